import { inTransaction } from '#src/context.ts';
import { problem } from '#src/errors.ts';
import { deadOrWaitingJobs, jobCounts, retryJobs } from '#src/jobs/admin.ts';
import { defineJob, enqueue } from '#src/jobs/job.ts';
import { jobRegistry, startWorker } from '#src/jobs/worker.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { openEmptyWorld } from '../../support/world.ts';
import { hurry, ownerPool, put, queueOf, watchedJob } from './queue.ts';

const world = await openEmptyWorld();
const { ctx } = world;
const owner = ownerPool(world);
const hopeless = problem({ code: 'essai.hopeless', status: 422, fr: 'Sans espoir.', en: 'Hopeless.' });
const expectTold = (said: readonly string[], expected: readonly string[]) =>
  vi.waitFor(() => expect(said).toEqual(expected), 10_000);

const good = watchedJob('essai.good', () => undefined);
const permanent = watchedJob('essai.permanent', () => {
  throw hopeless();
});
const silent = defineJob({
  name: 'essai.silent',
  payload: z.object({ what: z.string() }),
  run: () => Promise.reject(hopeless()),
});
const broken = watchedJob('essai.broken', (what) => {
  if (what !== 'mended') throw new Error('Broken');
});
const slow = watchedJob('essai.slow', async () => await sleep(150));
let together = 0;
const lined = watchedJob('essai.lined', async () => {
  expect((together += 1)).toBe(1);
  await sleep(30);
  together -= 1;
});

let worker: Awaited<ReturnType<typeof startWorker>>;
const start = async () => {
  const jobs = [...[good, permanent, broken, slow, lined].map(({ job }) => job), silent];
  worker = await startWorker({ ctx, owner, jobs, concurrency: 3 });
};
beforeAll(start);
afterAll(async () => {
  await worker.stop();
});
afterEach(async () => {
  const running = `select id::text from graphile_worker._private_jobs where locked_at is not null`;
  await vi.waitFor(async () => expect((await owner.query<{ id: string }>(running)).rows).toEqual([]));
  for (const { said } of [good, permanent, broken, slow, lined]) said.length = 0;
  await owner.query('delete from graphile_worker._private_jobs where locked_at is null');
});

describe('a job', () => {
  test('is run after the commit of who asked for it, once', async () => {
    await inTransaction(ctx, async (tx) => {
      await enqueue(tx, good.job, { payload: { what: 'a' } });
      await sleep(200);
      expect(good.said).toEqual([]);
    });
    await expectTold(good.said, ['run a 1']);
    await vi.waitFor(async () => expect(await queueOf(owner)).toEqual([]));
  });

  test('of a transaction that is taken back is never run', async () => {
    const failing = inTransaction(ctx, async (tx) => {
      await enqueue(tx, good.job, { payload: { what: 'never' } });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await put(ctx, good.job, 'after');
    await expectTold(good.said, ['run after 1']);
  });

  test('that can never succeed is told so once, and is done with', async () => {
    await put(ctx, permanent.job, 'a');
    await expectTold(permanent.said, ['run a 1', 'failed a: essai.hopeless: Hopeless.']);
    await vi.waitFor(async () => expect(await queueOf(owner)).toEqual([]));
  });

  test('that fails is tried again, told after its last try, and stays visible as dead until it is retried', async () => {
    await put(ctx, broken.job, 'a');
    await expectTold(broken.said, ['run a 1']);
    for (const runs of [2, 3]) {
      await vi.waitFor(async () => {
        await hurry(owner);
        expect(broken.said.filter((text) => text.startsWith('run'))).toHaveLength(runs);
      }, 10_000);
    }
    await expectTold(broken.said, ['run a 1', 'run a 2', 'run a 3 last', 'failed a: Broken']);
    await vi.waitFor(async () =>
      expect(await deadOrWaitingJobs(owner)).toEqual([
        expect.objectContaining({
          name: 'essai.broken',
          state: 'dead',
          attempts: 3,
        }),
      ]),
    );
    expect(await jobCounts(owner)).toEqual({ waiting: 0, dead: 1 });
    broken.said.length = 0;
    expect(await retryJobs(owner, ['999999999'])).toBe(0);
    expect(await retryJobs(owner, [])).toBe(1);
    await expectTold(broken.said, ['run a 1']);
  });

  test('whose payload is not understood is dead at once', async () => {
    await owner.query(`select graphile_worker.add_job('essai.good', '{"what": 7}', max_attempts := 9)`);
    await vi.waitFor(async () => expect(await jobCounts(owner)).toEqual({ waiting: 0, dead: 1 }), 10_000);
    expect(good.said).toEqual([]);
    expect((await deadOrWaitingJobs(owner))[0]?.lastError).toContain('what');
  });

  test('that can never succeed and has nobody to tell is dead at once', async () => {
    await put(ctx, silent, 'a');
    await vi.waitFor(async () => expect(await jobCounts(owner)).toEqual({ waiting: 0, dead: 1 }), 10_000);
    expect((await deadOrWaitingJobs(owner))[0]?.lastError).toContain('Hopeless');
  });

  test('with a key waits once, the last one asked for', async () => {
    const runAt = new Date(Date.now() + 3_600_000);
    await put(ctx, good.job, { what: 'first', key: 'k', runAt });
    await put(ctx, good.job, { what: 'second', key: 'k', runAt });
    expect(await queueOf(owner)).toHaveLength(1);
    await put(ctx, good.job, { what: 'third', key: 'k' });
    await expectTold(good.said, ['run third 1']);
  });

  test('of a queue waits for the one before it', async () => {
    for (const what of ['a', 'b', 'c', 'd']) await put(ctx, lined.job, { what, queue: 'line' });
    await expectTold(lined.said, ['run a 1', 'run b 1', 'run c 1', 'run d 1']);
  });

  test('of the future is not run today', async () => {
    await put(ctx, good.job, { what: 'tomorrow', runAt: new Date(Date.now() + 86_400_000) });
    await put(ctx, good.job, 'now');
    await expectTold(good.said, ['run now 1']);
    await vi.waitFor(async () =>
      expect(await deadOrWaitingJobs(owner)).toEqual([expect.objectContaining({ state: 'waiting', attempts: 0 })]),
    );
  });

  test('that runs is let end when the worker is stopped', async () => {
    await put(ctx, slow.job, 'a');
    await expectTold(slow.said, ['run a 1']);
    await worker.stop();
    expect(await queueOf(owner)).toEqual([]);
    await start();
  });
});

describe('the boot', () => {
  test('is refused when two handlers have one name', () => {
    expect(() => jobRegistry([good.job, slow.job, good.job])).toThrow('Two handlers for the job essai.good');
  });

  test('is refused when a job waits that nobody handles', async () => {
    const unknown = defineJob({ name: 'essai.unknown', payload: z.object({}), run: async () => undefined });
    await inTransaction(
      ctx,
      async (tx) => await enqueue(tx, unknown, { payload: {}, runAt: new Date(Date.now() + 60_000) }),
    );
    const booting = startWorker({ ctx, owner, jobs: [good.job], concurrency: 1 });
    await expect(booting).rejects.toThrow('No handler for the waiting jobs essai.unknown');
  });
});
