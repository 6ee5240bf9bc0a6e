// Table invoice_collections: accepted invoices until the accountant has fetched them. Rows come and go with the state
// of the invoice (migrations/…_410_collections.ts).

import type { TenantCtx, Tx } from '#src/context.ts';
import type { Direction } from '../model.ts';

/** How it was fetched: marked by somebody or their program, or downloaded. */
export type Means = 'mark' | 'download';

export interface Uncollected {
  readonly id: string;
  readonly direction: Direction;
  readonly partnerName: string | undefined;
  readonly number: string | undefined;
  readonly issueDate: string | undefined;
  readonly currency: string | undefined;
  /** Decimal text. */
  readonly totalGross: string | undefined;
  readonly waitingSince: Date;
}

export interface UncollectedPage {
  /** The last one of the page before. */
  readonly after: { readonly waitingSince: Date; readonly id: string } | undefined;
  readonly limit: number;
}

/** Those that have waited longest first. */
export async function uncollected(tx: Tx<TenantCtx>, { after, limit }: UncollectedPage): Promise<Uncollected[]> {
  let query = tx.db
    .selectFrom('invoice_collections as c')
    .innerJoin('invoices as i', (join) =>
      join.onRef('i.company_id', '=', 'c.company_id').onRef('i.invoice_id', '=', 'c.invoice_id'),
    )
    .select(['i.invoice_id', 'i.direction', 'i.partner_name', 'i.number', 'i.issue_date', 'i.currency'])
    .select(['i.total_gross', 'c.waiting_since'])
    .where('c.company_id', '=', tx.company.id)
    .where('c.collected_at', 'is', null)
    .orderBy('c.waiting_since')
    .orderBy('c.invoice_id')
    .limit(limit);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('c.waiting_since', 'c.invoice_id'), '>', eb.tuple(after.waitingSince, after.id)),
    );
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.invoice_id,
    direction: row.direction as Direction,
    partnerName: row.partner_name ?? undefined,
    number: row.number ?? undefined,
    issueDate: row.issue_date ?? undefined,
    currency: row.currency ?? undefined,
    totalGross: row.total_gross ?? undefined,
    waitingSince: row.waiting_since,
  }));
}

export async function countUncollected(tx: Tx<TenantCtx>): Promise<number> {
  const row = await tx.db
    .selectFrom('invoice_collection_counts')
    .select('waiting')
    .where('company_id', '=', tx.company.id)
    .executeTakeFirst();
  return row?.waiting ?? 0;
}

/** Ids of those that were waiting. `ids` absent: all. */
export async function markCollected(
  tx: Tx<TenantCtx>,
  { ids, means }: { readonly ids: readonly string[] | undefined; readonly means: Means },
): Promise<string[]> {
  let query = tx.db
    .updateTable('invoice_collections')
    .set({ collected_at: tx.clock.now(), collected_by: JSON.stringify(tx.actor), means })
    .where('company_id', '=', tx.company.id)
    .where('collected_at', 'is', null);
  if (ids) query = query.where('invoice_id', 'in', [...ids]);
  const rows = await query.returning('invoice_id').execute();
  return rows.map(({ invoice_id: id }) => id);
}

/** It waits again; false when it was waiting, or is not accepted. */
export async function unmarkCollected(tx: Tx<TenantCtx>, id: string): Promise<boolean> {
  const result = await tx.db
    .updateTable('invoice_collections')
    .set({ collected_at: null, collected_by: null, means: null })
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', id)
    .where('collected_at', 'is not', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** `undefined`: not accepted, so that there is nothing to fetch. */
export async function collectionOf(
  tx: Tx<TenantCtx>,
  id: string,
): Promise<{ collectedAt: Date | undefined } | undefined> {
  const row = await tx.db
    .selectFrom('invoice_collections')
    .select('collected_at')
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', id)
    .executeTakeFirst();
  return row && { collectedAt: row.collected_at ?? undefined };
}
