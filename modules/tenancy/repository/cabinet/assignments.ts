// Tables cabinet_assignments and cabinet_handovers. The wall of the cabinet must be open.

import { sql } from 'kysely';
import type { Actor, Tx } from '#src/context.ts';
import type { Assignment, Handover } from '../../model/cabinet/types.ts';
import { isInserted } from '../inserted.ts';

/** Those by name and those by rule, of all people of the cabinet. */
export async function assignmentsOf(tx: Tx): Promise<Assignment[]> {
  interface Row {
    assignment_id: string;
    user_id: string;
    company_id: string | null;
    company: string | null;
    closing_month: number | null;
    postcode: string | null;
    city: string | null;
    code: string | null;
    in_charge: string | null;
  }
  const found = await sql<Row>`
    select assignment_id, user_id, company_id, company, closing_month, postcode, city, code, in_charge
    from tenancy_assignments_of_cabinet()`.execute(tx.db);
  return found.rows.map((row) => ({
    id: row.assignment_id,
    userId: row.user_id,
    company: row.company_id === null ? undefined : { id: row.company_id, name: row.company ?? '' },
    criteria: {
      closingMonth: row.closing_month ?? undefined,
      postcode: row.postcode ?? undefined,
      city: row.city ?? undefined,
      code: row.code ?? undefined,
      inCharge: row.in_charge ?? undefined,
    },
  }));
}

export interface NewAssignment {
  readonly id: string;
  readonly cabinetId: string;
  readonly userId: string;
  readonly companyId: string | undefined;
  readonly closingMonth: number | undefined;
  readonly postcode: string | undefined;
  readonly city: string | undefined;
  readonly code: string | undefined;
  readonly inChargeId: string | undefined;
  readonly by: Actor;
}

/** False when the person has this dossier by name already. */
export async function insertAssignment(tx: Tx, assignment: NewAssignment): Promise<boolean> {
  const result = await tx.db
    .insertInto('cabinet_assignments')
    .values({
      cabinet_id: assignment.cabinetId,
      assignment_id: assignment.id,
      user_id: assignment.userId,
      company_id: assignment.companyId ?? null,
      closing_month: assignment.closingMonth ?? null,
      postcode: assignment.postcode ?? null,
      city: assignment.city ?? null,
      code: assignment.code ?? null,
      in_charge: assignment.inChargeId ?? null,
      created_at: tx.clock.now(),
      created_by: JSON.stringify(assignment.by),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return isInserted(result);
}

/** Whose it was; `undefined` when there is no such assignment. */
export async function deleteAssignment(tx: Tx, cabinetId: string, assignmentId: string): Promise<string | undefined> {
  const row = await tx.db
    .deleteFrom('cabinet_assignments')
    .where('cabinet_id', '=', cabinetId)
    .where('assignment_id', '=', assignmentId)
    .returning('user_id')
    .executeTakeFirst();
  return row?.user_id;
}

/** Those under way and to come, and the last that ended. */
export async function handoversOf(tx: Tx, cabinetId: string): Promise<Handover[]> {
  const rows = await tx.db
    .selectFrom('cabinet_handovers')
    .select(['handover_id', 'from_user', 'to_user', 'starts_at', 'ends_at', 'ended_at'])
    .where('cabinet_id', '=', cabinetId)
    .orderBy('ends_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.handover_id,
    fromId: row.from_user,
    toId: row.to_user,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    endedAt: row.ended_at ?? undefined,
  }));
}

export interface NewHandover {
  readonly id: string;
  readonly cabinetId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly by: Actor;
}

export async function insertHandover(tx: Tx, handover: NewHandover): Promise<void> {
  await tx.db
    .insertInto('cabinet_handovers')
    .values({
      cabinet_id: handover.cabinetId,
      handover_id: handover.id,
      from_user: handover.fromId,
      to_user: handover.toId,
      starts_at: handover.startsAt,
      ends_at: handover.endsAt,
      created_at: tx.clock.now(),
      created_by: JSON.stringify(handover.by),
    })
    .execute();
}

/** False when it has ended already or never was. */
export async function endHandover(tx: Tx, cabinetId: string, handoverId: string): Promise<boolean> {
  const result = await tx.db
    .updateTable('cabinet_handovers')
    .set({ ended_at: tx.clock.now() })
    .where('cabinet_id', '=', cabinetId)
    .where('handover_id', '=', handoverId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
