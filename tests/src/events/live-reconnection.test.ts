// Live signals when their connection is cut.

import { expect, test } from 'vitest';
import { forCompany, inTransaction, systemActor } from '#src/context.ts';
import { clientConfig } from '#src/db/open.ts';
import { openLiveHub, signal, type LiveSignal } from '#src/events/live.ts';
import { newId } from '#src/ids.ts';
import { openEmptyWorld } from '../../support/world.ts';

const { ctx, owner, address } = await openEmptyWorld();

async function listeners(): Promise<number[]> {
  const { rows } = await owner.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and query = 'listen facteur_live'`,
  );
  return rows.map(({ pid }) => pid);
}

test('a hub whose connection is cut again and again listens on one connection, and hears', async () => {
  const hub = await openLiveHub(clientConfig(address, ctx.log), ctx.log);
  try {
    for (let cut = 0; cut < 3; cut += 1) {
      const [pid] = await listeners();
      await owner.query('select pg_terminate_backend($1)', [pid]);
      await expect.poll(listeners, { timeout: 30_000 }).not.toContain(pid);
      await expect.poll(async () => (await listeners()).length, { timeout: 30_000 }).toBe(1);
    }
    const heard: LiveSignal[] = [];
    const company = newId();
    hub.listen(company, (one) => heard.push(one));
    await inTransaction(forCompany(ctx, company, systemActor), async (tx) => await signal(tx, 'document', 'a'));
    await expect.poll(() => heard).toEqual([{ company, topic: 'document', id: 'a' }]);
  } finally {
    await hub.close();
  }
  await expect.poll(listeners).toEqual([]);
});
