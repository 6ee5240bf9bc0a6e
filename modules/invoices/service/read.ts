// Looking at the register: one invoice, a list, its counters.

import { inReading, inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '#src/http/cursor.ts';
import { changedMeanwhile } from '#src/http/errors.ts';
import { authorize } from '#modules/tenancy';
import { invoiceNotFound } from '../errors.ts';
import type { Decision, TimelineEntry } from '../history.ts';
import type { Direction, InvoiceState, Order, RegisteredInvoice } from '../model.ts';
import * as repository from '../repository/index.ts';
import { searchTerms } from '../search.ts';

/** Throws `invoices.not_found` for an unknown or foreign id. */
export async function found(tx: Tx<TenantCtx>, id: string): Promise<RegisteredInvoice> {
  const invoice = await repository.byId(tx, id);
  if (!invoice) throw invoiceNotFound();
  return invoice;
}

/** Like {@link found}, locking the row until the transaction ends. */
export async function locked(tx: Tx<TenantCtx>, id: string): Promise<RegisteredInvoice> {
  const invoice = await repository.lockById(tx, id);
  if (!invoice) throw invoiceNotFound();
  return invoice;
}

/** Throws `http.changed_meanwhile` when the caller has read another version; `undefined` = whatever it is. */
export function assertVersion(invoice: RegisteredInvoice, version: number | undefined): void {
  if (version !== undefined && version !== invoice.version) throw changedMeanwhile();
}

export interface InvoiceDetail {
  readonly invoice: RegisteredInvoice;
  readonly decision: Decision | undefined;
}

export async function getInvoice(ctx: TenantCtx, id: string): Promise<InvoiceDetail> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return { invoice: await found(tx, id), decision: await repository.currentDecision(tx, id) };
  });
}

export async function getTimeline(ctx: TenantCtx, id: string): Promise<TimelineEntry[]> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    await found(tx, id);
    return await repository.timelineOf(tx, id);
  });
}

export interface ListInput extends PageRequest {
  readonly direction: Direction;
  readonly state?: InvoiceState | undefined;
  /** As typed by a person. */
  readonly query?: string | undefined;
  /** Only those with an open discussion. */
  readonly discussed?: boolean | undefined;
  readonly order?: Order | undefined;
  readonly descending?: boolean | undefined;
}

type Row = Pick<repository.ListRow, 'sortKey' | 'id'>;

async function pageOf<R extends Row>(
  ctx: TenantCtx,
  input: ListInput,
  rowsOf: repository.ListPage<R>,
): Promise<Page<R>> {
  const order = input.order ?? 'received';
  const descending = input.descending ?? order === 'received';
  const orderName = `${order} ${descending ? 'desc' : 'asc'}`;
  const from = input.before ?? input.cursor;
  const query = {
    direction: input.direction,
    state: input.state,
    terms: searchTerms(input.query ?? ''),
    discussed: input.discussed ?? false,
    order,
    descending: descending !== (input.before !== undefined),
    after: from === undefined ? undefined : decodeCursor(from, orderName),
    limit: input.limit + 1,
  };
  const [, rows] = await inReading(
    ctx,
    async (tx) => await Promise.all([authorize(tx, 'invoices.read'), rowsOf(tx, query)]),
  );
  return cutPage(rows, input, ({ sortKey, id }) => ({ order: orderName, value: sortKey, id }));
}

/** One page of the register. Newest received first unless asked otherwise. Throws `http.cursor_invalid`. */
export async function listInvoices(ctx: TenantCtx, input: ListInput): Promise<Page<repository.ListRow>> {
  return await pageOf(ctx, input, repository.listPage);
}

/** {@link listInvoices} with what a list on the screen shows of each. */
export async function showInvoices(ctx: TenantCtx, input: ListInput): Promise<Page<repository.ShownRow>> {
  return await pageOf(ctx, input, repository.shownPage);
}

export async function countInvoices(ctx: TenantCtx): Promise<repository.Counts> {
  return await inReading(ctx, repository.counts);
}

/** The invoice of the same direction that waits next after this one; around the end to the oldest. */
export async function nextPending(ctx: TenantCtx, invoice: RegisteredInvoice): Promise<string | undefined> {
  return await inTransaction(ctx, async (tx) => await repository.nextPending(tx, invoice));
}
