// One working thread: started when there is work, watched while it works, ended when it has done enough.

import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { Problem, problem } from '#src/errors.ts';
import { pdfTooComplex } from '../pdf/errors.ts';
import type { Reply, Request } from './messages.ts';
import { pack, unpack } from './packing.ts';
import type { InputOf, OutputOf, TaskName } from './tasks.ts';

const tooComplex = problem({
  code: 'facturx.too_complex',
  status: 422,
  fr: 'Ce fichier est trop complexe : son traitement n’aboutit pas. Demandez à l’émetteur un fichier plus simple.',
  en: 'This file is too complex: processing it does not come to an end. Ask the sender for a simpler file.',
});

/** A thread that says nothing for this long is stuck in a file that was made to hold it. */
const SILENCE_MS: Readonly<Partial<Record<TaskName, number>>> = { build: 15_000 };
/** The largest XML that is accepted takes a few seconds, on a loaded machine several times that. */
const LONGEST_MS = 60_000;
/**
 * A thread gives its memory back when it ends, not before: PDFium's never shrinks, pages that were drawn and large
 * documents leave holes. When the process has grown by so much since a thread began, the next task gets a fresh one.
 */
const MOST_GROWTH = 128 * 1024 * 1024;
/** A thread that nobody needs gives its memory back. */
const IDLE_MS = 15_000;

interface Task {
  readonly id: number;
  readonly name: TaskName;
  readonly onPart: (part: string) => void;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What is asked of a lane. */
export interface Order<N extends TaskName> {
  readonly name: N;
  readonly input: InputOf<N>;
  /** Takes the pieces of the answer in, one a turn. */
  readonly onPart?: ((part: string) => void) | undefined;
}

function failure(reply: Extract<Reply, { kind: 'problem' | 'defect' }>): Error {
  if (reply.kind === 'defect') return new Error(`A working thread failed: ${reply.stack}`);
  return new Problem(reply.problem);
}

export class Lane {
  #worker: Worker | undefined;
  #task: Task | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Memory of the process when the thread was started. */
  #before = 0;
  #lastId = 0;

  get isBusy(): boolean {
    return this.#task !== undefined;
  }

  /** One at a time. Rejects with the Problem that the task ended in, or `…too_complex` when it did not end. */
  run<N extends TaskName>({ name, input, onPart = () => {} }: Order<N>): Promise<OutputOf<N>> {
    return new Promise((resolve, reject) => {
      const take = resolve as (output: unknown) => void;
      this.#task = { id: ++this.#lastId, name, onPart, resolve: take, reject };
      const worker = (this.#worker ??= this.#start());
      worker.ref();
      this.#watchTask(name);
      const { message, transfer } = pack(input, 'keeps');
      const request: Request = { id: this.#lastId, task: name, input: message };
      worker.postMessage(request, transfer);
    });
  }

  #start(): Worker {
    this.#before = process.memoryUsage.rss();
    const worker = new Worker(new URL('./thread.ts', import.meta.url));
    worker.on('message', (reply: Reply) => this.#hear(reply));
    worker.on('error', (error: Error) => this.#lost(worker, error));
    worker.on('exit', () => this.#lost(worker, new Error('A working thread ended')));
    return worker;
  }

  #hear(reply: Reply): void {
    const task = this.#task;
    if (!task) return;
    if (reply.kind === 'alive') return this.#watchTask(task.name);
    if (reply.id !== task.id) return;
    if (reply.kind === 'part') return task.onPart(reply.part);
    this.#rest(reply.kind === 'defect' || (reply.kind === 'problem' && task.name === 'build'));
    if (reply.kind === 'done') task.resolve(unpack(reply.output));
    else task.reject(failure(reply));
  }

  /** Between two tasks. */
  #rest(isSpent: boolean): void {
    this.#task = undefined;
    this.#worker?.unref();
    this.#watch(IDLE_MS, () => this.#end());
    // A failure may leave anything behind, a heap of hundreds of megabytes included; refusing XML leaves nothing.
    if (isSpent || process.memoryUsage.rss() - this.#before > MOST_GROWTH) this.#end();
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
    void worker?.terminate();
  }

  #watchTask(name: TaskName): void {
    const end = name === 'build' ? pdfTooComplex : tooComplex;
    this.#watch(SILENCE_MS[name] ?? LONGEST_MS, () => this.#giveUp(end()));
  }

  #watch(milliseconds: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, milliseconds);
    if (!this.#task) this.#timer.unref();
  }
}
