// « Documents manquants »: the list, and one line with all that is known of it.

import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '#src/http/cursor.ts';
import { mailStatuses, type MailState } from '#src/mail/index.ts';
import { contactEmail } from '#modules/invoices';
import { authorize } from '#modules/tenancy';
import { missingNotFound } from '../../missing-errors.ts';
import type { MissingDocument, MissingState, MissingStep } from '../../model/missing/types.ts';
import * as lines from '../../repository/missing/list.ts';
import { mailsOfLine, type SentRequest } from '../../repository/missing/requests.ts';

export const missingFilters = ['waiting', 'received', 'ignored', 'withdrawn'] as const;
export type MissingFilter = (typeof missingFilters)[number];

const STATES: Readonly<Record<MissingFilter, readonly MissingState[]>> = {
  waiting: ['open', 'asked'],
  received: ['received'],
  ignored: ['ignored'],
  withdrawn: ['withdrawn'],
};

export interface MissingListInput extends Omit<PageRequest, 'before'> {
  readonly filter: MissingFilter;
}

/** What waits: the longest missing first; what is settled: the last one first. Throws `http.cursor_invalid`. */
export async function listMissing(ctx: TenantCtx, input: MissingListInput): Promise<Page<MissingDocument>> {
  const { filter, cursor, limit } = input;
  const order = `missing ${filter}`;
  const query = {
    states: STATES[filter],
    after: cursor === undefined ? undefined : decodeCursor(cursor, order),
    limit: limit + 1,
  };
  const rows = await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return filter === 'waiting' ? await lines.waitingPage(tx, query) : await lines.settledPage(tx, query);
  });
  return cutPage(rows, input, ({ id, since, stateSince }) => ({
    order,
    value: filter === 'waiting' ? since : stateSince.toISOString(),
    id,
  }));
}

/** How many lines each list has. */
export async function countMissing(ctx: TenantCtx): Promise<Readonly<Record<MissingFilter, number>>> {
  const counts = await inTransaction(ctx, lines.countsByState);
  const { open, asked, received, ignored, withdrawn } = counts;
  return { waiting: open + asked, received, ignored, withdrawn };
}

/** How many are to be asked for, or were. */
export async function countAwaited(ctx: TenantCtx): Promise<number> {
  return await inTransaction(ctx, lines.waitingCount);
}

export interface MissingDetail {
  readonly line: MissingDocument;
  /** Oldest first. */
  readonly steps: readonly MissingStep[];
  /** Who was written to, newest first. */
  readonly mails: readonly (SentRequest & { readonly state: MailState })[];
  /** Where the supplier's own documents say that questions go. */
  readonly supplierEmail: string | undefined;
}

function lastInvoiceOf({ evidence }: MissingDocument): string | undefined {
  for (const one of evidence) {
    if (one.kind === 'rhythm') return one.last.at(-1)?.id;
    if (one.kind === 'series') return one.after.id;
  }
  return undefined;
}

/** With what became of each as far as it is known; one that is no longer kept was sent. */
async function mailsOf(tx: Tx<TenantCtx>, id: string): Promise<MissingDetail['mails']> {
  const mails = await mailsOfLine(tx, id);
  const statuses = await mailStatuses(
    tx,
    mails.map(({ mailId }) => mailId),
  );
  const states = new Map(statuses.map((status) => [status.id, status.state]));
  return mails.map((mail) => ({ ...mail, state: states.get(mail.mailId) ?? 'sent' }));
}

async function supplierEmailOf(tx: Tx<TenantCtx>, line: MissingDocument): Promise<string | undefined> {
  const invoiceId = lastInvoiceOf(line);
  return invoiceId === undefined ? undefined : await contactEmail(tx, invoiceId);
}

/** Throws `inbox.missing_not_found`, `tenancy.not_allowed`. */
export async function getMissing(ctx: TenantCtx, id: string): Promise<MissingDetail> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    const line = await lines.lineById(tx, id);
    if (!line) throw missingNotFound();
    return {
      line,
      steps: await lines.stepsOf(tx, id),
      mails: await mailsOf(tx, id),
      supplierEmail: await supplierEmailOf(tx, line),
    };
  });
}
