// Lists of the register: keyset pages, quick at any length because each order has its index.

import { sql, type RawBuilder } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import type { Cursor } from '#src/http/cursor.ts';
import type { Direction, Form, InvoiceState, Order } from '../model.ts';

/** The expressions of the indexes in migrations/…_220_invoices.ts; `cast` reads a cursor's text back. */
const keys: Record<Order, { expression: RawBuilder<unknown>; cast: string }> = {
  received: { expression: sql.raw('received_at'), cast: 'timestamptz' },
  issued: { expression: sql.raw("coalesce(issue_date, '-infinity'::date)"), cast: 'date' },
  due: { expression: sql.raw("coalesce(due_date, 'infinity'::date)"), cast: 'date' },
  gross: { expression: sql.raw('coalesce(total_gross, 0)'), cast: 'numeric' },
  partner: { expression: sql.raw('partner_sort'), cast: 'text' },
  number: { expression: sql.raw("coalesce(number_key, '')"), cast: 'text' },
};

export interface ListQuery {
  readonly direction: Direction;
  readonly state: InvoiceState | undefined;
  /** Normalised words that must all be found. */
  readonly terms: readonly string[];
  readonly order: Order;
  readonly descending: boolean;
  readonly after: Cursor | undefined;
  readonly limit: number;
}

const columns = [
  'invoice_id as id',
  'direction',
  'state',
  'state_since as stateSince',
  'form',
  'partner_id as partnerId',
  'partner_name as partnerName',
  'partner_siren as partnerSiren',
  'number',
  'type_code as typeCode',
  'issue_date as issueDate',
  'due_date as dueDate',
  'currency',
  'total_net as totalNet',
  'total_vat as totalVat',
  'total_gross as totalGross',
  'received_at as receivedAt',
  'version',
] as const;

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** One page of rows, with the sort key of each as text for the next cursor. */
export async function listPage(tx: Tx<TenantCtx>, query: ListQuery) {
  const { expression, cast } = keys[query.order];
  const way = query.descending ? 'desc' : 'asc';
  let select = tx.db
    .selectFrom('invoices')
    .select(columns)
    .select([
      sql<string>`(${expression})::text`.as('sortKey'),
      sql<string[]>`array(select distinct finding->>'severity' from jsonb_array_elements(findings) finding)`.as(
        'severities',
      ),
      sql<boolean>`findings @@ '$[*].rule starts with "invoices.duplicate_"'`.as('isDuplicate'),
    ])
    .$narrowType<{ direction: Direction; state: InvoiceState; form: Form }>()
    .where('company_id', '=', tx.company.id)
    .where('direction', '=', query.direction);
  if (query.state !== undefined) select = select.where('state', '=', query.state);
  for (const term of query.terms) select = select.where('search_text', 'like', `%${escapeLike(term)}%`);
  if (query.after) {
    const { value, id } = query.after;
    const than = sql.raw(query.descending ? '<' : '>');
    select = select.where(sql<boolean>`(${expression}, invoice_id) ${than} (${value}::${sql.raw(cast)}, ${id}::uuid)`);
  }
  return await select.orderBy(expression, way).orderBy('invoice_id', way).limit(query.limit).execute();
}

export type ListRow = Awaited<ReturnType<typeof listPage>>[number];

/** The facts by which people know these invoices. */
export async function summaries(tx: Tx<TenantCtx>, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return await tx.db
    .selectFrom('invoices')
    .select([
      'invoice_id as id',
      'direction',
      'partner_name as partnerName',
      'number',
      'issue_date as issueDate',
      'total_gross as totalGross',
      'currency',
    ])
    .$narrowType<{ direction: Direction }>()
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', 'in', [...ids])
    .execute();
}

/** How many in each state, from the counters the database keeps. */
export async function counts(tx: Tx<TenantCtx>, direction: Direction): Promise<Record<InvoiceState, number>> {
  const rows = await tx.db
    .selectFrom('invoice_counts')
    .select(['state', 'count'])
    .where('company_id', '=', tx.company.id)
    .where('direction', '=', direction)
    .execute();
  const result: Record<InvoiceState, number> = { pending: 0, accepted: 0, refused: 0 };
  for (const row of rows) result[row.state as InvoiceState] = Number(row.count);
  return result;
}
