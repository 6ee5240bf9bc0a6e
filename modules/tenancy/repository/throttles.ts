// Table login_throttles: sign-in attempts counted in fixed windows, shared by all replicas.

import { sql } from 'kysely';
import type { Ctx, Tx } from '#src/context.ts';

export interface Bucket {
  /** Opaque: holds no address in clear. */
  readonly key: string;
  readonly limit: number;
}

/**
 * Counts one attempt in each bucket, atomically. Returns the keys of those whose limit it passes.
 * Counting comes before the password is looked at, so that parallel guesses do not slip through together.
 */
export async function countAttempt(ctx: Ctx, buckets: readonly Bucket[], windowEndsAt: Date): Promise<string[]> {
  const now = ctx.clock.now();
  const counted = await ctx.db
    .insertInto('login_throttles')
    .values(buckets.map(({ key }) => ({ bucket: key, attempts: 1, ends_at: windowEndsAt })))
    .onConflict((conflict) =>
      conflict.column('bucket').doUpdateSet({
        attempts: sql`case when login_throttles.ends_at <= ${now} then 1 else login_throttles.attempts + 1 end`,
        ends_at: sql`case when login_throttles.ends_at <= ${now} then excluded.ends_at else login_throttles.ends_at end`,
      }),
    )
    .returning(['bucket', 'attempts'])
    .execute();
  const limits = new Map(buckets.map(({ key, limit }) => [key, limit]));
  return counted.filter((row) => row.attempts > (limits.get(row.bucket) ?? 0)).map((row) => row.bucket);
}

/** Gives the attempt back: the password was right. */
export async function forgiveAttempt(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  await tx.db
    .updateTable('login_throttles')
    .set({ attempts: sql`greatest(attempts - 1, 0)` })
    .where(
      'bucket',
      'in',
      buckets.map(({ key }) => key),
    )
    .execute();
}
