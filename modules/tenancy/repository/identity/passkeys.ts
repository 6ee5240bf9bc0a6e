// Table user_passkeys. The wall of the person must be open, but for the look-up by credential.

import { sql } from 'kysely';
import type { Tx } from '#src/context.ts';
import type { PasskeyInfo } from '../../model/types.ts';
import { isInserted } from '../inserted.ts';

export interface PasskeyHolder {
  readonly userId: string;
  readonly userName: string;
  readonly passkeyId: string;
  readonly publicKey: Buffer;
  readonly signCount: number;
  readonly transports: readonly string[];
}

interface HolderRow {
  readonly user_id: string;
  readonly passkey_id: string;
  readonly name: string;
  readonly public_key: Buffer;
  readonly sign_count: string;
  readonly transports: string[];
}

/** Whose passkey this is; nobody's when the account is closed. */
export async function holderOf(tx: Tx, credentialId: string): Promise<PasskeyHolder | undefined> {
  const found = await sql<HolderRow>`
    select user_id, passkey_id, name, public_key, sign_count, transports
    from tenancy_passkey(${credentialId})`.execute(tx.db);
  const row = found.rows[0];
  return (
    row && {
      userId: row.user_id,
      userName: row.name,
      passkeyId: row.passkey_id,
      publicKey: row.public_key,
      signCount: Number(row.sign_count),
      transports: row.transports,
    }
  );
}

export interface NewPasskey {
  readonly id: string;
  readonly userId: string;
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly signCount: number;
  readonly transports: readonly string[];
  readonly isSynced: boolean;
  readonly name: string;
}

/** False when this credential is registered already. */
export async function insertPasskey(tx: Tx, passkey: NewPasskey): Promise<boolean> {
  const result = await tx.db
    .insertInto('user_passkeys')
    .values({
      user_id: passkey.userId,
      passkey_id: passkey.id,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      sign_count: passkey.signCount,
      transports: [...passkey.transports],
      is_synced: passkey.isSynced,
      name: passkey.name,
      created_at: tx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return isInserted(result);
}

/** Oldest first. */
export async function passkeysOf(tx: Tx, userId: string): Promise<(PasskeyInfo & { credentialId: string })[]> {
  const rows = await tx.db
    .selectFrom('user_passkeys')
    .select(['passkey_id', 'credential_id', 'name', 'is_synced', 'created_at', 'last_used_at'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('passkey_id')
    .execute();
  return rows.map((row) => ({
    id: row.passkey_id,
    credentialId: row.credential_id,
    name: row.name,
    isSynced: row.is_synced,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at ?? undefined,
  }));
}

export async function passkeyUsed(tx: Tx, holder: PasskeyHolder, signCount: number): Promise<void> {
  await tx.db
    .updateTable('user_passkeys')
    .set({ sign_count: signCount, last_used_at: tx.clock.now() })
    .where('user_id', '=', holder.userId)
    .where('passkey_id', '=', holder.passkeyId)
    .execute();
}

/** The name of the one that is gone. */
export async function deletePasskey(tx: Tx, userId: string, passkeyId: string): Promise<string | undefined> {
  const row = await tx.db
    .deleteFrom('user_passkeys')
    .where('user_id', '=', userId)
    .where('passkey_id', '=', passkeyId)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}

/** False when the person has no such passkey. */
export async function renamePasskey(
  tx: Tx,
  { userId, passkeyId }: { readonly userId: string; readonly passkeyId: string },
  name: string,
): Promise<boolean> {
  const result = await tx.db
    .updateTable('user_passkeys')
    .set({ name })
    .where('user_id', '=', userId)
    .where('passkey_id', '=', passkeyId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** All of them are gone; how many there were. */
export async function deletePasskeysOf(tx: Tx, userId: string): Promise<number> {
  const result = await tx.db.deleteFrom('user_passkeys').where('user_id', '=', userId).executeTakeFirst();
  return Number(result.numDeletedRows);
}
