// Tables user_totp and user_recovery_codes. The wall of the person must be open.

import { sql } from 'kysely';
import type { Tx } from '#src/context.ts';

export interface TotpRow {
  readonly sealedSecret: Buffer;
  /** Absent while the person has not shown a first code. */
  readonly confirmedAt: Date | undefined;
}

export async function totpOf(tx: Tx, userId: string): Promise<TotpRow | undefined> {
  const row = await tx.db
    .selectFrom('user_totp')
    .select(['sealed_secret', 'confirmed_at'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && { sealedSecret: row.sealed_secret, confirmedAt: row.confirmed_at ?? undefined };
}

/** Keeps a secret that waits for its first code, instead of another one that did. */
export async function insertTotpDraft(tx: Tx, userId: string, sealedSecret: Buffer): Promise<void> {
  const draft = { sealed_secret: sealedSecret, created_at: tx.clock.now() };
  await tx.db
    .insertInto('user_totp')
    .values({ user_id: userId, ...draft })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(draft).where('user_totp.confirmed_at', 'is', null))
    .execute();
}

/** Marks the step of a code as used; false when it, or a later one, was used before. */
export async function useTotpStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const result = await tx.db
    .updateTable('user_totp')
    .set({ last_step: step })
    .where('user_id', '=', userId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function confirmTotp(tx: Tx, userId: string): Promise<void> {
  await tx.db.updateTable('user_totp').set({ confirmed_at: tx.clock.now() }).where('user_id', '=', userId).execute();
}

export async function deleteTotp(tx: Tx, userId: string): Promise<boolean> {
  const result = await tx.db.deleteFrom('user_totp').where('user_id', '=', userId).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** The former codes, used or not, are gone. */
export async function replaceRecoveryCodes(tx: Tx, userId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.db.deleteFrom('user_recovery_codes').where('user_id', '=', userId).execute();
  if (hashes.length === 0) return;
  await tx.db
    .insertInto('user_recovery_codes')
    .values(hashes.map((hash) => ({ user_id: userId, code_hash: hash })))
    .execute();
}

/** False for a code that is none of theirs, or was used. */
export async function useRecoveryCode(tx: Tx, userId: string, hash: Buffer): Promise<boolean> {
  const result = await tx.db
    .updateTable('user_recovery_codes')
    .set({ used_at: tx.clock.now() })
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function unusedRecoveryCodes(tx: Tx, userId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('user_recovery_codes')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return row?.count ?? 0;
}
