// Puts written tickets (table job_tickets) into the queue: soon after something was received, and now and then for those
// that another process, or an earlier one, has written.

import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../log.ts';
import type { Rush } from './rush.ts';

const AT_ONCE = 500;
const SWEEP_EVERY_MS = 1_000;
/** Tickets of one moment go together. */
const GATHER_MS = 20;

export interface Relay {
  /** Lets a running transfer end. */
  stop(): Promise<void>;
}

export interface RelayOptions {
  /** Pool of the owner role: the queue is closed to the application's role. */
  readonly owner: pg.Pool;
  readonly log: Log;
  /** Who says that there are tickets, and when it is time for them. */
  readonly rush?: Rush | undefined;
}

/** Makes jobs of all tickets there are. Answers how many. */
export async function relayTickets(owner: pg.Pool): Promise<number> {
  let all = 0;
  for (;;) {
    const { rows } = await owner.query<{ relayed: number }>('select facteur_relay_tickets($1) as relayed', [AT_ONCE]);
    const relayed = rows[0]?.relayed ?? 0;
    all += relayed;
    if (relayed < AT_ONCE) return all;
  }
}

export function startRelay({ owner, log, rush }: RelayOptions): Relay {
  const stopping = new AbortController();
  let isCalled = true;
  let wake = (): void => undefined;
  const call = (): void => {
    isCalled = true;
    wake();
  };
  const called = async (): Promise<void> =>
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, isCalled ? 0 : SWEEP_EVERY_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await called();
      await sleep(GATHER_MS);
      await rush?.calm();
      // What is written from here on calls again.
      isCalled = false;
      await relayTickets(owner).catch((error: unknown) => log.debug({ err: error }, 'Tickets wait for the database'));
    }
  };
  rush?.onTouch(call);
  const working = work();
  return {
    async stop() {
      stopping.abort();
      call();
      await working;
    },
  };
}
