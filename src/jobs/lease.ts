// Which workers are alive: each holds a PostgreSQL advisory lock named after its pool id for as long as its session
// lives, so a killed process gives its lease back at once instead of after graphile-worker's four hours.

import type pg from 'pg';
import type { Log } from '../log.ts';

/** First key of the advisory locks; the second is the hash of the pool id. */
export const LOCK_CLASS = 730_001;
const RECONNECT_AFTER_MS = 500;

export interface Lease {
  hold(workerPoolId: string): void;
  /** Whose lease it is; undefined before the first. */
  holder(): string | undefined;
  release(): Promise<void>;
}

/** Takes leases on a connection of its own; when it breaks, takes them again on a new one. */
export function openLease(owner: pg.Pool, log: Log): Lease {
  let wanted: string | undefined;
  let client: pg.PoolClient | undefined;
  let isConnecting = false;
  let closed = false;

  const lose = (lost: pg.PoolClient): void => {
    if (client !== lost) return;
    client = undefined;
    lost.release(true);
    connectLater();
  };
  const connectLater = (): void => {
    if (!closed) setTimeout(() => void connect(), RECONNECT_AFTER_MS);
  };
  // One at a time: a second connection of ours would wait for ever for the lock that the first one holds.
  const connect = async (): Promise<void> => {
    if (closed || client || isConnecting) return;
    isConnecting = true;
    try {
      const fresh = await owner.connect();
      client = fresh;
      fresh.once('error', () => lose(fresh));
      await take(fresh);
    } catch (error) {
      log.debug({ err: error }, 'The worker lease could not be taken yet');
      connectLater();
    } finally {
      isConnecting = false;
    }
  };
  const take = async (holder: pg.PoolClient): Promise<void> => {
    try {
      if (wanted !== undefined) await lock(holder, wanted);
    } catch (error) {
      log.debug({ err: error }, 'The connection of the worker lease broke');
      lose(holder);
    }
  };

  return {
    hold(workerPoolId) {
      wanted = workerPoolId;
      void (client ? take(client) : connect());
    },
    holder: () => wanted,
    async release() {
      closed = true;
      const last = client;
      client = undefined;
      last?.release(true);
      await Promise.resolve();
    },
  };
}

/** Only the newest id: jobs that a runner left when it broke down are free as soon as the next one runs. */
async function lock(client: pg.PoolClient, id: string): Promise<void> {
  await client.query('select pg_advisory_unlock_all()');
  await client.query('select pg_advisory_lock($1::int, hashtext($2))', [LOCK_CLASS, id]);
}
