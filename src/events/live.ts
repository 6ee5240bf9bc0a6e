// Live signals to open pages: PostgreSQL NOTIFY in the transaction, one LISTEN connection per process, fan-out in
// memory. A signal says that something changed, never what: the page asks again, with its own rights.

import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { TenantCtx, Tx } from '../context.ts';
import type { Log } from '../log.ts';

const LIVE_CHANNEL = 'facteur_live';
const RECONNECT_AFTER_MS = 500;

const signalShape = z.object({ company: z.string(), topic: z.string(), id: z.string() });
/** `topic` names a kind of thing (`document`, `invoice`), `id` which one. */
export type LiveSignal = z.infer<typeof signalShape>;

/** Tells open pages after commit that a thing of this company changed. */
export async function signal(tx: Tx<TenantCtx>, topic: string, id: string): Promise<void> {
  const text = JSON.stringify({ company: tx.company.id, topic, id } satisfies LiveSignal);
  await sql`select pg_notify(${LIVE_CHANNEL}, ${text})`.execute(tx.db);
}

/** Anybody who may connect may notify: what is no signal of ours is not heard. */
function parseSignal(payload: string | undefined): LiveSignal | undefined {
  try {
    return signalShape.safeParse(JSON.parse(payload ?? 'null')).data;
  } catch {
    return undefined;
  }
}

export interface LiveHub {
  /** Listens to one company; returns the function that stops it. */
  listen(companyId: string, listener: (signal: LiveSignal) => void): () => void;
  close(): Promise<void>;
}

/** Opens the hub on a connection of its own; a lost one is replaced, by one at a time. */
export async function openLiveHub(config: pg.ClientConfig, log: Log): Promise<LiveHub> {
  const emitter = new EventEmitter().setMaxListeners(0);
  const closing = new AbortController();
  let client = await listenOn(config, emitter);

  const keepListening = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await client.lost;
      client = await replace();
    }
  };
  const replace = async (): Promise<Listening> => {
    while (!closing.signal.aborted) {
      await sleep(RECONNECT_AFTER_MS, undefined, { signal: closing.signal }).catch(() => undefined);
      try {
        return await listenOn(config, emitter);
      } catch (error) {
        log.debug({ err: error }, 'Live signals wait for the database');
      }
    }
    return client;
  };
  void keepListening();
  return {
    listen(companyId, listener) {
      emitter.on(companyId, listener);
      return () => emitter.off(companyId, listener);
    },
    async close() {
      closing.abort();
      await client.end();
    },
  };
}

interface Listening {
  /** Settles when the connection is gone, whoever ended it. */
  readonly lost: Promise<void>;
  end(): Promise<void>;
}

async function listenOn(config: pg.ClientConfig, emitter: EventEmitter): Promise<Listening> {
  const client = new pg.Client(config);
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  // An error always comes with the end of the connection; unheard it would end the process.
  client.on('error', () => undefined);
  client.on('notification', ({ payload }) => {
    const heard = parseSignal(payload);
    if (heard) emitter.emit(heard.company, heard);
  });
  const end = async (): Promise<void> => await client.end().catch(() => undefined);
  try {
    await client.connect();
    await client.query(`listen ${LIVE_CHANNEL}`);
    return { lost, end };
  } catch (error) {
    await end();
    throw error;
  }
}
