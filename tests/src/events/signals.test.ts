// Live signals: to whom they go and when. What happens when their connection is cut: live.test.ts.

import { setTimeout as sleep } from 'node:timers/promises';
import { forCompany, inTransaction, systemActor } from '#src/context.ts';
import { clientConfig } from '#src/db/open.ts';
import { openLiveHub, signal, type LiveSignal } from '#src/events/live.ts';
import { newId } from '#src/ids.ts';
import { afterAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { asOwner } from '../../support/postgres.ts';
import { openEmptyWorld } from '../../support/world.ts';

const { ctx, owner, address } = await openEmptyWorld();
const mine = forCompany(ctx, newId(), systemActor);
const foreign = forCompany(ctx, newId(), systemActor);
const config = { ...clientConfig(address, ctx.log), application_name: 'live hub' };
const hub = await openLiveHub(config, ctx.log);
afterAll(async () => {
  await hub.close();
});

let heard: LiveSignal[] = [];
const stop = hub.listen(mine.company.id, (one) => heard.push(one));
beforeEach(() => {
  heard = [];
});

const send = async (topic: string, tenant = mine): Promise<void> =>
  await inTransaction(tenant, async (tx) => await signal(tx, topic, 'x'));
const topics = (): string[] => heard.map(({ topic }) => topic);

async function listeners(): Promise<number> {
  const { rowCount } = await owner.query(`select from pg_stat_activity where application_name = 'live hub'`);
  return rowCount ?? 0;
}

describe('a signal', () => {
  test('comes after the commit, never before', async () => {
    await inTransaction(mine, async (tx) => {
      await signal(tx, 'invoice', 'x');
      await sleep(100);
      expect(heard).toEqual([]);
    });
    await vi.waitFor(() => expect(heard).toEqual([{ company: mine.company.id, topic: 'invoice', id: 'x' }]));
  });

  test('does not come from what was taken back', async () => {
    const failing = inTransaction(mine, async (tx) => {
      await signal(tx, 'never', 'x');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await send('after');
    await vi.waitFor(() => expect(topics()).toEqual(['after']));
  });

  test('of another company is not heard', async () => {
    await send('secret', foreign);
    await send('own');
    await vi.waitFor(() => expect(topics()).toEqual(['own']));
  });

  test.each(['not json', '', 'null', '{"company": 7}'])('is not %j', async (payload) => {
    await owner.query(`select pg_notify('facteur_live', $1)`, [payload]);
    await send('good');
    await vi.waitFor(() => expect(topics()).toEqual(['good']));
  });
});

test('a hub whose database is away for a while is back with one connection, and hears each signal once', async () => {
  const server = inject('databaseServer');
  const allow = async (isAllowed: boolean) =>
    await asOwner(server, `alter database ${address.database ?? ''} with allow_connections ${isAllowed}`);
  await allow(false);
  await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'live hub'`);
  await sleep(1_800);
  expect(await listeners()).toBe(0);
  await allow(true);
  await vi.waitFor(async () => expect(await listeners()).toBe(1), 5_000);
  await sleep(600);
  expect(await listeners()).toBe(1);
  await send('once');
  await sleep(100);
  expect(topics()).toEqual(['once']);
});

test('who no longer listens hears nothing, and a closed hub keeps no connection', async () => {
  stop();
  await send('unheard');
  await sleep(100);
  expect(heard).toEqual([]);
  await hub.close();
  await sleep(700);
  expect(await listeners()).toBe(0);
});
