// A file that is being written: ASCII and bytes, in turn.

const encoder = new TextEncoder();

export class Output {
  length = 0;
  #room: Uint8Array;
  #filled = 0;
  /** Text that is not in the room yet: encoding much at once is quicker. */
  #text = '';

  /** `room`: about as many bytes as are to come. */
  constructor(room: number) {
    this.#room = new Uint8Array(room);
  }

  /** Adds texts, which must be ASCII, and bytes. */
  push(...parts: readonly (string | Uint8Array)[]): void {
    for (const part of parts) {
      this.length += part.length;
      if (typeof part === 'string') {
        this.#text += part;
        continue;
      }
      this.#settle();
      this.#room.set(part, this.#filled);
      this.#filled += part.length;
    }
  }

  /** What was written from `start` on, to be looked at before more follows. */
  since(start: number): Uint8Array {
    this.#settle();
    return this.#room.subarray(start, this.#filled);
  }

  /** The whole file. */
  bytes(): Uint8Array {
    return this.since(0);
  }

  /** Makes room for all that was added, and puts waiting text there. */
  #settle(): void {
    if (this.length > this.#room.length) {
      const larger = new Uint8Array(Math.ceil(this.length * 1.5));
      larger.set(this.#room.subarray(0, this.#filled));
      this.#room = larger;
    }
    if (this.#text === '') return;
    encoder.encodeInto(this.#text, this.#room.subarray(this.#filled));
    this.#filled += this.#text.length;
    this.#text = '';
  }
}
