// The identity providers of the instance, as its owner sets them up.

import { secretsOf } from '#src/crypto/index.ts';
import { inTransaction, type Actor, type Ctx } from '#src/context.ts';
import type { FieldProblem } from '#src/errors.ts';
import { isId, newId } from '#src/ids.ts';
import { providerNotFound, providerUnreachable } from '../../../identity-errors.ts';
import { lineFault, tidy } from '../../../model/checks.ts';
import { deleteProviderRow, providerRows, saveProviderRow } from '../../../repository/identity/providers.ts';
import { refuseFaults } from '../../answers.ts';
import { requireOwner } from '../../companies.ts';
import { recordForInstance } from '../../journal.ts';
import { configurationOf } from './client.ts';
import { allProviders, SECRET_PURPOSE, type Provider } from './providers.ts';

/** All of them. Throws `tenancy.not_allowed` for who does not own the instance. */
export async function listProviders(ctx: Ctx, by: Actor): Promise<Provider[]> {
  return await inTransaction(ctx, async (tx) => {
    await requireOwner(tx, by);
    return await allProviders(tx);
  });
}

export interface ProviderInput {
  /** Absent: a new one. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Empty: the one that is kept, or none. */
  readonly secret: string;
  readonly scopes: string;
  readonly cabinetsClaim: string;
  readonly roleClaim: string;
  readonly administratorRoles: string;
  readonly createsPeople: boolean;
  readonly createsCabinets: boolean;
  readonly isEnabled: boolean;
}

function issuerFault(path: string, value: string): FieldProblem | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isLocal = url !== undefined && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)) return undefined;
  return { path, message: { fr: 'Une adresse https:// complète.', en: 'A complete https:// address.' } };
}

/**
 * Keeps a provider, after asking it who it is. Throws `tenancy.not_allowed`, `tenancy.invalid_input`,
 * `tenancy.provider_unreachable`.
 */
export async function saveProvider(ctx: Ctx, by: Actor, input: ProviderInput): Promise<string> {
  refuseFaults(
    lineFault('name', input.name),
    issuerFault('issuer', input.issuer.trim()),
    lineFault('clientId', input.clientId),
  );
  const box = await secretsOf(ctx.config);
  const id = input.id ?? newId();
  return await inTransaction(ctx, async (tx) => {
    await requireOwner(tx, by);
    const kept = (await providerRows(tx)).find((row) => row.id === id);
    if (input.id !== undefined && !kept) throw providerNotFound();
    const { secret, ...rest } = input;
    const row = {
      ...rest,
      id,
      name: tidy(input.name),
      issuer: input.issuer.trim(),
      clientId: input.clientId.trim(),
      scopes: tidy(input.scopes) || 'openid email profile',
      sealedSecret: secret === '' ? kept?.sealedSecret : box.seal(SECRET_PURPOSE, secret),
    };
    await saveProviderRow(tx, row, by);
    const saved = (await allProviders(tx)).find((provider) => provider.id === id);
    if (saved) await introduce(saved);
    await recordForInstance(tx, by, {
      action: 'provider.saved',
      subject: { kind: 'provider', id },
      details: { issuer: row.issuer, isEnabled: row.isEnabled },
    });
    return id;
  });
}

/** A provider that cannot be reached is not kept: its button would lead nowhere. */
async function introduce(provider: Provider): Promise<void> {
  if (!provider.isEnabled) return;
  await configurationOf(provider, true).catch((error: unknown) => {
    throw providerUnreachable({ cause: error });
  });
}

/** People who signed in with it keep their accounts. Throws `tenancy.not_allowed`, `tenancy.provider_not_found`. */
export async function removeProvider(ctx: Ctx, by: Actor, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await requireOwner(tx, by);
    const name = isId(id) ? await deleteProviderRow(tx, id) : undefined;
    if (name === undefined) throw providerNotFound();
    await recordForInstance(tx, by, {
      action: 'provider.removed',
      subject: { kind: 'provider', id },
      details: { name },
    });
  });
}
