// A queue in front of one reading process, which is started when needed, replaced after enough work,
// killed when it takes too long, and let go when nothing comes for a minute.

import { engineFailed, imageUnreadable, pageMissing, pdfBroken, pdfEncrypted, stopped, timeout } from '../errors.ts';
import type { Problem } from '#src/errors.ts';
import { Child } from './child.ts';
import type { Answers, FailureAnswer, FailureCode, Request } from './messages.ts';

export interface Job<R extends Request> {
  readonly request: R;
  readonly bytes: Uint8Array;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Answered<A> {
  readonly head: A;
  readonly body: Uint8Array;
}

const FAILURES: Record<FailureCode, (options?: ErrorOptions) => Problem> = {
  pdf_encrypted: pdfEncrypted,
  pdf_broken: pdfBroken,
  page_missing: pageMissing,
  image_unreadable: imageUnreadable,
  engine_failed: engineFailed,
};

export class Lane {
  readonly #recycleAfter: number;
  readonly #idleMs: number;
  #child: Child | undefined;
  #served = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #tail: Promise<unknown> = Promise.resolve();
  #generation = 0;

  constructor({ recycleAfter, idleMs }: { recycleAfter: number; idleMs: number }) {
    this.#recycleAfter = recycleAfter;
    this.#idleMs = idleMs;
  }

  /** Throws a Problem: the document's fault, `ocr.timeout`, `ocr.stopped` or `ocr.engine_failed`; or the signal's reason. */
  ask<R extends Request>(job: Job<R>): Promise<Answered<Answers[R['op']]>> {
    const generation = this.#generation;
    const result = this.#tail.then(() => {
      job.signal?.throwIfAborted();
      if (generation !== this.#generation) throw stopped();
      return this.#perform(job);
    });
    this.#tail = result.catch(() => undefined);
    return result;
  }

  /** Ends the process; what is queued or under way fails with `ocr.stopped`. */
  stop(): void {
    this.#generation += 1;
    this.#release();
  }

  get running(): boolean {
    return this.#child?.alive === true;
  }

  async #perform<R extends Request>(job: Job<R>): Promise<Answered<Answers[R['op']]>> {
    clearTimeout(this.#idle);
    const generation = this.#generation;
    const child = this.#ready();
    const limits = watch(job, () => child.kill());
    try {
      const { head, body } = await child.request(job.request, job.bytes);
      const failure = head as Partial<FailureAnswer>;
      if (failure.failure) throw FAILURES[failure.failure]({ cause: new Error(failure.detail) });
      return { head: head as Answers[R['op']], body };
    } catch (cause) {
      throw limits.reason() ?? (generation === this.#generation ? asProblem(cause) : stopped({ cause }));
    } finally {
      limits.end();
      this.#rest();
    }
  }

  #ready(): Child {
    if (this.#served >= this.#recycleAfter) this.#release();
    if (!this.#child?.alive) {
      this.#child = new Child();
      this.#served = 0;
    }
    this.#served += 1;
    this.#child.hold(true);
    return this.#child;
  }

  #rest(): void {
    this.#child?.hold(false);
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#release(), this.#idleMs);
    this.#idle.unref?.();
  }

  #release(): void {
    clearTimeout(this.#idle);
    this.#child?.kill();
    this.#child = undefined;
  }
}

/** Kills the work when its time is over or its asker has gone, and remembers which. */
function watch(job: Job<Request>, kill: () => void): { reason(): unknown; end(): void } {
  let reason: unknown;
  const stop = (why: unknown): void => {
    reason ??= why;
    kill();
  };
  const timer = setTimeout(() => stop(timeout()), job.timeoutMs);
  const aborted = (): void => stop(job.signal?.reason);
  job.signal?.addEventListener('abort', aborted, { once: true });
  return {
    reason: () => reason,
    end: () => {
      clearTimeout(timer);
      job.signal?.removeEventListener('abort', aborted);
    },
  };
}

function asProblem(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause && 'permanent' in cause ? cause : engineFailed({ cause });
}
