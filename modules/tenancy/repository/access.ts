// How a person stands in a company (migrations/…_341_reach_lookups.ts states the rule): one indexed query.

import { sql } from 'kysely';
import type { Ctx, Tx } from '#src/context.ts';
import { prepared } from '#src/db/prepared.ts';
import type { Access } from '../model/rights.ts';

export interface AccessRow {
  readonly role: string;
  readonly rights: string[] | null;
  readonly ends_at: Date | null;
  readonly cabinet_id: string | null;
  readonly seen_role: string | null;
  readonly seen_rights: string[] | null;
  readonly seen_until: Date | null;
}

interface AccessValues {
  readonly userId: string;
  readonly companyId: string;
  readonly now: Date;
  readonly [name: string]: unknown;
}

const accessRows = prepared<AccessValues, AccessRow>(
  'tenancy.access',
  (_, { userId, companyId, now }) => sql<AccessRow>`
    select role, rights, ends_at, cabinet_id, seen_role, seen_rights, seen_until
    from tenancy_company_access(${userId}, ${companyId}, ${now})`,
);

export function accessOfRow(row: AccessRow): Access {
  return {
    role: row.role,
    profileRights: row.rights ?? undefined,
    endsAt: row.ends_at ?? undefined,
    cabinetId: row.cabinet_id ?? undefined,
    view:
      row.seen_role === null || row.seen_until === null
        ? undefined
        : { role: row.seen_role, profileRights: row.seen_rights ?? undefined, until: row.seen_until },
  };
}

/** `undefined`: the person may not enter. */
export async function accessOf(ctx: Ctx | Tx, userId: string, companyId: string): Promise<Access | undefined> {
  const [row] = await accessRows(ctx.db, { userId, companyId, now: ctx.clock.now() });
  return row && accessOfRow(row);
}
