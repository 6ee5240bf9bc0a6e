// The dossiers of a cabinet: its client list, and what the cabinet says of each.

import { sql } from 'kysely';
import { parisDay } from '#src/clock.ts';
import type { Ctx, Tx } from '#src/context.ts';
import type { Client } from '../../model/cabinet/types.ts';
import { rightsOfAccess } from '../../model/rights.ts';
import type { CompanyStatus } from '../../model/types.ts';
import { glanceOf, type GlanceRow } from '../mandates/glance.ts';

interface Row extends GlanceRow {
  readonly company_id: string;
  readonly name: string;
  readonly siren: string | null;
  readonly vat_number: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly closing_month: number | null;
  readonly status: string;
  readonly status_since: Date;
  readonly code: string | null;
  readonly own: boolean;
  readonly confidential: boolean;
  readonly in_charge: string | null;
  readonly role: string;
  readonly rights: string[] | null;
  readonly linked: boolean;
  readonly link_used_at: Date | null;
}

export type ClientRow = Omit<Client, 'waiting' | 'missingSince'>;

function seesDocuments({ role, rights }: Row): boolean {
  const access = { role, profileRights: rights ?? undefined, endsAt: undefined, cabinetId: undefined, view: undefined };
  return rightsOfAccess(access).has('invoices.read');
}

/**
 * Every dossier of the cabinet that the person reaches, in no order: one query, a millisecond for a hundred. Mandates
 * are seen by who stands inside the wall of the cabinet.
 */
export async function clientsOf(
  ctx: Ctx | Tx,
  { userId, cabinetId }: { readonly userId: string; readonly cabinetId: string },
): Promise<ClientRow[]> {
  const today = parisDay(ctx.clock.now());
  const found = await sql<Row>`
    select company_id, name, siren, vat_number, postcode, city, closing_month, status, status_since, code,
      own, confidential, in_charge, role, rights, linked, link_used_at,
      delegation, delegation_ends, designation, designation_ends, platform, platform_state, platform_ends
    from tenancy_clients_of(${userId}, ${cabinetId}, ${ctx.clock.now()})
    left join tenancy_mandates_of_cabinet(${today}::date) using (company_id)`.execute(ctx.db);
  return found.rows.map((row) => ({
    id: row.company_id,
    name: row.name,
    siren: row.siren ?? undefined,
    vatNumber: row.vat_number ?? undefined,
    postcode: row.postcode ?? undefined,
    city: row.city ?? undefined,
    closingMonth: row.closing_month ?? undefined,
    status: row.status as CompanyStatus,
    statusSince: row.status_since,
    code: row.code ?? undefined,
    own: row.own,
    confidential: row.confidential,
    inCharge: row.in_charge ?? undefined,
    linked: row.linked,
    linkUsedAt: row.link_used_at ?? undefined,
    seesDocuments: seesDocuments(row),
    mandates: glanceOf(row, today),
  }));
}

export interface DossierCard {
  readonly code: string | undefined;
  readonly confidential: boolean;
  readonly own: boolean;
  readonly inChargeId: string | undefined;
}

/** What the cabinet says of one of its dossiers. The wall of the cabinet must be open, here and below. */
export async function dossierOf(tx: Tx, cabinetId: string, companyId: string): Promise<DossierCard | undefined> {
  const row = await tx.db
    .selectFrom('cabinet_dossiers')
    .select(['code', 'confidential', 'own', 'in_charge'])
    .where('cabinet_id', '=', cabinetId)
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  return (
    row && {
      code: row.code ?? undefined,
      confidential: row.confidential,
      own: row.own,
      inChargeId: row.in_charge ?? undefined,
    }
  );
}

export interface DossierChange extends Omit<DossierCard, 'own'> {
  readonly cabinetId: string;
  readonly companyId: string;
}

export async function updateDossier(tx: Tx, change: DossierChange): Promise<void> {
  await tx.db
    .updateTable('cabinet_dossiers')
    .set({ code: change.code ?? null, confidential: change.confidential, in_charge: change.inChargeId ?? null })
    .where('cabinet_id', '=', change.cabinetId)
    .where('company_id', '=', change.companyId)
    .execute();
}

/** Whether another dossier of the cabinet has this client number. */
export async function codeIsTaken(tx: Tx, { cabinetId, companyId, code }: DossierChange): Promise<boolean> {
  const row = await tx.db
    .selectFrom('cabinet_dossiers')
    .select('company_id')
    .where('cabinet_id', '=', cabinetId)
    .where('company_id', '<>', companyId)
    .where('code', '=', code ?? '')
    .executeTakeFirst();
  return row !== undefined;
}
