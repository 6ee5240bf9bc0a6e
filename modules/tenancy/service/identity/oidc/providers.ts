// The identity providers of this instance: one may come from the environment, the others from the owner's page.

import { secretsOf } from '#src/crypto/index.ts';
import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import * as config from '../../../config.ts';
import type { ClaimNames } from '../../../model/identity/claims.ts';
import { providerRows, type ProviderRow } from '../../../repository/identity/providers.ts';

export interface Provider extends Omit<
  ProviderRow,
  'sealedSecret' | 'cabinetsClaim' | 'roleClaim' | 'administratorRoles'
> {
  readonly secret: string | undefined;
  readonly claims: ClaimNames;
  /** Not to be changed on a page. */
  readonly isFromEnvironment: boolean;
}

export const SECRET_PURPOSE = 'tenancy.provider_secret';
const ENVIRONMENT_ID = 'environnement';

const wordsOf = (list: string): string[] =>
  list
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');

function fromEnvironment({ config: settings }: Ctx | Tx): Provider | undefined {
  const issuer = settings.get(config.oidcIssuer);
  const clientId = settings.get(config.oidcClientId);
  if (issuer === undefined || clientId === undefined) return undefined;
  const creates = wordsOf(settings.get(config.oidcCreates));
  return {
    id: ENVIRONMENT_ID,
    name: settings.get(config.oidcName),
    issuer,
    clientId,
    secret: settings.get(config.oidcClientSecret),
    scopes: settings.get(config.oidcScopes),
    claims: {
      cabinets: settings.get(config.oidcCabinetsClaim),
      role: settings.get(config.oidcRoleClaim),
      administrators: wordsOf(settings.get(config.oidcAdministratorRoles)),
    },
    createsPeople: creates.includes('people'),
    createsCabinets: creates.includes('cabinets'),
    isEnabled: true,
    isFromEnvironment: true,
  };
}

async function fromRow(ctx: Ctx | Tx, row: ProviderRow): Promise<Provider> {
  const { sealedSecret, cabinetsClaim, roleClaim, administratorRoles, ...rest } = row;
  const secret = sealedSecret && (await secretsOf(ctx.config)).open(SECRET_PURPOSE, sealedSecret);
  const claims = { cabinets: cabinetsClaim, role: roleClaim, administrators: wordsOf(administratorRoles) };
  return { ...rest, secret, claims, isFromEnvironment: false };
}

/** Those whose button stands on the sign-in page, by name. No secret is opened. */
export async function offeredProviders(ctx: Ctx): Promise<{ readonly id: string; readonly name: string }[]> {
  const environment = fromEnvironment(ctx);
  const rows = await inTransaction(ctx, providerRows);
  const offered = rows.filter(({ isEnabled }) => isEnabled).map(({ id, name }) => ({ id, name }));
  return environment ? [{ id: environment.id, name: environment.name }, ...offered] : offered;
}

/** All of them, for the owner's page. */
export async function allProviders(tx: Tx): Promise<Provider[]> {
  const environment = fromEnvironment(tx);
  const rows = await Promise.all((await providerRows(tx)).map(async (row) => await fromRow(tx, row)));
  return environment ? [environment, ...rows] : rows;
}

/** `undefined` for one that is unknown or switched off. */
export async function enabledProvider(ctx: Ctx, id: string): Promise<Provider | undefined> {
  const environment = fromEnvironment(ctx);
  if (environment?.id === id) return environment;
  const row = (await inTransaction(ctx, providerRows)).find((one) => one.id === id && one.isEnabled);
  return row && (await fromRow(ctx, row));
}
