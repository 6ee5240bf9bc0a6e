// What somebody waits for goes first: while mails are being acknowledged, jobs of the same process hold back a moment,
// because they share its thread. Bounded, so that a steady stream of mail cannot stop them.

import { setTimeout as sleep } from 'node:timers/promises';

/** Quiet for this long, and the rush is over. */
const CALM_MS = 60;
const LOOK_EVERY_MS = 20;
const LONGEST_WAIT_MS = 2_000;

export interface Rush {
  /** Something was just received for somebody who waits. */
  touch(): void;
  /** Resolves when it is calm, at the latest after two seconds. */
  calm(): Promise<void>;
}

export function createRush(): Rush {
  let last = Number.NEGATIVE_INFINITY;
  return {
    touch() {
      last = performance.now();
    },
    async calm() {
      const giveUpAt = performance.now() + LONGEST_WAIT_MS;
      while (performance.now() - last < CALM_MS && performance.now() < giveUpAt) await sleep(LOOK_EVERY_MS);
    },
  };
}
