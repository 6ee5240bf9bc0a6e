// API keys of a dossier or a cabinet: shown once, kept as a hash, renewed without a cut.

import { forCompany, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { isId, newId } from '#src/ids.ts';
import { companyNotFound, keyNotFound } from '../errors.ts';
import { keyNotFromHere, scopeNotHeld } from '../key-errors.ts';
import { choiceFault, hoursFault, lineFault, networksFault, tidy } from '../model/checks.ts';
import { ordinaryScopes, type KeyScope } from '../model/rights.ts';
import type { ApiKeyInfo } from '../model/types.ts';
import { faultyNetworks, liesWithin } from '../networks.ts';
import * as repository from '../repository/api-keys.ts';
import { newSecret, sha256 } from '../secrets.ts';
import { refuseFaults } from './answers.ts';
import { cabinetCaller } from './cabinet/key-clients.ts';
import { inside, insideCompany, type Inside, type Place, type Takes } from './place.ts';

export interface KeyInput {
  readonly name: string;
  /** Those of documents and invoices when absent. */
  readonly scopes?: readonly KeyScope[];
  readonly expiresAt?: Date | undefined;
  /** Addresses and CIDR networks it may come from; none: any. */
  readonly networks?: readonly string[];
}

export interface CreatedKey {
  readonly id: string;
  /** `fct_` and 43 characters. Shown once: it cannot be read again. */
  readonly secret: string;
}

const PREFIX = 'fct_';
const SHOWN = PREFIX.length + 6;

const managingKeys: Takes = { company: 'keys.manage', cabinet: 'cabinet.edit' };

const company = (tenant: TenantCtx): Place => ({ kind: 'company', tenant });

/** A key makes no key that may do more than itself. */
async function refuseMoreThanHeld(at: Inside, scopes: readonly KeyScope[]): Promise<void> {
  if (at.actor.kind !== 'key') return;
  const held = await at.scopesOf(at.actor.id);
  if (scopes.some((scope) => !held.includes(scope))) throw scopeNotHeld();
}

async function addKeyIn(at: Inside, input: KeyInput): Promise<CreatedKey> {
  const { scopes = ordinaryScopes, networks = [] } = input;
  refuseFaults(
    lineFault('name', input.name),
    choiceFault('scopes', scopes),
    networksFault('networks', { entries: networks, faulty: faultyNetworks(networks) }),
  );
  await refuseMoreThanHeld(at, scopes);
  const name = tidy(input.name);
  const key: CreatedKey = { id: newId(), secret: PREFIX + newSecret() };
  await repository.insertKey(at.tx, at.space, {
    id: key.id,
    name,
    prefix: key.secret.slice(0, SHOWN),
    secretHash: sha256(key.secret),
    scopes,
    networks,
    expiresAt: input.expiresAt,
    by: at.actor,
  });
  await at.record({
    action: 'api_key.created',
    subject: { kind: 'api_key', id: key.id },
    details: { name, scopes: scopes.join(' '), networks: networks.join(' ') },
  });
  return key;
}

/** Adds a key to the company of the context, in the caller's transaction, which has made sure that it may. */
export async function addKey(tx: Tx<TenantCtx>, input: KeyInput): Promise<CreatedKey> {
  return await addKeyIn(insideCompany(tx), input);
}

/** Throws `tenancy.not_allowed`, `tenancy.scope_not_held`, `tenancy.invalid_input`. */
export async function createKey(place: Place, input: KeyInput): Promise<CreatedKey> {
  return await inside(place, async (at) => await addKeyIn(at, input), managingKeys);
}

export async function createApiKey(ctx: TenantCtx, input: KeyInput): Promise<CreatedKey> {
  return await createKey(company(ctx), input);
}

/** Newest first, revoked ones included. Throws `tenancy.not_allowed`. */
export async function listKeys(place: Place): Promise<ApiKeyInfo[]> {
  return await inside(place, async (at) => await repository.keysOf(at.tx, at.space), managingKeys);
}

export async function listApiKeys(ctx: TenantCtx): Promise<ApiKeyInfo[]> {
  return await listKeys(company(ctx));
}

/** Longest time during which the former secret goes on opening: a week. */
const LONGEST_GRACE_HOURS = 168;

export interface Renewal {
  readonly id: string;
  /** Hours during which the former secret goes on opening; 0: it ends at once. */
  readonly graceHours: number;
}

export interface RenewedKey extends CreatedKey {
  readonly name: string;
  readonly previousUntil: Date;
}

/**
 * Gives the key another secret; the one before goes on for some hours, so that nothing is cut while programs change.
 * Throws `tenancy.not_allowed`, `tenancy.key_not_found`, `tenancy.invalid_input`.
 */
export async function renewKey(place: Place, { id, graceHours }: Renewal): Promise<RenewedKey> {
  if (!isId(id)) throw keyNotFound();
  refuseFaults(hoursFault('graceHours', graceHours, LONGEST_GRACE_HOURS));
  return await inside(
    place,
    async (at) => {
      const secret = PREFIX + newSecret();
      const previousUntil = new Date(at.tx.clock.now().getTime() + graceHours * 3_600_000);
      const renewed = { prefix: secret.slice(0, SHOWN), secretHash: sha256(secret), previousUntil };
      const name = await repository.renewKey(at.tx, { space: at.space, id }, renewed);
      if (name === undefined) throw keyNotFound();
      const details = { name, graceHours };
      await at.record({ action: 'api_key.renewed', subject: { kind: 'api_key', id }, details });
      return { id, secret, name, previousUntil };
    },
    managingKeys,
  );
}

/** From the next request on, the key opens nothing. Throws `tenancy.not_allowed`, `tenancy.key_not_found`. */
export async function revokeKey(place: Place, id: string): Promise<void> {
  if (!isId(id)) throw keyNotFound();
  await inside(
    place,
    async (at) => {
      const name = await repository.revokeKey(at.tx, { space: at.space, id }, at.actor);
      if (name === undefined) throw keyNotFound();
      await at.record({ action: 'api_key.revoked', subject: { kind: 'api_key', id }, details: { name } });
    },
    managingKeys,
  );
}

export async function revokeApiKey(ctx: TenantCtx, id: string): Promise<void> {
  await revokeKey(company(ctx), id);
}

export interface KeyUse {
  /** Address of the caller. */
  readonly address?: string | undefined;
  /** SIREN or id of the dossier, for a key of a cabinet. */
  readonly dossier?: string | undefined;
}

/**
 * The company a key opens, in one query; `undefined` for an unknown, revoked or expired key.
 * Throws `tenancy.key_not_from_here` (403), and `tenancy.company_not_found` (404) for a dossier that is none of the
 * cabinet's. The key of a cabinet that names no dossier opens no company: asking for it throws `tenancy.dossier_missing`.
 */
export async function authenticateApiKey(
  ctx: Ctx,
  secret: string,
  { address = '', dossier: named }: KeyUse = {},
): Promise<TenantCtx | undefined> {
  if (!secret.startsWith(PREFIX)) return undefined;
  const dossier = named?.replaceAll(/\s/g, '');
  const key = await repository.findKey(ctx, { secretHash: sha256(secret), dossier });
  if (!key) return undefined;
  if (!liesWithin(address, key.networks)) throw keyNotFromHere();
  const actor = { kind: 'key', id: key.key_id, name: key.name } as const;
  if (key.company_id === null && dossier) throw companyNotFound();
  const companyId = key.company_id ?? undefined;
  if (key.cabinet_id !== null) return cabinetCaller(ctx, { cabinetId: key.cabinet_id, companyId, actor });
  return companyId === undefined ? undefined : forCompany(ctx, companyId, actor);
}
