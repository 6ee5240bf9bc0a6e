// Accesses that nobody uses (migrations/…_532_unused_access.ts), what was decided of them, and who was told.

import { sql } from 'kysely';
import type { Ctx, Tx } from '#src/context.ts';
import type { Space } from '../model/space.ts';

export interface UnusedAccess {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** As stored. */
  readonly role: string;
  /** Name of the profile that the role is. */
  readonly profile: string | undefined;
  readonly since: Date;
  readonly lastSignInAt: Date | undefined;
}

/** Of the space whose wall is open; longest unused first. */
export async function unusedHere(tx: Tx, { kind }: Space, before: Date): Promise<UnusedAccess[]> {
  interface Row {
    readonly user_id: string;
    readonly name: string;
    readonly email: string;
    readonly role: string;
    readonly profile: string | null;
    readonly since: Date;
    readonly last_sign_in_at: Date | null;
  }
  const found = await sql<Row>`
    select user_id, name, email, role, profile, since, last_sign_in_at
    from tenancy_unused_here(${kind}, ${tx.clock.now()}, ${before})`.execute(tx.db);
  return found.rows.map(({ user_id: userId, profile, last_sign_in_at: lastSignInAt, ...rest }) => {
    return { userId, ...rest, profile: profile ?? undefined, lastSignInAt: lastSignInAt ?? undefined };
  });
}

/** The access is needed: it is not asked about again for as long as a sign-in would count. */
export async function confirmAccess(tx: Tx, { kind, id }: Space, userId: string): Promise<void> {
  const now = tx.clock.now();
  if (kind === 'company') {
    await tx.db
      .updateTable('company_memberships')
      .set({ confirmed_at: now })
      .where('company_id', '=', id)
      .where('user_id', '=', userId)
      .execute();
    return;
  }
  await tx.db
    .updateTable('cabinet_memberships')
    .set({ confirmed_at: now })
    .where('cabinet_id', '=', id)
    .where('user_id', '=', userId)
    .execute();
}

export interface SpaceWithUnused {
  readonly kind: Space['kind'];
  readonly id: string;
  readonly name: string;
  /** Of the person who asks, as access is decided. */
  readonly role: string;
  readonly profileRights: readonly string[] | undefined;
  readonly unused: number;
}

/** The companies and cabinets of a person where somebody else, or they themselves, do not use their access. */
export async function spacesWithUnused(ctx: Ctx | Tx, userId: string, before: Date): Promise<SpaceWithUnused[]> {
  interface Row {
    readonly kind: Space['kind'];
    readonly space_id: string;
    readonly space: string;
    readonly role: string;
    readonly rights: string[] | null;
    readonly unused: string;
  }
  const found = await sql<Row>`
    select kind, space_id, space, role, rights, unused
    from tenancy_unused_for(${userId}, ${ctx.clock.now()}, ${before})`.execute(ctx.db);
  return found.rows.map(({ kind, space_id: id, space: name, role, rights, unused }) => {
    return { kind, id, name, role, profileRights: rights ?? undefined, unused: Number(unused) };
  });
}

/** False when the person was told in this quarter. The wall of the person must be open. */
export async function noteReport(tx: Tx, userId: string, quarter: string): Promise<boolean> {
  const row = await tx.db
    .insertInto('unused_access_reports')
    .values({ user_id: userId, quarter, told_at: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('quarter')
    .executeTakeFirst();
  return row !== undefined;
}
