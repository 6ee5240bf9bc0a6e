// Tables sirene_units, sirene_seats and sirene_extracts, as everybody reads them.

import type { Ctx, Tx } from '#src/context.ts';
import type { Extract, ExtractKind, RegisteredAddress } from '../../model/sirene/types.ts';

export interface RegisteredUnit {
  readonly name: string | undefined;
  readonly legalCategory: string | undefined;
  readonly ape: string | undefined;
  readonly active: boolean;
  readonly disclosed: boolean;
  readonly seatNic: string | undefined;
  readonly address: RegisteredAddress | undefined;
}

/** Should a file name a company twice, one that is active counts, and the address of the seat that the unit names. */
export async function findUnit(ctx: Ctx | Tx, siren: string): Promise<RegisteredUnit | undefined> {
  const row = await ctx.db
    .selectFrom('sirene_units as u')
    .leftJoin('sirene_seats as s', 's.siren', 'u.siren')
    .select(['u.name', 'u.legal_category', 'u.ape', 'u.is_active', 'u.is_disclosed', 'u.seat_nic'])
    .select(['s.nic', 's.address_line1', 's.address_line2', 's.address_line3', 's.postcode', 's.city'])
    .where('u.siren', '=', siren)
    .orderBy('u.is_active', 'desc')
    .orderBy((eb) => eb.case().when('s.nic', '=', eb.ref('u.seat_nic')).then(0).else(1).end())
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    name: row.name ?? undefined,
    legalCategory: row.legal_category ?? undefined,
    ape: row.ape ?? undefined,
    active: row.is_active,
    disclosed: row.is_disclosed,
    seatNic: row.seat_nic ?? undefined,
    address:
      row.is_disclosed && row.nic !== null
        ? {
            addressLine1: row.address_line1 ?? '',
            addressLine2: row.address_line2 ?? '',
            addressLine3: row.address_line3 ?? '',
            postcode: row.postcode ?? '',
            city: row.city ?? '',
          }
        : undefined,
  };
}

/** What was loaded, and when. */
export async function extractsOf(ctx: Ctx | Tx): Promise<Extract[]> {
  const rows = await ctx.db
    .selectFrom('sirene_extracts')
    .select(['kind', 'file_name', 'rows', 'valid_on', 'loaded_at'])
    .orderBy('kind', 'desc')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as ExtractKind,
    fileName: row.file_name,
    rows: row.rows,
    validOn: row.valid_on ?? undefined,
    loadedAt: row.loaded_at,
  }));
}
