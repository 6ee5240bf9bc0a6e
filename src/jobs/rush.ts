// What somebody waits for goes first: while mails are being acknowledged, jobs of the same process hold back a moment,
// because they share its thread. Bounded: in a stream of mail without end, jobs have every other two seconds.

import { setTimeout as sleep } from 'node:timers/promises';

/** Quiet for this long, and the rush is over. */
const CALM_MS = 60;
const LOOK_EVERY_MS = 20;
const HOLD_MS = 2_000;

export interface Rush {
  /** Something was just received for somebody who waits. */
  touch(): void;
  /** Calls back at each touch. */
  onTouch(listener: () => void): void;
  /** Resolves when it is calm, at the latest after two seconds. */
  calm(): Promise<void>;
}

export function createRush(): Rush {
  const listeners: (() => void)[] = [];
  let began = 0;
  let last = Number.NEGATIVE_INFINITY;
  const isHeld = (now: number): boolean => now - last < CALM_MS && (now - began) % (2 * HOLD_MS) < HOLD_MS;
  return {
    touch() {
      const now = performance.now();
      if (now - last >= CALM_MS) began = now;
      last = now;
      for (const listener of listeners) listener();
    },
    onTouch: (listener) => void listeners.push(listener),
    async calm() {
      while (isHeld(performance.now())) await sleep(LOOK_EVERY_MS);
    },
  };
}
