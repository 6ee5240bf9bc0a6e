// Table user_identities: accounts elsewhere that open one of ours. The wall of the person must be open, but for the look-up.

import { sql } from 'kysely';
import type { Tx } from '#src/context.ts';
import { isInserted } from '../inserted.ts';

/** An account at a provider: the pair never changes and is never given to somebody else (OpenID Connect Core, 5.7). */
export interface OutsideAccount {
  readonly issuer: string;
  readonly subject: string;
}

export interface LinkedIdentity extends OutsideAccount {
  readonly email: string | undefined;
  readonly linkedAt: Date;
}

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly isClosed: boolean;
}

export async function personBehind(tx: Tx, { issuer, subject }: OutsideAccount): Promise<KnownPerson | undefined> {
  const found = await sql<{ user_id: string; name: string; disabled_at: Date | null }>`
    select user_id, name, disabled_at from tenancy_person_by_identity(${issuer}, ${subject})`.execute(tx.db);
  const row = found.rows[0];
  return row && { id: row.user_id, name: row.name, isClosed: row.disabled_at !== null };
}

/** False when this account opens somebody's already. */
export async function insertIdentity(
  tx: Tx,
  userId: string,
  { issuer, subject, email }: OutsideAccount & { readonly email: string | undefined },
): Promise<boolean> {
  const result = await tx.db
    .insertInto('user_identities')
    .values({ user_id: userId, issuer, subject, email: email ?? null, linked_at: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return isInserted(result);
}

export async function identityUsed(tx: Tx, { issuer, subject }: OutsideAccount): Promise<void> {
  await tx.db
    .updateTable('user_identities')
    .set({ last_used_at: tx.clock.now() })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute();
}

/** Oldest first. */
export async function identitiesOf(tx: Tx, userId: string): Promise<LinkedIdentity[]> {
  const rows = await tx.db
    .selectFrom('user_identities')
    .select(['issuer', 'subject', 'email', 'linked_at'])
    .where('user_id', '=', userId)
    .orderBy('linked_at')
    .execute();
  return rows.map(({ issuer, subject, email, linked_at }) => ({
    issuer,
    subject,
    email: email ?? undefined,
    linkedAt: linked_at,
  }));
}

export async function deleteIdentity(tx: Tx, userId: string, { issuer, subject }: OutsideAccount): Promise<boolean> {
  const result = await tx.db
    .deleteFrom('user_identities')
    .where('user_id', '=', userId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
