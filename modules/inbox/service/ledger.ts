// The ledger: looking at what came in, reading it again.

import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '#src/http/cursor.ts';
import { enqueue } from '#src/jobs/job.ts';
import { authorize } from '#modules/tenancy';
import { alreadyAnInvoice, documentNotFound } from '../errors.ts';
import type { DocumentState, LedgerDocument, Step } from '../model/documents.ts';
import * as repository from '../repository/index.ts';
import { readTicket } from '../tickets.ts';

const ORDER = 'received desc';

async function found(tx: Tx<TenantCtx>, id: string): Promise<LedgerDocument> {
  const document = await repository.documentById(tx, id);
  if (!document) throw documentNotFound();
  return document;
}

export async function getDocument(ctx: TenantCtx, id: string): Promise<{ document: LedgerDocument; steps: Step[] }> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return { document: await found(tx, id), steps: await repository.stepsOf(tx, id) };
  });
}

export interface LedgerInput extends Omit<PageRequest, 'before'> {
  /** All of them when absent. */
  readonly states?: readonly DocumentState[] | undefined;
  /** Only what came in this archive. */
  readonly containerId?: string | undefined;
}

/** One page of the ledger, newest received first. Throws `http.cursor_invalid`. */
export async function listDocuments(ctx: TenantCtx, input: LedgerInput): Promise<Page<LedgerDocument>> {
  const rows = await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return await repository.documentPage(tx, {
      states: input.states,
      containerId: input.containerId,
      after: input.cursor === undefined ? undefined : decodeCursor(input.cursor, ORDER),
      limit: input.limit + 1,
    });
  });
  return cutPage(rows, input, ({ receivedAt, id }) => ({ order: ORDER, value: receivedAt.toISOString(), id }));
}

export interface LedgerOverview {
  readonly documents: Record<DocumentState, number>;
  readonly messages: number;
  /** Mails that gave no document, newest first. */
  readonly fruitless: readonly repository.Message[];
}

/** The reconciliation counter: received = filed + failed + set aside + waiting. */
export async function ledgerOverview(ctx: TenantCtx): Promise<LedgerOverview> {
  return await inTransaction(ctx, async (tx) => ({
    documents: await repository.documentCounts(tx),
    messages: await repository.messageCount(tx),
    fruitless: await repository.fruitlessMessages(tx, 20),
  }));
}

/** Reads a failed or set-aside document again. Throws `inbox.already_an_invoice`. */
export async function replayDocument(ctx: TenantCtx, id: string): Promise<LedgerDocument> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'mails.sort');
    const document = await repository.lockDocument(tx, id);
    if (!document) throw documentNotFound();
    if (document.invoiceId !== undefined) throw alreadyAnInvoice();
    await repository.setState(tx, id, { state: 'received', detail: { replayed: true } });
    await enqueue(tx, readTicket, { payload: { companyId: tx.company.id, documentId: id }, key: `read ${id}` });
    await signal(tx, 'document', id);
    return await found(tx, id);
  });
}

/** The bytes as they came. */
export async function getDocumentFile(
  ctx: TenantCtx,
  id: string,
): Promise<{ document: LedgerDocument; bytes: Uint8Array }> {
  const document = await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return await found(tx, id);
  });
  return { document, bytes: await ctx.blobs.get(ctx.company.id, document.sha256) };
}
