// Sums and counts over the register, each answered by an index of its own (migrations/…_240_register_sums.ts).

import { sql } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import { CREDIT_NOTE_CODES, type Direction } from '../model.ts';

export type DueBucket = 'overdue' | 'soon' | 'later';

export interface OwedRow {
  readonly bucket: DueBucket;
  readonly count: number;
  /** Decimal text. */
  readonly amount: string;
}

/**
 * What accepted invoices of a currency come to, by due date: overdue, due within 30 days, later. Credit notes count
 * against it. Without a due date the law's term stands: 30 days (art. L441-10 code de commerce).
 */
export async function owedByDueDate(
  tx: Tx<TenantCtx>,
  { direction, currency, today }: { direction: Direction; currency: string; today: string },
): Promise<OwedRow[]> {
  const due = sql`coalesce(due_date, issue_date + 30)`;
  const bucket = sql<DueBucket>`case when ${due} < ${today}::date then 'overdue'
    when ${due} <= ${today}::date + 30 then 'soon' else 'later' end`;
  const rows = await tx.db
    .selectFrom('invoices')
    .select([
      bucket.as('bucket'),
      sql<string>`count(*)`.as('count'),
      sql<string>`coalesce(sum(case when type_code = any(${sql.val([...CREDIT_NOTE_CODES])}::text[]) then -1 else 1 end
        * coalesce(amount_due, total_gross)), 0)::text`.as('amount'),
    ])
    .where('company_id', '=', tx.company.id)
    .where('direction', '=', direction)
    .where('state', '=', 'accepted')
    .where('currency', '=', currency)
    .groupBy('bucket')
    .execute();
  return rows.map((row) => ({ bucket: row.bucket, count: Number(row.count), amount: row.amount }));
}

/** How many invoices each of these partners has. */
export async function countByPartner(
  tx: Tx<TenantCtx>,
  partnerIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (partnerIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('invoices')
    .select(['partner_id', sql<string>`count(*)`.as('count')])
    .where('company_id', '=', tx.company.id)
    .where('partner_id', 'in', partnerIds)
    .groupBy('partner_id')
    .execute();
  return new Map(rows.map((row) => [row.partner_id ?? '', Number(row.count)]));
}
