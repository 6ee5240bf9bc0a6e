import { forCompany, inTransaction, systemActor, type TenantCtx, type Tx } from '#src/context.ts';
import { defineEvent, eventJobs, publish, subscribe, type Subscription } from '#src/events/outbox.ts';
import { newId } from '#src/ids.ts';
import type { Job } from '#src/jobs/job.ts';
import { startWorker } from '#src/jobs/worker.ts';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { openEmptyWorld } from '../../support/world.ts';
import { ownerPool } from '../jobs/queue.ts';

const world = await openEmptyWorld();
const { ctx } = world;
const owner = ownerPool(world);
const tenant = forCompany(ctx, newId(), systemActor);
const happened = defineEvent({ type: 'essai.happened', payload: z.object({ what: z.string() }) });
const other = defineEvent({ type: 'essai.other', payload: z.object({}) });

/** What a subscriber wrote in its own transaction: a row for each event it has handled. */
async function remember(tx: Tx<TenantCtx>, subscriber: string, what: string): Promise<void> {
  await tx.db
    .insertInto('cron_slots')
    .values({ name: `${subscriber} ${what}`, slot: new Date(Math.random() * 1e12) })
    .execute();
}

async function remembered(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>('select name from cron_slots order by name');
  return rows.map(({ name }) => name);
}

let failures = 0;
const subscriptions: readonly Subscription[] = [
  subscribe(happened, 'essai.first', async (tx, { what }) => await remember(tx, 'first', what)),
  subscribe(happened, 'essai.second', async (tx, { what }) => {
    await remember(tx, 'second', what);
    if (what === 'difficult' && failures++ === 0) throw new Error('Not this time');
  }),
  subscribe(other, 'essai.third', async (tx) => await remember(tx, 'third', 'other')),
];
const jobs = eventJobs(subscriptions);
const worker = await startWorker({ ctx, owner, jobs, concurrency: 2 });
afterAll(async () => {
  await worker.stop();
});
afterEach(async () => {
  await owner.query('truncate cron_slots');
});

const tell = async (what: string): Promise<void> =>
  await inTransaction(tenant, async (tx) => await publish(tx, happened, { what }));

describe('an event', () => {
  test('reaches each of its subscribers, and nobody else', async () => {
    await tell('news');
    await vi.waitFor(async () => expect(await remembered()).toEqual(['first news', 'second news']), 10_000);
  });

  test('is taken back with its transaction', async () => {
    const failing = inTransaction(tenant, async (tx) => {
      await publish(tx, happened, { what: 'never' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await tell('after');
    await vi.waitFor(async () => expect(await remembered()).toEqual(['first after', 'second after']), 10_000);
    const { rows } = await owner.query(`select from outbox where payload->>'what' = 'never'`);
    expect(rows).toEqual([]);
  });

  test('is handled once by each subscriber, however often it is delivered', async () => {
    await tell('twice');
    await vi.waitFor(async () => expect(await remembered()).toHaveLength(2), 10_000);
    const { rows } = await owner.query<{ id: string }>(`select id from outbox where payload->>'what' = 'twice'`);
    const payload = { companyId: tenant.company.id, eventId: rows[0]?.id };
    const run = { attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
    const job = (name: string): Job | undefined => jobs.find((one) => one.name === name);
    const deliver = { ...payload, subscriber: 'essai.first' };
    await Promise.all([1, 2, 3].map(async () => await job('events.deliver')?.run(ctx, deliver, run)));
    await job('events.dispatch')?.run(ctx, payload, run);
    await vi.waitFor(async () => {
      const waiting = await owner.query('select from graphile_worker.jobs');
      expect(waiting.rowCount).toBe(0);
    }, 10_000);
    expect(await remembered()).toEqual(['first twice', 'second twice']);
  });

  test('is delivered again to the one subscriber that failed, whose own work was taken back', async () => {
    await tell('difficult');
    await vi.waitFor(async () => expect(await remembered()).toEqual(['first difficult', 'second difficult']), 15_000);
    expect(failures).toBe(2);
  });

  test('of a company is not there for another', async () => {
    await tell('secret');
    const seen = await inTransaction(forCompany(ctx, newId(), systemActor), async (tx) =>
      tx.db.selectFrom('outbox').select('id').execute(),
    );
    expect(seen).toEqual([]);
    await vi.waitFor(async () => expect(await remembered()).toHaveLength(2), 10_000);
  });
});

test('two subscriptions with one name are refused', () => {
  const twin = subscribe(other, 'essai.first', async () => undefined);
  expect(() => eventJobs([...subscriptions, twin])).toThrow('Two subscriptions share a subscriber name');
});
