// A queue to watch: jobs that say what was done with them, and what the database keeps of them.

import { inTransaction, type Ctx } from '#src/context.ts';
import { createPool, type DatabaseAddress } from '#src/db/connection.ts';
import { defineJob, enqueue, type EnqueueOptions, type Job } from '#src/jobs/job.ts';
import type pg from 'pg';
import { afterAll } from 'vitest';
import { z } from 'zod';

export interface Watched {
  readonly job: Job<{ what: string }>;
  /** `run what 1` (the attempt), `failed what`. */
  readonly said: string[];
}

/** A job that does as `work` does; every run and every failure is written down. */
export function watchedJob(
  name: string,
  work: (what: string, attempt: number) => void | Promise<void>,
  maxAttempts = 3,
): Watched {
  const said: string[] = [];
  const job = defineJob({
    name,
    maxAttempts,
    payload: z.object({ what: z.string() }),
    async run(_ctx, { what }, { attempt, isLastAttempt }) {
      said.push(`run ${what} ${attempt}${isLastAttempt ? ' last' : ''}`);
      await work(what, attempt);
    },
    failed: async (_ctx, { what }, error) => void said.push(`failed ${what}: ${(error as Error).message}`),
  });
  return { job, said };
}

export async function put(ctx: Ctx, job: Job<{ what: string }>, asked: string | (EnqueueOptions & { what: string })) {
  const { what, ...options } = typeof asked === 'string' ? { what: asked } : asked;
  await inTransaction(ctx, async (tx) => await enqueue(tx, job, { ...options, payload: { what } }));
}

export interface QueueRow {
  readonly task: string;
  readonly attempts: number;
  readonly max: number;
  readonly locked: boolean;
}

export async function queueOf(owner: pg.Pool): Promise<QueueRow[]> {
  const { rows } = await owner.query<QueueRow>(
    `select task_identifier as task, attempts::int, max_attempts::int as max, locked_at is not null as locked
     from graphile_worker.jobs order by id`,
  );
  return rows;
}

/** Whatever waits for its next try may be tried now. */
export async function hurry(owner: pg.Pool): Promise<void> {
  await owner.query(`update graphile_worker._private_jobs set run_at = now() where run_at > now()`);
}

/** A pool of the owner as large as the product's: the runner, the lease and the test each want connections. */
export function ownerPool({ address, ctx }: { address: DatabaseAddress; ctx: Ctx }): pg.Pool {
  const pool = createPool({ address, role: 'owner', max: 6, log: ctx.log });
  afterAll(async () => {
    await pool.end();
  });
  return pool;
}
