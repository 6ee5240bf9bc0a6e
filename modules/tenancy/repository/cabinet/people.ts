// Tables cabinet_memberships and cabinet_profiles. The wall of the cabinet must be open.

import { sql } from 'kysely';
import type { Actor, Tx } from '#src/context.ts';
import type { CabinetPerson, Profile, Reach } from '../../model/cabinet/types.ts';
import { isRight, type Right } from '../../model/rights.ts';

export async function peopleOfCabinet(tx: Tx): Promise<CabinetPerson[]> {
  interface Row {
    user_id: string;
    name: string;
    email: string;
    role: string;
    profile: string | null;
    since: Date;
    last_sign_in_at: Date | null;
  }
  const found = await sql<Row>`
    select user_id, name, email, role, profile, since, last_sign_in_at from tenancy_people_of_cabinet()`.execute(tx.db);
  return found.rows.map((row) => ({
    id: row.user_id,
    name: row.name,
    email: row.email,
    role: row.role,
    profile: row.profile ?? undefined,
    since: row.since,
    lastSignInAt: row.last_sign_in_at ?? undefined,
  }));
}

export interface Member {
  readonly cabinetId: string;
  readonly userId: string;
}

/** False when there is no such member. */
export async function setCabinetRole(tx: Tx, { cabinetId, userId }: Member, role: string): Promise<boolean> {
  const result = await tx.db
    .updateTable('cabinet_memberships')
    .set({ role })
    .where('cabinet_id', '=', cabinetId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes the person out, with what was assigned to them. False when there is no such member. */
export async function deleteCabinetMember(tx: Tx, { cabinetId, userId }: Member): Promise<boolean> {
  const now = tx.clock.now();
  await tx.db
    .deleteFrom('cabinet_assignments')
    .where('cabinet_id', '=', cabinetId)
    .where('user_id', '=', userId)
    .execute();
  await tx.db
    .updateTable('cabinet_handovers')
    .set({ ended_at: now })
    .where('cabinet_id', '=', cabinetId)
    .where('ended_at', 'is', null)
    .where((where) => where.or([where('from_user', '=', userId), where('to_user', '=', userId)]))
    .execute();
  await tx.db
    .updateTable('cabinet_dossiers')
    .set({ in_charge: null })
    .where('cabinet_id', '=', cabinetId)
    .where('in_charge', '=', userId)
    .execute();
  const result = await tx.db
    .deleteFrom('cabinet_memberships')
    .where('cabinet_id', '=', cabinetId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** One change of the administrators at a time, so that two cannot each take the other's place away. */
export async function lockAdministrators(tx: Tx, cabinetId: string): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom('cabinet_memberships')
    .select('user_id')
    .where('cabinet_id', '=', cabinetId)
    .where('role', '=', 'administrator')
    .orderBy('user_id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.user_id);
}

export async function cabinetProfiles(tx: Tx, cabinetId: string): Promise<Profile[]> {
  const rows = await tx.db
    .selectFrom('cabinet_profiles as p')
    .select(['p.profile_id', 'p.name', 'p.rights', 'p.reach'])
    .select((select) =>
      select
        .selectFrom('cabinet_memberships as m')
        .select(sql<string>`count(*)`.as('count'))
        .whereRef('m.cabinet_id', '=', 'p.cabinet_id')
        .where(sql<boolean>`m.role = 'profile:' || p.profile_id`)
        .as('people'),
    )
    .where('p.cabinet_id', '=', cabinetId)
    .orderBy(sql`lower(p.name)`)
    .execute();
  return rows.map((row) => ({
    id: row.profile_id,
    name: row.name,
    rights: new Set(row.rights.filter(isRight)),
    reach: row.reach as Reach,
    people: Number(row.people ?? 0),
  }));
}

export interface NewProfile {
  readonly id: string;
  readonly name: string;
  readonly rights: readonly Right[];
  readonly by: Actor;
}

export interface NewCabinetProfile extends NewProfile {
  readonly cabinetId: string;
  readonly reach: Reach;
}

/** Adds or changes. */
export async function saveCabinetProfile(tx: Tx, profile: NewCabinetProfile): Promise<void> {
  const kept = { name: profile.name, rights: [...profile.rights], reach: profile.reach };
  await tx.db
    .insertInto('cabinet_profiles')
    .values({
      cabinet_id: profile.cabinetId,
      profile_id: profile.id,
      ...kept,
      created_at: tx.clock.now(),
      created_by: JSON.stringify(profile.by),
    })
    .onConflict((conflict) => conflict.columns(['cabinet_id', 'profile_id']).doUpdateSet(kept))
    .execute();
}

/** The name of the removed profile; `undefined` when there is none. */
export async function deleteCabinetProfile(tx: Tx, cabinetId: string, profileId: string): Promise<string | undefined> {
  const row = await tx.db
    .deleteFrom('cabinet_profiles')
    .where('cabinet_id', '=', cabinetId)
    .where('profile_id', '=', profileId)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}
