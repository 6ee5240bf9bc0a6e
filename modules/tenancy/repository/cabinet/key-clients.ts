// The dossiers of a cabinet as its key sees them. The wall of the cabinet must be open.

import { sql } from 'kysely';
import type { Tx } from '#src/context.ts';
import type { CompanyStatus } from '../../model/types.ts';

export interface KeyClient {
  readonly id: string;
  readonly name: string;
  readonly siren: string | undefined;
  readonly siret: string | undefined;
  readonly vatNumber: string | undefined;
  /** Number of the client at the cabinet. */
  readonly code: string | undefined;
  readonly status: CompanyStatus;
  readonly statusSince: Date;
  /** 1 to 12. */
  readonly closingMonth: number | undefined;
  /** The books of the cabinet itself. */
  readonly own: boolean;
  /** By which the list is sorted. */
  readonly sortName: string;
}

export interface KeyClientQuery {
  /** Part of the name, beginning of the SIREN, or the client number. Empty: all. */
  readonly term: string;
  readonly status: CompanyStatus | undefined;
  readonly closingMonth: number | undefined;
  /** The last one of the page before. */
  readonly after: { readonly sortName: string; readonly id: string } | undefined;
  readonly limit: number;
}

interface Row {
  readonly company_id: string;
  readonly name: string;
  readonly siren: string | null;
  readonly siret: string | null;
  readonly vat_number: string | null;
  readonly code: string | null;
  readonly status: string;
  readonly status_since: Date;
  readonly closing_month: number | null;
  readonly own: boolean;
  readonly sort_name: string;
}

/** By name. */
export async function dossiersOfCabinet(tx: Tx, query: KeyClientQuery): Promise<KeyClient[]> {
  const { term, status, closingMonth, after, limit } = query;
  const found = await sql<Row>`
    select company_id, name, siren, siret, vat_number, code, status, status_since, closing_month, own, sort_name
    from tenancy_dossiers_of_cabinet(${term}, ${status ?? null}, ${closingMonth ?? null}::smallint,
      ${after?.sortName ?? null}, ${after?.id ?? null}::uuid, ${limit})`.execute(tx.db);
  return found.rows.map((row) => ({
    id: row.company_id,
    name: row.name,
    siren: row.siren ?? undefined,
    siret: row.siret ?? undefined,
    vatNumber: row.vat_number ?? undefined,
    code: row.code ?? undefined,
    status: row.status as CompanyStatus,
    statusSince: row.status_since,
    closingMonth: row.closing_month ?? undefined,
    own: row.own,
    sortName: row.sort_name,
  }));
}
