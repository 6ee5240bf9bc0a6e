// Counting tries at secrets: before the secret is looked at, so that parallel guesses do not slip through together.

import type { Ctx, Tx } from '#src/context.ts';
import { tooManyAttempts } from '../errors.ts';
import { countAttempt, forgiveAttempt, type Bucket } from '../repository/throttles.ts';
import { sha256 } from '../secrets.ts';

const WINDOW_MS = 15 * 60_000;

/** A count that nobody can read names from. */
export function bucket(limit: number, ...parts: readonly string[]): Bucket {
  return { limit, key: sha256(parts.join('\n')).toString('hex') };
}

/** Throws `tenancy.too_many_attempts` (429) when a limit of a quarter of an hour is passed. */
export async function countTry(ctx: Ctx, buckets: readonly Bucket[]): Promise<void> {
  const full = await countAttempt(ctx, buckets, new Date(ctx.clock.now().getTime() + WINDOW_MS));
  if (full.length > 0) throw tooManyAttempts();
}

/** Gives the try back: it was right. */
export async function forgiveTry(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  await forgiveAttempt(tx, buckets);
}
