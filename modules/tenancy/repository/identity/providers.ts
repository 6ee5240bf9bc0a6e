// Table identity_providers. It belongs to the instance: read on purpose or not at all.

import type { Actor, Tx } from '#src/context.ts';
import { enterInstance } from '../scope.ts';

export interface ProviderRow {
  readonly id: string;
  /** As its button calls it. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly sealedSecret: Buffer | undefined;
  /** Separated by spaces. */
  readonly scopes: string;
  readonly cabinetsClaim: string;
  readonly roleClaim: string;
  /** Separated by commas. */
  readonly administratorRoles: string;
  readonly createsPeople: boolean;
  readonly createsCabinets: boolean;
  readonly isEnabled: boolean;
}

/** By name. */
export async function providerRows(tx: Tx): Promise<ProviderRow[]> {
  await enterInstance(tx);
  const rows = await tx.db
    .selectFrom('identity_providers')
    .select([
      'provider_id',
      'name',
      'issuer',
      'client_id',
      'sealed_secret',
      'scopes',
      'cabinets_claim',
      'role_claim',
      'administrator_roles',
      'creates_people',
      'creates_cabinets',
      'is_enabled',
    ])
    .orderBy('name')
    .orderBy('provider_id')
    .execute();
  return rows.map((row) => ({
    id: row.provider_id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    sealedSecret: row.sealed_secret ?? undefined,
    scopes: row.scopes,
    cabinetsClaim: row.cabinets_claim,
    roleClaim: row.role_claim,
    administratorRoles: row.administrator_roles,
    createsPeople: row.creates_people,
    createsCabinets: row.creates_cabinets,
    isEnabled: row.is_enabled,
  }));
}

function columns(tx: Tx, provider: ProviderRow, by: Actor) {
  return {
    name: provider.name,
    issuer: provider.issuer,
    client_id: provider.clientId,
    sealed_secret: provider.sealedSecret ?? null,
    scopes: provider.scopes,
    cabinets_claim: provider.cabinetsClaim,
    role_claim: provider.roleClaim,
    administrator_roles: provider.administratorRoles,
    creates_people: provider.createsPeople,
    creates_cabinets: provider.createsCabinets,
    is_enabled: provider.isEnabled,
    changed_at: tx.clock.now(),
    changed_by: JSON.stringify(by),
  };
}

/** Adds the provider, or changes the one of this id. */
export async function saveProviderRow(tx: Tx, provider: ProviderRow, by: Actor): Promise<void> {
  await enterInstance(tx);
  const written = columns(tx, provider, by);
  await tx.db
    .insertInto('identity_providers')
    .values({ provider_id: provider.id, ...written })
    .onConflict((conflict) => conflict.column('provider_id').doUpdateSet(written))
    .execute();
}

/** The name of the one that is gone. */
export async function deleteProviderRow(tx: Tx, id: string): Promise<string | undefined> {
  await enterInstance(tx);
  const row = await tx.db
    .deleteFrom('identity_providers')
    .where('provider_id', '=', id)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}
