// 300 mails while PostgreSQL is killed under the application, which stays up: the whole server, or one of its
// processes (it then ends all connections and recovers by itself).

import { setTimeout as sleep } from 'node:timers/promises';
import { killIfAlive, type Product } from '../support/product/process.ts';
import { ask } from './support/ledger.ts';
import { describeMailWhile } from './support/mail-case.ts';
import { seed } from './support/storm.ts';

/** The supervisor waits longer after each death of the server: three are enough to see it come back. */
const SERVER_DEATHS = new Set([1, 4, 8]);
/** An application's connection, the job queue's, or one of the server's own processes. */
const BACKENDS = `
  select pid from pg_stat_activity where pid <> pg_backend_pid()
  and backend_type in ('client backend', 'walwriter', 'checkpointer') order by backend_type, pid`;

async function killServer(product: Product): Promise<void> {
  const pid = await product.postmasterPid();
  if (pid !== undefined) killIfAlive(pid, 'SIGKILL');
}

async function killBackend(product: Product, index: number): Promise<void> {
  const backends = await ask<{ pid: number }>(product, BACKENDS);
  const victim = backends[(seed + index * 7) % backends.length];
  if (victim) killIfAlive(victim.pid, 'SIGKILL');
}

describeMailWhile({
  victim: 'PostgreSQL',
  strike: async (product, index) => {
    await (SERVER_DEATHS.has(index) ? killServer(product) : killBackend(product, index));
    await sleep(300);
  },
});
