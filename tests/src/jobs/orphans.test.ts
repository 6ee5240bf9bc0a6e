// Jobs of killed processes: tried again as if nothing had happened, given up with a name when they are cut off for ever.

import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTransaction } from '#src/context.ts';
import type { Problem } from '#src/errors.ts';
import { defineJob, enqueue } from '#src/jobs/job.ts';
import { LOCK_CLASS, openLease } from '#src/jobs/lease.ts';
import { watchOwnJobs } from '#src/jobs/own-jobs.ts';
import { jobRegistry } from '#src/jobs/worker.ts';
import { freeOrphans } from '#src/jobs/orphans.ts';
import { openEmptyWorld } from '../../support/world.ts';

const { ctx, owner } = await openEmptyWorld();

interface Row {
  attempts: number;
  max_attempts: number;
  locked_by: string | null;
}

const failures: Problem[] = [];
const job = defineJob<{ id: number }>({
  name: 'test.cut_off',
  maxAttempts: 3,
  payload: z.object({ id: z.number() }),
  run: () => Promise.resolve(),
  failed: (_ctx, _payload, error) => {
    failures.push(error as Problem);
    return Promise.resolve();
  },
});
const options = { ctx, owner, registry: jobRegistry([job]) };

async function rowOf(id: string): Promise<Row> {
  const { rows } = await owner.query<Row>(
    'select attempts, max_attempts, locked_by from graphile_worker.jobs where id = $1',
    [id],
  );
  return rows[0]!;
}

async function waitingJob(): Promise<string> {
  await inTransaction(ctx, async (tx) => await enqueue(tx, job, { payload: { id: 1 } }));
  const { rows } = await owner.query<{ id: string }>('select max(id) as id from graphile_worker.jobs');
  return rows[0]!.id;
}

/** As graphile-worker does when it takes a job; then the process is gone. */
async function takeAndDie(id: string): Promise<void> {
  await owner.query(
    `update graphile_worker._private_jobs
     set attempts = attempts + 1, locked_by = 'worker-gone', locked_at = now() - interval '1 minute' where id = $1`,
    [id],
  );
}

test('a job cut off in its last try gets that try back', async () => {
  const id = await waitingJob();
  for (let kill = 1; kill <= 6; kill += 1) {
    await takeAndDie(id);
    expect(await freeOrphans(options)).toBe(1);
    const row = await rowOf(id);
    expect(row).toEqual({ attempts: kill, max_attempts: 3 + kill, locked_by: null });
  }
  expect(failures).toEqual([]);
});

test('a job that is cut off for ever is given up, and its failure has a name', async () => {
  const id = await waitingJob();
  for (let kill = 1; kill <= 13; kill += 1) {
    expect(failures).toEqual([]);
    await takeAndDie(id);
    await freeOrphans(options);
  }
  expect(failures.map(({ code }) => code)).toEqual(['jobs.interrupted']);
  expect(await rowOf(id)).toEqual({ attempts: 15, max_attempts: 15, locked_by: null });
});

test('a job just taken is left to its worker', async () => {
  const id = await waitingJob();
  await owner.query(
    `update graphile_worker._private_jobs set locked_by = 'worker-new', locked_at = now() where id = $1`,
    [id],
  );
  expect(await freeOrphans(options)).toBe(0);
  expect((await rowOf(id)).locked_by).toBe('worker-new');
});

test('a job that the queue gave to a living worker, which never heard of it, is freed when it is seen twice', async () => {
  const own = watchOwnJobs();
  const [lost, running] = [await waitingJob(), await waitingJob()];
  const holder = 'pool-alive';
  for (const id of [lost, running]) {
    await owner.query(
      `update graphile_worker._private_jobs
       set locked_by = $2, locked_at = now() - interval '1 minute', attempts = 1 where id = $1`,
      [id, holder],
    );
  }
  const lease = openLease(owner, ctx.log);
  lease.hold(holder);
  await expect.poll(async () => await leaseHolders(), { timeout: 30_000 }).toBe(1);
  await own.during(running, async () => {
    expect(await own.lost(owner, holder)).toEqual([]);
    expect(await freeOrphans({ ...options, lost: await own.lost(owner, holder) })).toBe(1);
  });
  await lease.release();
  expect(await rowOf(lost)).toEqual({ attempts: 1, max_attempts: 4, locked_by: null });
  expect((await rowOf(running)).locked_by).toBe(holder);
});

async function leaseHolders(): Promise<number> {
  const { rowCount } = await owner.query(
    `select from pg_locks where locktype = 'advisory' and granted and classid = ${LOCK_CLASS}`,
  );
  return rowCount ?? 0;
}
