// Tables cabinets, cabinet_memberships and cabinet_dossiers. The wall of the cabinet must be open, but for the look-up.

import { sql } from 'kysely';
import type { Actor, Ctx, Tx } from '#src/context.ts';
import type { CabinetListItem } from '../model/types.ts';

export interface NewCabinet {
  readonly id: string;
  readonly name: string;
  readonly siren: string | undefined;
  readonly siret: string | undefined;
  readonly by: Actor;
}

export async function insertCabinet(tx: Tx, cabinet: NewCabinet): Promise<void> {
  await tx.db
    .insertInto('cabinets')
    .values({
      cabinet_id: cabinet.id,
      name: cabinet.name,
      siren: cabinet.siren ?? null,
      siret: cabinet.siret ?? null,
      created_at: tx.clock.now(),
      created_by: JSON.stringify(cabinet.by),
    })
    .execute();
}

export interface CabinetMember {
  readonly cabinetId: string;
  readonly userId: string;
  readonly role: string;
  readonly by: Actor;
}

export async function insertCabinetMember(tx: Tx, member: CabinetMember): Promise<void> {
  await tx.db
    .insertInto('cabinet_memberships')
    .values({
      cabinet_id: member.cabinetId,
      user_id: member.userId,
      role: member.role,
      since: tx.clock.now(),
      granted_by: JSON.stringify(member.by),
    })
    .execute();
}

export interface CabinetDossier {
  readonly cabinetId: string;
  readonly companyId: string;
  readonly code: string | undefined;
  /** The books of the cabinet itself. */
  readonly own?: boolean;
}

export async function insertDossier(tx: Tx, { cabinetId, companyId, code, own }: CabinetDossier): Promise<void> {
  await tx.db
    .insertInto('cabinet_dossiers')
    .values({
      cabinet_id: cabinetId,
      company_id: companyId,
      code: code ?? null,
      own: own ?? false,
      since: tx.clock.now(),
    })
    .execute();
}

export async function cabinetRoleOf(tx: Tx, cabinetId: string, userId: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('cabinet_memberships')
    .select('role')
    .where('cabinet_id', '=', cabinetId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.role;
}

export async function cabinetsOf(ctx: Ctx | Tx, userId: string): Promise<CabinetListItem[]> {
  interface Row {
    cabinet_id: string;
    name: string;
    role: string;
  }
  const found = await sql<Row>`select cabinet_id, name, role from tenancy_cabinets_of(${userId})`.execute(ctx.db);
  return found.rows.map((row) => ({ id: row.cabinet_id, name: row.name, role: row.role }));
}
