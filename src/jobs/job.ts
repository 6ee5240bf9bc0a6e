// A job: a named piece of work done after commit, leased, retried with back-off, visible when dead.

import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx, Tx } from '../context.ts';

export interface JobRun {
  /** 1 for the first try. */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  /** Aborted when the process is asked to stop. */
  readonly signal: AbortSignal;
}

export interface Job<P = unknown> {
  /** `module.verb`, unique in the process. */
  readonly name: string;
  readonly payload: z.ZodType<P>;
  /** Tries before the job is dead; back-off grows as e^min(attempt, 10) seconds. */
  readonly maxAttempts: number;
  run(ctx: Ctx, payload: P, run: JobRun): Promise<void>;
  /** Called once when the job will not be tried again, so that the failure gets a name where people look. */
  failed?(ctx: Ctx, payload: P, error: unknown): Promise<void>;
}

/** Declares a job. A payload that does not parse is a defect and kills the job at once. */
export function defineJob<P>(job: Omit<Job<P>, 'maxAttempts'> & { maxAttempts?: number }): Job<P> {
  return { maxAttempts: 12, ...job };
}

export interface EnqueueOptions {
  /** One waiting job per key: a second one replaces the first. */
  readonly key?: string;
  readonly runAt?: Date;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
  /** Smaller runs first; default 0. */
  readonly priority?: number;
}

/** A job by name, for those who enqueue it and do not run it. */
export type JobTicket = Pick<Job, 'name' | 'maxAttempts'>;

export interface Enqueued<P> extends EnqueueOptions {
  readonly payload: P;
}

/** Puts the job into the queue in the caller's transaction: rolled back with it, never run before it commits. */
export async function enqueue<P>(
  tx: Tx,
  job: JobTicket,
  { payload, key, runAt, queue, priority }: Enqueued<P>,
): Promise<void> {
  await sql`select facteur_enqueue(
    ${job.name}, ${JSON.stringify(payload)}::json, ${key ?? null}, ${runAt ?? null},
    ${job.maxAttempts}, ${queue ?? null}, ${priority ?? 0})`.execute(tx.db);
}
