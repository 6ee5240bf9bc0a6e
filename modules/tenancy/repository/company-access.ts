// Tables company_memberships (changing and ending), company_profiles and company_views.

import { sql } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import type { Profile } from '../model/cabinet/types.ts';
import { isRight } from '../model/rights.ts';
import type { NewProfile } from './cabinet/people.ts';
import { isInserted } from './inserted.ts';

export interface Grant {
  readonly userId: string;
  /** As it is stored. */
  readonly role: string;
  readonly endsAt: Date | undefined;
  readonly reason: string | undefined;
}

/** A role for a while takes the place of one that has ended; false when the person has one that has not. */
export async function grantAccess(tx: Tx<TenantCtx>, { userId, role, endsAt, reason }: Grant): Promise<boolean> {
  const now = tx.clock.now();
  const kept = {
    role,
    since: now,
    ends_at: endsAt ?? null,
    reason: reason ?? null,
    granted_by: JSON.stringify(tx.actor),
  };
  const result = await tx.db
    .insertInto('company_memberships')
    .values({ company_id: tx.company.id, user_id: userId, ...kept })
    .onConflict((conflict) =>
      conflict.columns(['company_id', 'user_id']).doUpdateSet(kept).where('company_memberships.ends_at', '<=', now),
    )
    .executeTakeFirst();
  return isInserted(result);
}

/** False when there is no such member. */
export async function setCompanyRole(tx: Tx<TenantCtx>, userId: string, role: string): Promise<boolean> {
  const result = await tx.db
    .updateTable('company_memberships')
    .set({ role })
    .where('company_id', '=', tx.company.id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteMembership(tx: Tx<TenantCtx>, userId: string): Promise<boolean> {
  const result = await tx.db
    .deleteFrom('company_memberships')
    .where('company_id', '=', tx.company.id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** One change of the managers at a time, so that two cannot each take the other's place away. */
export async function lockManagers(tx: Tx<TenantCtx>): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom('company_memberships')
    .select('user_id')
    .where('company_id', '=', tx.company.id)
    .where('role', '=', 'manager')
    .orderBy('user_id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.user_id);
}

export async function companyProfiles(tx: Tx<TenantCtx>): Promise<Profile[]> {
  const rows = await tx.db
    .selectFrom('company_profiles as p')
    .select(['p.profile_id', 'p.name', 'p.rights'])
    .select((select) =>
      select
        .selectFrom('company_memberships as m')
        .select(sql<string>`count(*)`.as('count'))
        .whereRef('m.company_id', '=', 'p.company_id')
        .where(sql<boolean>`m.role = 'profile:' || p.profile_id`)
        .as('people'),
    )
    .where('p.company_id', '=', tx.company.id)
    .orderBy(sql`lower(p.name)`)
    .execute();
  return rows.map((row) => ({
    id: row.profile_id,
    name: row.name,
    rights: new Set(row.rights.filter(isRight)),
    reach: undefined,
    people: Number(row.people ?? 0),
  }));
}

/** Adds or changes. */
export async function saveCompanyProfile(tx: Tx<TenantCtx>, profile: NewProfile): Promise<void> {
  const kept = { name: profile.name, rights: [...profile.rights] };
  await tx.db
    .insertInto('company_profiles')
    .values({
      company_id: tx.company.id,
      profile_id: profile.id,
      ...kept,
      created_at: tx.clock.now(),
      created_by: JSON.stringify(profile.by),
    })
    .onConflict((conflict) => conflict.columns(['company_id', 'profile_id']).doUpdateSet(kept))
    .execute();
}

/** The name of the removed profile; `undefined` when there is none. */
export async function deleteCompanyProfile(tx: Tx<TenantCtx>, profileId: string): Promise<string | undefined> {
  const row = await tx.db
    .deleteFrom('company_profiles')
    .where('company_id', '=', tx.company.id)
    .where('profile_id', '=', profileId)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}

export interface NewView {
  readonly id: string;
  readonly userId: string;
  readonly role: string;
  readonly until: Date;
}

/** Opens a view and closes the one before, also one that ended by itself. */
export async function openView(tx: Tx<TenantCtx>, view: NewView): Promise<void> {
  await closeView(tx, view.userId);
  await tx.db
    .insertInto('company_views')
    .values({
      company_id: tx.company.id,
      view_id: view.id,
      user_id: view.userId,
      as_role: view.role,
      started_at: tx.clock.now(),
      ends_at: view.until,
    })
    .execute();
}

/** Id of the view that ends; `undefined` when none was open. */
export async function closeView(tx: Tx<TenantCtx>, userId: string): Promise<string | undefined> {
  const row = await tx.db
    .updateTable('company_views')
    .set({ ended_at: sql`least(ends_at, ${tx.clock.now()})` })
    .where('company_id', '=', tx.company.id)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .returning('view_id')
    .executeTakeFirst();
  return row?.view_id;
}
