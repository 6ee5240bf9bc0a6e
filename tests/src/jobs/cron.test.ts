import { createPool } from '#src/db/connection.ts';
import { fireSlot, startCron, type CronEntry } from '#src/jobs/cron.ts';
import { defineJob } from '#src/jobs/job.ts';
import { Kysely, PostgresDialect } from 'kysely';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { openEmptyWorld } from '../../support/world.ts';
import { queueOf } from './queue.ts';

const { ctx, owner, address } = await openEmptyWorld();
const job = defineJob({ name: 'essai.nightly', payload: z.object({}), run: async () => undefined });
const nightly: CronEntry = { name: 'essai.nightly', pattern: '0 3 * * *', job };
const slot = (text: string): Date => new Date(text);

/** The same instance in another process: its own connections. */
const pool = createPool({ address, role: 'application', max: 2, log: ctx.log });
const replica = {
  ...ctx,
  db: new Kysely<never>({ dialect: new PostgresDialect({ pool }) }) as unknown as typeof ctx.db,
};
afterAll(async () => {
  await replica.db.destroy();
});

describe('a slot', () => {
  test('that two replicas reach is fired by one', async () => {
    const at = slot('2026-11-21T02:00:00Z');
    const fired = await Promise.all([ctx, replica, ctx, replica].map(async (one) => await fireSlot(one, nightly, at)));
    expect(fired.filter(Boolean)).toHaveLength(1);
    expect(await queueOf(owner)).toHaveLength(1);
  });

  test('of another night, or of another entry, is another slot', async () => {
    expect(await fireSlot(ctx, nightly, slot('2026-11-22T02:00:00Z'))).toBe(true);
    expect(await fireSlot(ctx, { ...nightly, name: 'essai.other' }, slot('2026-11-22T02:00:00Z'))).toBe(true);
    expect(await queueOf(owner)).toHaveLength(3);
  });

  test('whose job cannot be asked for is not taken for fired', async () => {
    const at = slot('2026-11-23T02:00:00Z');
    const bad = { ...nightly, job: { ...job, maxAttempts: 0 } };
    await expect(fireSlot(ctx, bad, at)).rejects.toThrow();
    expect(await fireSlot(ctx, nightly, at)).toBe(true);
  });
});

test('the clock fires entries at their time, on the whole minute, until it is stopped', async () => {
  const everySecond = { ...nightly, name: 'essai.often', pattern: '* * * * * *' };
  const cron = startCron(ctx, [everySecond]);
  const slots = async () =>
    (await owner.query<{ slot: Date }>(`select slot from cron_slots where name = 'essai.often'`)).rows;
  await vi.waitFor(async () => expect(await slots()).toHaveLength(1), 5_000);
  cron.stop();
  expect((await slots())[0]?.slot.toISOString()).toBe('2026-11-21T10:00:00.000Z');
});
