import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { decodeCursor, encodeCursor } from '#src/http/cursor.ts';
import { authorize } from '#modules/tenancy';
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

/** Like {@link found}, locking the row until the transaction ends. */
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
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return { invoice: await found(tx, id), decision: await repository.currentDecision(tx, id) };
  });
}

export async function getTimeline(ctx: TenantCtx, id: string): Promise<repository.TimelineEntry[]> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
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
  /** The page that follows this cursor… */
  readonly cursor?: string | undefined;
  /** …or the one that precedes it. */
  readonly before?: string | undefined;
  /** 1 to 200. */
  readonly limit: number;
}

export interface InvoicePage {
  readonly items: readonly repository.ListRow[];
  readonly nextCursor: string | undefined;
  readonly previousCursor: string | undefined;
}

/** One page of the register. Newest received first unless asked otherwise. */
export async function listInvoices(ctx: TenantCtx, input: ListInput): Promise<InvoicePage> {
  const order = input.order ?? 'received';
  const descending = input.descending ?? order === 'received';
  const orderName = `${order} ${descending ? 'desc' : 'asc'}`;
  const backwards = input.before !== undefined;
  const from = input.before ?? input.cursor;
  const rows = await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return await repository.listPage(tx, {
      direction: input.direction,
      state: input.state,
      terms: searchTerms(input.query ?? ''),
      order,
      descending: descending !== backwards,
      after: from === undefined ? undefined : decodeCursor(from, orderName),
      limit: input.limit + 1,
    });
  });
  const items = rows.slice(0, input.limit);
  if (backwards) items.reverse();
  const isCut = rows.length > input.limit;
  const cursorOf = (row: repository.ListRow | undefined, isThere: boolean): string | undefined =>
    isThere && row ? encodeCursor({ order: orderName, value: row.sortKey, id: row.id }) : undefined;
  return {
    items,
    nextCursor: cursorOf(items.at(-1), backwards || isCut),
    previousCursor: cursorOf(items[0], backwards ? isCut : input.cursor !== undefined),
  };
}

export async function countInvoices(ctx: TenantCtx, direction: Direction): Promise<Record<InvoiceState, number>> {
  return await inTransaction(ctx, async (tx) => await repository.counts(tx, direction));
}

/** The invoice of the same direction that waits next after this one; around the end to the oldest. */
export async function nextPending(ctx: TenantCtx, invoice: RegisteredInvoice): Promise<string | undefined> {
  return await inTransaction(ctx, async (tx) => await repository.nextPending(tx, invoice));
}
