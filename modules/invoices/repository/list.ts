// Lists of the register: keyset pages, quick at any length because each order has its index.

import { sql, type InferResult, type Kysely, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import { prepared, type Prepared } from '#src/db/prepared.ts';
import type { Database } from '#src/db/schema.ts';
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
  /** Only those with an open discussion. */
  readonly discussed: boolean;
  readonly order: Order;
  readonly descending: boolean;
  readonly after: Cursor | undefined;
  readonly limit: number;
}

/** What a page of the list shows. */
const shownColumns = [
  'invoice_id as id',
  'state',
  'partner_name as partnerName',
  'number',
  'type_code as typeCode',
  'issue_date as issueDate',
  'due_date as dueDate',
  'currency',
  'total_net as totalNet',
  'total_gross as totalGross',
  'has_error as hasError',
  'has_warning as hasWarning',
  'is_duplicate as isDuplicate',
  'has_open_discussion as isDiscussed',
  'version',
] as const;

/** As src/clock.ts has it: days are counted in Europe/Paris. */
const receivedDay = sql<string>`(received_at at time zone 'Europe/Paris')::date`;

/** What programs are told besides. */
const otherColumns = [
  'received_at as receivedAt',
  'direction',
  'state_since as stateSince',
  'form',
  'partner_id as partnerId',
  'partner_siren as partnerSiren',
  'total_vat as totalVat',
] as const;

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** What makes one statement differ from another, values apart. */
interface Shape extends Pick<ListQuery, 'order' | 'descending'> {
  readonly hasState: boolean;
  readonly hasAfter: boolean;
  /** Part of the statement: with a length it does not know, PostgreSQL would plan it anew each time. */
  readonly limit: number;
}

interface Values {
  readonly company: string;
  readonly direction: string;
  readonly state: string;
  readonly sortKey: string;
  readonly id: string;
  readonly [name: string]: unknown;
}

function shownRows(db: Kysely<Database>, shape: Shape, values: Values) {
  const { expression, cast } = keys[shape.order];
  const way = shape.descending ? 'desc' : 'asc';
  let select = db
    .selectFrom('invoices')
    .select(shownColumns)
    .select([receivedDay.as('receivedDay'), sql<string>`(${expression})::text`.as('sortKey')])
    .$narrowType<{ state: InvoiceState }>()
    .where('company_id', '=', values.company)
    .where('direction', '=', values.direction);
  if (shape.hasState) select = select.where('state', '=', values.state);
  if (shape.hasAfter) {
    const than = sql.raw(shape.descending ? '<' : '>');
    const after = sql`(${values.sortKey}::${sql.raw(cast)}, ${values.id}::uuid)`;
    select = select.where(sql<boolean>`(${expression}, invoice_id) ${than} ${after}`);
  }
  return select.orderBy(expression, way).orderBy('invoice_id', way).limit(sql.lit(shape.limit));
}

function wholeRows(db: Kysely<Database>, shape: Shape, values: Values) {
  return shownRows(db, shape, values)
    .select(otherColumns)
    .$narrowType<{ state: InvoiceState; direction: Direction; form: Form }>();
}

export type ShownRow = InferResult<ReturnType<typeof shownRows>>[number];
export type ListRow = InferResult<ReturnType<typeof wholeRows>>[number];

/** Rows of a usual page and one more: other lengths are not worth a statement of their own on every connection. */
const USUAL = 51;

type Rows<R> = SelectQueryBuilder<Database, 'invoices', R>;

/** One page of rows, with the sort key of each as text for the next cursor. */
export type ListPage<R> = (tx: Tx<TenantCtx>, query: ListQuery) => Promise<R[]>;

function pagesOf<R>(kind: string, rows: (db: Kysely<Database>, shape: Shape, values: Values) => Rows<R>): ListPage<R> {
  const statements = new Map<string, Prepared<Values, R>>();
  /** Prepared once for each order, way and filter: an index serves it whatever the values. */
  const statementOf = (shape: Shape): Prepared<Values, R> => {
    const { order, descending, hasState, hasAfter } = shape;
    const name = `invoices.${kind} ${order} ${descending} ${hasState} ${hasAfter}`;
    const statement = statements.get(name) ?? prepared(name, (db, holes) => rows(db, shape, holes));
    statements.set(name, statement);
    return statement;
  };
  return async (tx, query) => {
    const { direction, state = '', terms, discussed, order, descending, after, limit } = query;
    const shape: Shape = { order, descending, hasState: state !== '', hasAfter: after !== undefined, limit };
    const { value: sortKey, id } = after ?? { value: '', id: '' };
    const values: Values = { company: tx.company.id, direction, state, sortKey, id };
    if (terms.length === 0 && !discussed && limit === USUAL) return await statementOf(shape)(tx.db, values);
    // Which index finds the words depends on the words: planned each time.
    let select = rows(tx.db, shape, values);
    if (discussed) select = select.where('has_open_discussion', '=', true);
    for (const term of terms) select = select.where('search_text', 'like', `%${escapeLike(term)}%`);
    return await select.execute();
  };
}

export const shownPage = pagesOf('shown', shownRows);
export const listPage = pagesOf('list', wholeRows);

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

export type Counts = Readonly<Record<Direction, Readonly<Record<InvoiceState, number>>>>;

interface CountRow {
  readonly direction: Direction;
  readonly state: InvoiceState;
  readonly count: string;
}

const countRows = prepared<{ readonly company: string }, CountRow>('invoices.counts', (db, { company }) =>
  db
    .selectFrom('invoice_counts')
    .select(['direction', 'state', 'count'])
    .where('company_id', '=', company)
    .$castTo<CountRow>(),
);

/** How many in each direction and state, from the counters the database keeps. */
export async function counts(tx: Tx<TenantCtx>): Promise<Counts> {
  const none = { pending: 0, accepted: 0, refused: 0 };
  const result = { purchase: { ...none }, sale: { ...none } };
  for (const { direction, state, count } of await countRows(tx.db, { company: tx.company.id })) {
    result[direction][state] = Number(count);
  }
  return result;
}
