// Who is alive: a lease is a lock of a session. What becomes of the jobs of the dead: orphans.test.ts.

import { setTimeout as sleep } from 'node:timers/promises';
import { openLease } from '#src/jobs/lease.ts';
import { startWorker } from '#src/jobs/worker.ts';
import { describe, expect, test, vi } from 'vitest';
import { openEmptyWorld } from '../../support/world.ts';
import { ownerPool, put, queueOf, watchedJob } from './queue.ts';

const world = await openEmptyWorld();
const { ctx, owner } = world;
const pool = ownerPool(world);
const quick = watchedJob('essai.quick', () => undefined);

const LOCKS = `select pid from pg_locks where locktype = 'advisory' and granted and classid = 730001
  and database = (select oid from pg_database where datname = current_database())`;
const holders = async (): Promise<number> => (await owner.query(LOCKS)).rowCount ?? 0;

/** As if a worker had taken the job a minute ago. */
async function takenBy(workerPool: string): Promise<void> {
  await owner.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '1 minute', attempts = 1`,
    [workerPool],
  );
}

describe('a lease', () => {
  test('lasts as long as its connection, and is given back with it', async () => {
    const lease = openLease(pool, ctx.log);
    lease.hold('pool-a');
    await vi.waitFor(async () => expect(await holders()).toBe(1));
    await lease.release();
    await vi.waitFor(async () => expect(await holders()).toBe(0));
  });

  test('is taken again when its connection breaks', async () => {
    const lease = openLease(pool, ctx.log);
    lease.hold('pool-b');
    await vi.waitFor(async () => expect(await holders()).toBe(1));
    await owner.query(`select pg_terminate_backend(pid) from (${LOCKS}) held`);
    await sleep(100);
    await vi.waitFor(async () => expect(await holders()).toBe(1), 5_000);
    await lease.release();
    await vi.waitFor(async () => expect(await holders()).toBe(0));
  });
});

describe('a job', () => {
  test('of a killed worker is run by the next one that starts', async () => {
    await put(ctx, quick.job, 'a');
    await takenBy('pool-killed');
    const worker = await startWorker({ ctx, owner: pool, jobs: [quick.job], concurrency: 1 });
    await vi.waitFor(() => expect(quick.said).toEqual(['run a 2']), 10_000);
    await worker.stop();
  });

  test('of a worker that lives is left to it when another one starts', async () => {
    quick.said.length = 0;
    const lease = openLease(pool, ctx.log);
    lease.hold('pool-alive');
    await vi.waitFor(async () => expect(await holders()).toBe(1));
    await put(ctx, quick.job, 'b');
    await takenBy('pool-alive');
    const worker = await startWorker({ ctx, owner: pool, jobs: [quick.job], concurrency: 1 });
    await sleep(300);
    expect(quick.said).toEqual([]);
    expect(await queueOf(owner)).toEqual([expect.objectContaining({ locked: true })]);
    await lease.release();
    await vi.waitFor(() => expect(quick.said).toEqual(['run b 2']), 10_000);
    await worker.stop();
  });
});
