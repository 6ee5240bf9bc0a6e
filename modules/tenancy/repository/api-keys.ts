// Tables api_keys and cabinet_api_keys. A key is found by the hash of its secret, and managed behind the wall of its
// company or cabinet.

import { sql } from 'kysely';
import type { Actor, Ctx, TenantCtx, Tx } from '#src/context.ts';
import type { Space } from '../model/space.ts';
import type { ApiKeyInfo } from '../model/types.ts';

export interface KeyRow {
  readonly key_id: string;
  readonly name: string;
  readonly scopes: string[];
  readonly networks: string[];
  /** Of a key that is good for all dossiers of a cabinet. */
  readonly cabinet_id: string | null;
  /** Null when a cabinet's key names no dossier of the cabinet. */
  readonly company_id: string | null;
  readonly company_name: string | null;
}

export interface KeyQuestion {
  readonly secretHash: Buffer;
  /** SIREN or id of the dossier, for a key of a cabinet. */
  readonly dossier: string | undefined;
}

/** One query; writes the last use at most once a minute. Unknown, revoked and expired keys find nothing. */
export async function findKey(ctx: Ctx, { secretHash, dossier }: KeyQuestion): Promise<KeyRow | undefined> {
  const found = await sql<KeyRow>`
    select key_id, name, scopes, networks, cabinet_id, company_id, company_name
    from tenancy_api_key(${secretHash}, ${ctx.clock.now()}, ${dossier ?? null})`.execute(ctx.db);
  return found.rows[0];
}

/** Both tables have the same columns beside the first. */
const tableOf = ({ kind }: Space) =>
  kind === 'company'
    ? { table: sql.table('api_keys'), owner: sql.ref('company_id') }
    : { table: sql.table('cabinet_api_keys'), owner: sql.ref('cabinet_id') };

export interface NewKey {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly secretHash: Buffer;
  readonly scopes: readonly string[];
  readonly networks: readonly string[];
  readonly expiresAt: Date | undefined;
  readonly by: Actor;
}

export async function insertKey(tx: Tx, space: Space, key: NewKey): Promise<void> {
  const { table, owner } = tableOf(space);
  await sql`
    insert into ${table} (
      ${owner}, key_id, name, prefix, secret_hash, scopes, networks, created_at, created_by, expires_at)
    values (
      ${space.id}, ${key.id}, ${key.name}, ${key.prefix}, ${key.secretHash}, ${[...key.scopes]}, ${[...key.networks]},
      ${tx.clock.now()}, ${JSON.stringify(key.by)}, ${key.expiresAt ?? null})`.execute(tx.db);
}

interface InfoRow {
  readonly key_id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: string[];
  readonly networks: string[];
  readonly created_at: Date;
  readonly creator: string;
  readonly last_used_at: Date | null;
  readonly expires_at: Date | null;
  readonly previous_until: Date | null;
  readonly renewed_at: Date | null;
  readonly revoked_at: Date | null;
}

const infoOf = (row: InfoRow): ApiKeyInfo => ({
  id: row.key_id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  networks: row.networks,
  createdAt: row.created_at,
  createdBy: row.creator,
  lastUsedAt: row.last_used_at ?? undefined,
  expiresAt: row.expires_at ?? undefined,
  previousUntil: row.previous_until ?? undefined,
  renewedAt: row.renewed_at ?? undefined,
  revokedAt: row.revoked_at ?? undefined,
});

/** Newest first, revoked ones included. */
export async function keysOf(tx: Tx, space: Space): Promise<ApiKeyInfo[]> {
  const { table, owner } = tableOf(space);
  const found = await sql<InfoRow>`
    select key_id, name, prefix, scopes, networks, created_at, created_by ->> 'name' as creator, last_used_at,
      expires_at, previous_until, renewed_at, revoked_at
    from ${table} where ${owner} = ${space.id} order by created_at desc, key_id desc`.execute(tx.db);
  return found.rows.map(infoOf);
}

export interface NewSecret {
  readonly prefix: string;
  readonly secretHash: Buffer;
  /** Until when the secret before goes on opening. */
  readonly previousUntil: Date;
}

/** The name of the key, or `undefined` when there is no such key to renew. */
export async function renewKey(tx: Tx, key: KeyName, secret: NewSecret): Promise<string | undefined> {
  const { table, owner } = tableOf(key.space);
  const found = await sql<{ name: string }>`
    update ${table} set previous_hash = secret_hash, previous_until = ${secret.previousUntil},
      secret_hash = ${secret.secretHash}, prefix = ${secret.prefix}, renewed_at = ${tx.clock.now()}
    where ${owner} = ${key.space.id} and key_id = ${key.id} and revoked_at is null
    returning name`.execute(tx.db);
  return found.rows[0]?.name;
}

export interface KeyName {
  readonly space: Space;
  readonly id: string;
}

/** The name of the key, or `undefined` when there is no such key to revoke. */
export async function revokeKey(tx: Tx, key: KeyName, by: Actor): Promise<string | undefined> {
  const { table, owner } = tableOf(key.space);
  const found = await sql<{ name: string }>`
    update ${table} set revoked_at = ${tx.clock.now()}, revoked_by = ${JSON.stringify(by)}
    where ${owner} = ${key.space.id} and key_id = ${key.id} and revoked_at is null
    returning name`.execute(tx.db);
  return found.rows[0]?.name;
}

/** Of a key of the company, or of the cabinet that keeps its books. */
export async function scopesOfKey(tx: Tx<TenantCtx>, keyId: string): Promise<readonly string[]> {
  const found = await sql<{ scopes: string[] | null }>`
    select coalesce(
      (select k.scopes from api_keys k
       where k.company_id = ${tx.company.id} and k.key_id = ${keyId} and k.revoked_at is null),
      tenancy_cabinet_key_scopes(${keyId})) as scopes`.execute(tx.db);
  return found.rows[0]?.scopes ?? [];
}
