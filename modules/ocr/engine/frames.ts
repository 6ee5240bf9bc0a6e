// The wire between the product and its reading process: a mark, two lengths, a JSON head, a binary body.

const MARK = new TextEncoder().encode('FOCR');
const PREFIX = MARK.length + 8;
const MOST_BYTES = 512 * 1024 * 1024;

export interface Frame {
  readonly head: unknown;
  readonly body: Uint8Array;
}

export function encodeFrame(head: unknown, body: Uint8Array = new Uint8Array()): Uint8Array[] {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const prefix = new Uint8Array(PREFIX);
  prefix.set(MARK);
  const view = new DataView(prefix.buffer);
  view.setUint32(MARK.length, json.length);
  view.setUint32(MARK.length + 4, body.length);
  return [prefix, json, body];
}

/** Puts chunks of a stream together into frames. Throws when the stream carries something else. */
export class FrameReader {
  #chunks: Uint8Array[] = [];
  #length = 0;
  #wanted = PREFIX;

  push(chunk: Uint8Array): Frame[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const frames: Frame[] = [];
    while (this.#length >= this.#wanted) {
      const frame = this.#take();
      if (frame) frames.push(frame);
    }
    return frames;
  }

  #take(): Frame | undefined {
    const bytes = this.#joined();
    const [jsonLength, bodyLength] = lengths(bytes);
    const total = PREFIX + jsonLength + bodyLength;
    if (bytes.length < total) {
      this.#wanted = total;
      return undefined;
    }
    const head: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(PREFIX, PREFIX + jsonLength)));
    this.#chunks = [bytes.subarray(total)];
    this.#length = bytes.length - total;
    this.#wanted = PREFIX;
    return { head, body: bytes.slice(PREFIX + jsonLength, total) };
  }

  #joined(): Uint8Array {
    const bytes = new Uint8Array(this.#length);
    let offset = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, offset);
      offset += chunk.length;
    }
    this.#chunks = [bytes];
    return bytes;
  }
}

function lengths(bytes: Uint8Array): [number, number] {
  if (MARK.some((byte, index) => bytes[index] !== byte)) throw new Error('Not a frame');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const jsonLength = view.getUint32(MARK.length);
  const bodyLength = view.getUint32(MARK.length + 4);
  if (jsonLength + bodyLength > MOST_BYTES) throw new Error('Frame too large');
  return [jsonLength, bodyLength];
}
