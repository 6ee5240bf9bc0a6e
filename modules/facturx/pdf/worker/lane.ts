// One building thread: started when there is work, watched while it works, ended when it has done enough.

import { Worker } from 'node:worker_threads';
import { pdfTooComplex } from '../errors.ts';
import { pdfProblem } from './reported.ts';
import type { FacturxInput, FacturxOutput } from '../build/hybrid.ts';
import type { Reply, Request } from './messages.ts';

/** A thread that says nothing for this long is stuck in a file that was made to hold it. */
const SILENCE_MS = 15_000;
/** Memory of WebAssembly grows and never shrinks: a thread is replaced before that matters. */
const MAX_BYTES_READ = 64 * 1024 * 1024;
/** A thread that nobody needs gives its memory back. */
const IDLE_MS = 15_000;

interface Task {
  readonly id: number;
  readonly resolve: (output: FacturxOutput) => void;
  readonly reject: (error: Error) => void;
}

function failure(reply: Extract<Reply, { kind: 'problem' | 'defect' }>): Error {
  if (reply.kind === 'defect') return new Error(`Building a PDF failed: ${reply.stack}`);
  return pdfProblem(reply.code);
}

export class Lane {
  #worker: Worker | undefined;
  #task: Task | undefined;
  #timer: NodeJS.Timeout | undefined;
  #bytesRead = 0;
  #lastId = 0;

  get isBusy(): boolean {
    return this.#task !== undefined;
  }

  /** One at a time. Rejects with the Problem that building ended in, or `facturx.pdf_too_complex` when it did not end. */
  build(input: FacturxInput): Promise<FacturxOutput> {
    return new Promise((resolve, reject) => {
      this.#task = { id: ++this.#lastId, resolve, reject };
      this.#bytesRead += input.pdf.length;
      const worker = (this.#worker ??= this.#start());
      worker.ref();
      this.#watch(SILENCE_MS, () => this.#giveUp(pdfTooComplex()));
      const request: Request = { id: this.#lastId, input };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window: there is no origin
      worker.postMessage(request);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./thread.ts', import.meta.url));
    worker.on('message', (reply: Reply) => this.#hear(reply));
    worker.on('error', (error: Error) => this.#lost(worker, error));
    worker.on('exit', () => this.#lost(worker, new Error('A building thread ended')));
    return worker;
  }

  #hear(reply: Reply): void {
    const task = this.#task;
    if (!task) return;
    if (reply.kind === 'alive') return this.#watch(SILENCE_MS, () => this.#giveUp(pdfTooComplex()));
    if (reply.id !== task.id) return;
    this.#rest(reply.kind !== 'done');
    if (reply.kind === 'done') task.resolve(reply.output);
    else task.reject(failure(reply));
  }

  /** Between two tasks. */
  #rest(hasFailed: boolean): void {
    this.#task = undefined;
    this.#worker?.unref();
    this.#watch(IDLE_MS, () => this.#end());
    // What failed may have left anything behind, a heap of hundreds of megabytes included.
    if (hasFailed || this.#bytesRead > MAX_BYTES_READ) this.#end();
  }

  #giveUp(error: Error): void {
    const task = this.#task;
    this.#task = undefined;
    this.#end();
    task?.reject(error);
  }

  #lost(worker: Worker, error: Error): void {
    if (worker === this.#worker) this.#giveUp(error);
  }

  #end(): void {
    const worker = this.#worker;
    clearTimeout(this.#timer);
    this.#worker = undefined;
    this.#bytesRead = 0;
    void worker?.terminate();
  }

  #watch(milliseconds: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, milliseconds);
    if (!this.#task) this.#timer.unref();
  }
}
