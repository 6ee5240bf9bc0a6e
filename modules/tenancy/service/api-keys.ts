// API keys of a company: shown once, kept as a hash.

import { forCompany, inTransaction, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { isId, newId } from '#src/ids.ts';
import { keyNotFound } from '../errors.ts';
import { choiceFault, lineFault, tidy } from '../model/checks.ts';
import { keyScopes, type KeyScope } from '../model/rights.ts';
import type { ApiKeyInfo } from '../model/types.ts';
import * as repository from '../repository/api-keys.ts';
import { newSecret, sha256 } from '../secrets.ts';
import { refuseFaults } from './answers.ts';
import { authorize } from './authorize.ts';
import { record } from './journal.ts';

export interface KeyInput {
  readonly name: string;
  /** All of them when absent. */
  readonly scopes?: readonly KeyScope[];
  readonly expiresAt?: Date | undefined;
}

export interface CreatedKey {
  readonly id: string;
  /** `fct_` and 43 characters. Shown once: it cannot be read again. */
  readonly secret: string;
}

const PREFIX = 'fct_';
const SHOWN = PREFIX.length + 6;

/** Adds a key to the company of the context, in the caller's transaction. */
export async function addKey(tx: Tx<TenantCtx>, input: KeyInput): Promise<CreatedKey> {
  const scopes = input.scopes ?? keyScopes;
  refuseFaults(lineFault('name', input.name), choiceFault('scopes', scopes));
  const key: CreatedKey = { id: newId(), secret: PREFIX + newSecret() };
  await repository.insertKey(tx, {
    id: key.id,
    name: tidy(input.name),
    prefix: key.secret.slice(0, SHOWN),
    secretHash: sha256(key.secret),
    scopes,
    expiresAt: input.expiresAt,
  });
  await record(tx, {
    action: 'api_key.created',
    subject: { kind: 'api_key', id: key.id },
    details: { name: tidy(input.name), scopes: scopes.join(' ') },
  });
  return key;
}

/** Throws `tenancy.not_allowed`, `tenancy.invalid_input`. */
export async function createApiKey(ctx: TenantCtx, input: KeyInput): Promise<CreatedKey> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'keys.manage');
    return await addKey(tx, input);
  });
}

/** Newest first, revoked ones included. Throws `tenancy.not_allowed`. */
export async function listApiKeys(ctx: TenantCtx): Promise<ApiKeyInfo[]> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'keys.manage');
    return await repository.keysOf(tx);
  });
}

/** From the next request on, the key opens nothing. Throws `tenancy.not_allowed`, `tenancy.key_not_found`. */
export async function revokeApiKey(ctx: TenantCtx, keyId: string): Promise<void> {
  if (!isId(keyId)) throw keyNotFound();
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'keys.manage');
    const name = await repository.revokeKey(tx, keyId);
    if (name === undefined) throw keyNotFound();
    await record(tx, { action: 'api_key.revoked', subject: { kind: 'api_key', id: keyId }, details: { name } });
  });
}

/** The company a key opens, in one query; `undefined` for an unknown, revoked or expired key. */
export async function authenticateApiKey(ctx: Ctx, secret: string): Promise<TenantCtx | undefined> {
  if (!secret.startsWith(PREFIX)) return undefined;
  const key = await repository.findKey(ctx, sha256(secret));
  return key && forCompany(ctx, key.company_id, { kind: 'key', id: key.key_id, name: key.name });
}
