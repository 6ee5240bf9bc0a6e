// Live signals to open pages: PostgreSQL NOTIFY in the transaction, one LISTEN connection per process, fan-out in
// memory. A signal says that something changed, never what: the page asks again, with its own rights.

import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { TenantCtx, Tx } from '../context.ts';
import type { Log } from '../log.ts';

const CHANNEL = 'facteur_live';
const RECONNECT_AFTER_MS = 500;

const signalShape = z.object({ company: z.string(), topic: z.string(), id: z.string() });
/** `topic` names a kind of thing (`document`, `invoice`), `id` which one. */
export type LiveSignal = z.infer<typeof signalShape>;

/** Tells open pages after commit that a thing of this company changed. */
export async function signal(tx: Tx<TenantCtx>, topic: string, id: string): Promise<void> {
  const text = JSON.stringify({ company: tx.company.id, topic, id } satisfies LiveSignal);
  await sql`select pg_notify(${CHANNEL}, ${text})`.execute(tx.db);
}

export interface LiveHub {
  /** Listens to one company; returns the function that stops it. */
  listen(companyId: string, listener: (signal: LiveSignal) => void): () => void;
  close(): Promise<void>;
}

/** Opens the hub on a connection of its own, reconnecting for ever. */
export async function openLiveHub(config: pg.ClientConfig, log: Log): Promise<LiveHub> {
  const emitter = new EventEmitter().setMaxListeners(0);
  let client: pg.Client | undefined;
  let closed = false;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client(config);
    fresh.on('error', () => retry(fresh));
    fresh.on('end', () => retry(fresh));
    fresh.on('notification', ({ payload }) => {
      const parsed = signalShape.safeParse(JSON.parse(payload ?? 'null'));
      if (parsed.success) emitter.emit(parsed.data.company, parsed.data);
    });
    await fresh.connect();
    client = fresh;
    await fresh.query(`listen ${CHANNEL}`);
  };
  const retry = (lost: pg.Client): void => {
    if (closed || (client !== undefined && client !== lost)) return;
    client = undefined;
    setTimeout(() => {
      if (!closed && !client)
        connect().catch((error) => {
          log.debug({ err: error }, 'Live signals wait for the database');
          retry(lost);
        });
    }, RECONNECT_AFTER_MS).unref();
  };

  await connect();
  return {
    listen(companyId, listener) {
      emitter.on(companyId, listener);
      return () => emitter.off(companyId, listener);
    },
    async close() {
      closed = true;
      await client?.end().catch(() => undefined);
    },
  };
}
