// Tables instance_claims and instance_owners: who this instance belongs to.

import { sql } from 'kysely';
import type { Actor, Ctx, Tx } from '#src/context.ts';

export async function hasOwner(ctx: Ctx | Tx): Promise<boolean> {
  return (await ctx.db.selectFrom('instance_claims').select('claimed_at').executeTakeFirst()) !== undefined;
}

/**
 * Claims the instance for a person. False when somebody was first: the one row of the table decides, and a claim that
 * is being made elsewhere is waited for.
 */
export async function insertClaim(tx: Tx, userId: string): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('instance_claims')
    .values({ claimed_by: userId, claimed_at: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('claimed_by')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The wall of the person must be open. */
export async function insertOwner(tx: Tx, userId: string, by: Actor): Promise<void> {
  await tx.db
    .insertInto('instance_owners')
    .values({ user_id: userId, since: tx.clock.now(), granted_by: JSON.stringify(by) })
    .execute();
}

/** The wall of the person must be open. */
export async function isOwner(tx: Tx, userId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('instance_owners')
    .select('since')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** One claim at a time: the next one sees how the former ended before it writes anything. */
export async function waitForClaims(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('instance claim', 0))`.execute(tx.db);
}
