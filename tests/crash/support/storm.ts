// When to strike: random moments spread over the work, the same for a seed.

import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomOf } from '../../samples/random.ts';

/** How much is sent; FACTEUR_CRASH_MAILS makes the suite shorter. */
export const mailCount = Number(process.env['FACTEUR_CRASH_MAILS'] ?? 300);
/** FACTEUR_CRASH_SEED repeats a run; failures name it. */
export const seed = Number(process.env['FACTEUR_CRASH_SEED'] ?? Date.now() % 100_000);

export interface Storm {
  readonly strikes: number;
  /** Pieces of work done so far, of `total`. */
  readonly progress: () => number;
  readonly total: number;
  /** No strike waits longer than this for progress. Milliseconds. */
  readonly patienceMs: number;
  readonly strike: (index: number) => Promise<void>;
}

/** Strikes at random points of the progress, each moved by some random milliseconds. */
export async function storm({ strikes, progress, total, patienceMs, strike }: Storm): Promise<void> {
  const random = randomOf(seed);
  const points = Array.from({ length: strikes }, () => Math.floor(random() * total * 0.95)).toSorted((a, b) => a - b);
  for (const [index, point] of points.entries()) {
    const deadline = Date.now() + patienceMs;
    while (progress() < point && Date.now() < deadline) await sleep(2);
    await sleep(random() * 120);
    await strike(index);
  }
}
