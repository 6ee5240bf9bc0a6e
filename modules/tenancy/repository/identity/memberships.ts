// Memberships of cabinets that a provider gives. The wall of the cabinet must be open, but for the look-up by SIRET.

import { sql } from 'kysely';
import type { Actor, Tx } from '#src/context.ts';

export async function cabinetBySiret(tx: Tx, siret: string): Promise<string | undefined> {
  const found = await sql<{ cabinet_id: string }>`
    select cabinet_id from tenancy_cabinet_by_siret(${siret})`.execute(tx.db);
  return found.rows[0]?.cabinet_id;
}

export interface Grant {
  readonly role: string;
  /** Id of the actor who gave it. */
  readonly grantedBy: string;
}

export async function grantOf(tx: Tx, cabinetId: string, userId: string): Promise<Grant | undefined> {
  const row = await tx.db
    .selectFrom('cabinet_memberships')
    .select(['role', sql<string>`granted_by->>'id'`.as('by')])
    .where('cabinet_id', '=', cabinetId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && { role: row.role, grantedBy: row.by };
}

export interface NewGrant {
  readonly cabinetId: string;
  readonly userId: string;
  readonly role: string;
  readonly by: Actor;
}

export async function setGrant(tx: Tx, { cabinetId, userId, role, by }: NewGrant): Promise<void> {
  await tx.db
    .insertInto('cabinet_memberships')
    .values({
      cabinet_id: cabinetId,
      user_id: userId,
      role,
      since: tx.clock.now(),
      granted_by: JSON.stringify(by),
    })
    .onConflict((conflict) => conflict.columns(['cabinet_id', 'user_id']).doUpdateSet({ role }))
    .execute();
}

export async function deleteGrant(tx: Tx, cabinetId: string, userId: string): Promise<void> {
  await tx.db
    .deleteFrom('cabinet_memberships')
    .where('cabinet_id', '=', cabinetId)
    .where('user_id', '=', userId)
    .execute();
}
