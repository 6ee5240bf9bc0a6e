// The product's end of one reading process.

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { readingCommand } from './command.ts';
import { type Frame, FrameReader, encodeFrame } from './frames.ts';

interface Waiting {
  readonly resolve: (frame: Frame) => void;
  readonly reject: (cause: Error) => void;
}

/** Answers one request at a time. Once it has died it stays dead: the lane starts another. */
export class Child {
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #reader = new FrameReader();
  #waiting: Waiting | undefined;
  #complaints = '';
  alive = true;

  constructor() {
    const { program, args } = readingCommand();
    this.#process = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process.stdout.on('data', (chunk: Uint8Array) => this.#receive(chunk));
    this.#process.stderr.on('data', (chunk: Uint8Array) => {
      this.#complaints = (this.#complaints + new TextDecoder().decode(chunk)).slice(-2000);
    });
    this.#process.stdin.on('error', () => undefined);
    this.#process.once('error', (cause) => this.#died(cause));
    this.#process.once('close', (code) =>
      this.#died(new Error(`The reading process ended (${code}): ${this.#complaints.trim()}`)),
    );
  }

  request(head: unknown, body: Uint8Array): Promise<Frame> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      for (const part of encodeFrame(head, body)) this.#process.stdin.write(part);
    });
  }

  kill(): void {
    this.alive = false;
    this.#process.kill('SIGKILL');
  }

  /** An idle child must not keep the product from ending. */
  hold(held: boolean): void {
    const streams = [this.#process.stdout, this.#process.stderr] as unknown as { ref?(): void; unref?(): void }[];
    for (const handle of [this.#process, ...streams]) {
      if (held) handle.ref?.();
      else handle.unref?.();
    }
  }

  #receive(chunk: Uint8Array): void {
    try {
      for (const frame of this.#reader.push(chunk)) {
        const waiting = this.#waiting;
        this.#waiting = undefined;
        waiting?.resolve(frame);
      }
    } catch (cause) {
      this.kill();
      this.#died(cause instanceof Error ? cause : new Error(String(cause)));
    }
  }

  #died(cause: Error): void {
    this.alive = false;
    this.#waiting?.reject(cause);
    this.#waiting = undefined;
  }
}
