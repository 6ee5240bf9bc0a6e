// What a person is in a cabinet. The wall of the cabinet must be open.

import { sql } from 'kysely';
import type { Ctx, Tx } from '#src/context.ts';

export interface CabinetMembership {
  readonly name: string;
  readonly siren: string | undefined;
  readonly siret: string | undefined;
  /** As stored. */
  readonly role: string;
  readonly profileRights: readonly string[] | undefined;
  readonly ownCompanyId: string | undefined;
}

/** `undefined` for a stranger, whose cabinet might not exist. */
export async function membershipOf(
  tx: Tx,
  { cabinetId, userId }: { readonly cabinetId: string; readonly userId: string },
): Promise<CabinetMembership | undefined> {
  const row = await tx.db
    .selectFrom('cabinet_memberships as m')
    .innerJoin('cabinets as c', 'c.cabinet_id', 'm.cabinet_id')
    .leftJoin('cabinet_profiles as p', (join) =>
      join.onRef('p.cabinet_id', '=', 'm.cabinet_id').on(sql<boolean>`m.role = 'profile:' || p.profile_id`),
    )
    .leftJoin('cabinet_dossiers as d', (join) => join.onRef('d.cabinet_id', '=', 'm.cabinet_id').on('d.own', '=', true))
    .select(['c.name', 'c.siren', 'c.siret', 'm.role', 'p.rights', 'd.company_id'])
    .where('m.cabinet_id', '=', cabinetId)
    .where('m.user_id', '=', userId)
    .executeTakeFirst();
  return (
    row && {
      name: row.name,
      siren: row.siren ?? undefined,
      siret: row.siret ?? undefined,
      role: row.role,
      profileRights: row.rights ?? undefined,
      ownCompanyId: row.company_id ?? undefined,
    }
  );
}

/** Ids of the companies a person reaches among these. */
export async function reachedAmong(
  ctx: Ctx | Tx,
  { userId, companyIds }: { readonly userId: string; readonly companyIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const found = await sql<{ company_id: string }>`
    select company_id from tenancy_reachable(${userId}, ${ctx.clock.now()})
    where company_id = any(${[...companyIds]}::uuid[])`.execute(ctx.db);
  return new Set(found.rows.map((row) => row.company_id));
}

/** Whether the person sees, of this cabinet, only what is assigned to them. */
export async function reachesAssignedOnly(
  tx: Tx,
  { cabinetId, userId }: { readonly cabinetId: string; readonly userId: string },
): Promise<boolean> {
  const found = await sql<{ assigned: boolean }>`
    select tenancy_reach(m.role, p.reach) = 'assigned' as assigned
    from cabinet_memberships m
    left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id
    where m.cabinet_id = ${cabinetId} and m.user_id = ${userId}`.execute(tx.db);
  return found.rows[0]?.assigned ?? true;
}
