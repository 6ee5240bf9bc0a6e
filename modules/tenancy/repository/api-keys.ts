// Table api_keys. A key is found by the hash of its secret, and managed behind the wall of its company.

import { sql } from 'kysely';
import type { Ctx, TenantCtx, Tx } from '#src/context.ts';
import type { ApiKeyInfo } from '../model/types.ts';

export interface KeyRow {
  readonly key_id: string;
  readonly name: string;
  readonly scopes: string[];
  readonly company_id: string;
  readonly company_name: string;
}

/** One query; writes the last use at most once a minute. Unknown, revoked and expired keys find nothing. */
export async function findKey(ctx: Ctx, secretHash: Buffer): Promise<KeyRow | undefined> {
  const found = await sql<KeyRow>`
    select key_id, name, scopes, company_id, company_name
    from tenancy_api_key(${secretHash}, ${ctx.clock.now()})`.execute(ctx.db);
  return found.rows[0];
}

export interface NewKey {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly secretHash: Buffer;
  readonly scopes: readonly string[];
  readonly expiresAt: Date | undefined;
}

export async function insertKey(tx: Tx<TenantCtx>, key: NewKey): Promise<void> {
  await tx.db
    .insertInto('api_keys')
    .values({
      company_id: tx.company.id,
      key_id: key.id,
      name: key.name,
      prefix: key.prefix,
      secret_hash: key.secretHash,
      scopes: [...key.scopes],
      created_at: tx.clock.now(),
      created_by: JSON.stringify(tx.actor),
      expires_at: key.expiresAt ?? null,
    })
    .execute();
}

/** Newest first, revoked ones included. */
export async function keysOf(tx: Tx<TenantCtx>): Promise<ApiKeyInfo[]> {
  const rows = await tx.db
    .selectFrom('api_keys')
    .select(['key_id', 'name', 'prefix', 'scopes', 'created_at', sql<string>`created_by ->> 'name'`.as('creator')])
    .select(['last_used_at', 'expires_at', 'revoked_at'])
    .where('company_id', '=', tx.company.id)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.key_id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdAt: row.created_at,
    createdBy: row.creator,
    lastUsedAt: row.last_used_at ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  }));
}

/** The name of the key, or `undefined` when there is no such key to revoke. */
export async function revokeKey(tx: Tx<TenantCtx>, keyId: string): Promise<string | undefined> {
  const row = await tx.db
    .updateTable('api_keys')
    .set({ revoked_at: tx.clock.now(), revoked_by: JSON.stringify(tx.actor) })
    .where('company_id', '=', tx.company.id)
    .where('key_id', '=', keyId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}

export async function scopesOfKey(tx: Tx<TenantCtx>, keyId: string): Promise<readonly string[]> {
  const row = await tx.db
    .selectFrom('api_keys')
    .select('scopes')
    .where('company_id', '=', tx.company.id)
    .where('key_id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row?.scopes ?? [];
}
