// Table company_directory_addresses. Behind the wall of the company.

import type { TenantCtx, Tx } from '#src/context.ts';
import type { DirectoryAddress } from '../../model/mandates/types.ts';

const rows = (tx: Tx<TenantCtx>) =>
  tx.db
    .selectFrom('company_directory_addresses')
    .select(['address_id', 'platform_id', 'address', 'siret', 'routing_code', 'suffix', 'starts_on', 'ends_on'])
    .where('company_id', '=', tx.company.id);

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirst']>>>;

const addressOf = (row: Row): DirectoryAddress => ({
  id: row.address_id,
  platformId: row.platform_id,
  address: row.address,
  siret: row.siret ?? undefined,
  routingCode: row.routing_code ?? undefined,
  suffix: row.suffix ?? undefined,
  startsOn: row.starts_on,
  endsOn: row.ends_on ?? undefined,
});

/** By address, the latest first. */
export async function addressesOf(tx: Tx<TenantCtx>): Promise<DirectoryAddress[]> {
  const found = await rows(tx).orderBy('address').orderBy('starts_on', 'desc').execute();
  return found.map(addressOf);
}

export async function lockAddress(tx: Tx<TenantCtx>, id: string): Promise<DirectoryAddress | undefined> {
  const row = await rows(tx).where('address_id', '=', id).forUpdate().executeTakeFirst();
  return row && addressOf(row);
}

/** 23P01, of the trigger one_platform_a_day. */
function isTaken(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === '23P01';
}

async function unlessTaken(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

const columnsOf = ({ address, siret, routingCode, suffix, startsOn, endsOn, platformId }: DirectoryAddress) => ({
  platform_id: platformId,
  address,
  siret: siret ?? null,
  routing_code: routingCode ?? null,
  suffix: suffix ?? null,
  starts_on: startsOn,
  ends_on: endsOn ?? null,
});

/** False, and the transaction is over, when the address receives elsewhere on one of these days. */
export async function insertAddress(tx: Tx<TenantCtx>, address: DirectoryAddress): Promise<boolean> {
  const row = {
    company_id: tx.company.id,
    address_id: address.id,
    ...columnsOf(address),
    created_at: tx.clock.now(),
    created_by: JSON.stringify(tx.actor),
  };
  return await unlessTaken(tx.db.insertInto('company_directory_addresses').values(row).execute());
}

/** As {@link insertAddress}. */
export async function updatePeriod(
  tx: Tx<TenantCtx>,
  { id, startsOn, endsOn }: Pick<DirectoryAddress, 'id' | 'startsOn' | 'endsOn'>,
): Promise<boolean> {
  return await unlessTaken(
    tx.db
      .updateTable('company_directory_addresses')
      .set({ starts_on: startsOn, ends_on: endsOn ?? null })
      .where('company_id', '=', tx.company.id)
      .where('address_id', '=', id)
      .execute(),
  );
}

export async function deleteAddress(tx: Tx<TenantCtx>, id: string): Promise<void> {
  await tx.db
    .deleteFrom('company_directory_addresses')
    .where('company_id', '=', tx.company.id)
    .where('address_id', '=', id)
    .execute();
}

/** Ends, on the last day of the platform, what would receive there for longer; what had not begun goes. */
export async function endAddressesAt(tx: Tx<TenantCtx>, platformId: string, lastDay: string): Promise<void> {
  await tx.db
    .deleteFrom('company_directory_addresses')
    .where('company_id', '=', tx.company.id)
    .where('platform_id', '=', platformId)
    .where('starts_on', '>', lastDay)
    .execute();
  await tx.db
    .updateTable('company_directory_addresses')
    .set({ ends_on: lastDay })
    .where('company_id', '=', tx.company.id)
    .where('platform_id', '=', platformId)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>', lastDay)]))
    .execute();
}
