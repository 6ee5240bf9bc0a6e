import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { decodeCursor, encodeCursor } from '#src/http/cursor.ts';
import { invoiceNotFound } from '../errors.ts';
import type { Direction, InvoiceState, RegisteredInvoice } from '../model.ts';
import * as repository from '../repository/index.ts';
import { searchTerms } from '../search.ts';

/** Throws `invoices.not_found` for an unknown or foreign id. */
export async function found(tx: Tx<TenantCtx>, id: string): Promise<RegisteredInvoice> {
  const invoice = await repository.byId(tx, id);
  if (!invoice) throw invoiceNotFound();
  return invoice;
}

/** Like {@link found}, locking the row; throws `http.changed_meanwhile` is the caller's, from `version`. */
export async function locked(tx: Tx<TenantCtx>, id: string): Promise<RegisteredInvoice> {
  const invoice = await repository.lockById(tx, id);
  if (!invoice) throw invoiceNotFound();
  return invoice;
}

export interface InvoiceDetail {
  readonly invoice: RegisteredInvoice;
  readonly decision: repository.Decision | undefined;
}

export async function getInvoice(ctx: TenantCtx, id: string): Promise<InvoiceDetail> {
  return await inTransaction(ctx, async (tx) => ({
    invoice: await found(tx, id),
    decision: await repository.currentDecision(tx, id),
  }));
}

export async function getTimeline(ctx: TenantCtx, id: string): Promise<repository.TimelineEntry[]> {
  return await inTransaction(ctx, async (tx) => {
    await found(tx, id);
    return await repository.timelineOf(tx, id);
  });
}

export interface ListInput {
  readonly direction: Direction;
  readonly state?: InvoiceState | undefined;
  /** As typed by a person. */
  readonly query?: string | undefined;
  readonly order?: repository.Order | undefined;
  readonly descending?: boolean | undefined;
  readonly cursor?: string | undefined;
  /** 1 to 200. */
  readonly limit: number;
}

export interface InvoicePage {
  readonly items: readonly repository.ListRow[];
  readonly nextCursor: string | undefined;
}

/** One page of the register. Newest received first unless asked otherwise. */
export async function listInvoices(ctx: TenantCtx, input: ListInput): Promise<InvoicePage> {
  const order = input.order ?? 'received';
  const descending = input.descending ?? order === 'received';
  const orderName = `${order} ${descending ? 'desc' : 'asc'}`;
  const rows = await inTransaction(ctx, async (tx) =>
    repository.listPage(tx, {
      direction: input.direction,
      state: input.state,
      terms: searchTerms(input.query ?? ''),
      order,
      descending,
      after: input.cursor === undefined ? undefined : decodeCursor(input.cursor, orderName),
      limit: input.limit + 1,
    }),
  );
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  const hasMore = rows.length > input.limit && last !== undefined;
  return {
    items,
    nextCursor: hasMore ? encodeCursor({ order: orderName, value: last.sortKey, id: last.id }) : undefined,
  };
}

export async function countInvoices(ctx: TenantCtx, direction: Direction): Promise<Record<InvoiceState, number>> {
  return await inTransaction(ctx, async (tx) => await repository.counts(tx, direction));
}
