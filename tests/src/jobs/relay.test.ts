// Tickets on their way into the queue: written with what they are for, made a job exactly once, whoever dies in between.

import { defineJob } from '#src/jobs/job.ts';
import { deadOrWaitingJobs, jobCounts } from '#src/jobs/admin.ts';
import { relayTickets, startRelay } from '#src/jobs/relay.ts';
import { createRush } from '#src/jobs/rush.ts';
import { startWorker } from '#src/jobs/worker.ts';
import { sql } from 'kysely';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { openEmptyWorld } from '../../support/world.ts';
import { ownerPool, queueOf, watchedJob } from './queue.ts';

const world = await openEmptyWorld();
const { ctx } = world;
const owner = ownerPool(world);
const { log } = ctx;

/** As the application's role writes them. */
async function write(count: number, task = 'essai.ticket'): Promise<void> {
  await sql`insert into job_tickets (task, payload, max_attempts)
    select ${task}, json_build_object('what', number::text), 3 from generate_series(1, ${count}::int) number`.execute(
    ctx.db,
  );
}

const tickets = async (): Promise<number> => (await owner.query('select from job_tickets')).rowCount ?? 0;

afterEach(async () => {
  await owner.query('truncate job_tickets');
  await owner.query('delete from graphile_worker._private_jobs');
});

describe('tickets', () => {
  test('become jobs in their order, with their tries, and are tickets no more', async () => {
    await write(3);
    expect(await relayTickets(owner)).toBe(3);
    expect(await tickets()).toBe(0);
    expect(await queueOf(owner)).toEqual(
      [1, 2, 3].map(() => ({ task: 'essai.ticket', attempts: 0, max: 3, locked: false })),
    );
    const { rows } = await owner.query<{ what: string }>(
      `select payload->>'what' as what from graphile_worker._private_jobs order by id`,
    );
    expect(rows.map(({ what }) => what)).toEqual(['1', '2', '3']);
  });

  test('that are many go in several turns, none of them twice when two relays are at it', async () => {
    await write(1_200);
    const [one, other] = await Promise.all([relayTickets(owner), relayTickets(owner)]);
    expect(one + other).toBe(1_200);
    expect(await queueOf(owner)).toHaveLength(1_200);
  });

  test('wait where they are when the relay dies before it has committed', async () => {
    await write(2);
    const client = await owner.connect();
    await client.query('begin');
    await client.query('select facteur_relay_tickets(10)');
    client.release(true);
    await vi.waitFor(async () => expect(await relayTickets(owner)).toBe(2), 5_000);
    expect(await queueOf(owner)).toHaveLength(2);
  });

  test('are seen as waiting', async () => {
    await write(2);
    expect(await jobCounts(owner)).toEqual({ waiting: 2, dead: 0 });
    expect(await deadOrWaitingJobs(owner)).toEqual([
      expect.objectContaining({ name: 'essai.ticket', state: 'waiting', maxAttempts: 3 }),
      expect.objectContaining({ name: 'essai.ticket', state: 'waiting', maxAttempts: 3 }),
    ]);
  });

  test('cannot be read, changed or taken away by the application', async () => {
    await write(1);
    for (const forbidden of [
      sql`select task from job_tickets`,
      sql`update job_tickets set task = 'essai.other'`,
      sql`delete from job_tickets`,
      sql`select facteur_relay_tickets(1)`,
    ]) {
      await expect(forbidden.execute(ctx.db)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('a relay', () => {
  test('takes what it finds at its start, and what comes without anybody calling', async () => {
    await write(1);
    const relay = startRelay({ owner, log });
    await vi.waitFor(async () => expect(await queueOf(owner)).toHaveLength(1), 5_000);
    await write(1);
    await vi.waitFor(async () => expect(await queueOf(owner)).toHaveLength(2), 5_000);
    await relay.stop();
  });

  test('lets a rush end first', async () => {
    const rush = createRush();
    const relay = startRelay({ owner, log, rush });
    const stream = setInterval(() => rush.touch(), 1);
    rush.touch();
    for (let time = 0; time < 20; time += 1) await write(1);
    expect(await queueOf(owner)).toEqual([]);
    clearInterval(stream);
    await vi.waitFor(async () => expect(await queueOf(owner)).toHaveLength(20), 5_000);
    await relay.stop();
    await write(1);
    rush.touch();
    expect(await tickets()).toBe(1);
  });
});

test('a worker runs the jobs of tickets that an earlier process has left', async () => {
  const { job, said } = watchedJob('essai.ticket', () => undefined);
  await write(1);
  const worker = await startWorker({ ctx, owner, jobs: [job], concurrency: 1 });
  await vi.waitFor(() => expect(said).toEqual(['run 1 1']), 10_000);
  await worker.stop();
});

test('the boot is refused when a ticket waits that nobody handles', async () => {
  await write(1, 'essai.unknown');
  const known = defineJob({ name: 'essai.ticket', payload: z.object({}), run: async () => undefined });
  const booting = startWorker({ ctx, owner, jobs: [known], concurrency: 1 });
  await expect(booting).rejects.toThrow('No handler for the waiting jobs essai.unknown');
});
