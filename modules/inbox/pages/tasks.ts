// Who must act on what, from the register and the ledger.

import { DAY_MS } from '#src/clock.ts';
import { companyHref, type PageContext } from '#src/http/env.ts';
import { Decimal } from '#src/money.ts';
import type { discussionsAwaitingMe, listInvoices } from '#modules/invoices';
import { homeWords, inboxWords, type HomeProps, type TaskView } from '#views/inbox/index.ts';
import type { LedgerDocument } from '../model/documents.ts';

/** Failures that only a new document from its sender can mend; after the others it may be read again. */
const BAD_FILE = /\.(?:pdf_encrypted|pdf_broken|image_unreadable|kind_not_supported|file_empty|xml_\w+)$/;

type InvoiceRow = Awaited<ReturnType<typeof listInvoices>>['items'][number];
type Task = Omit<TaskView, 'waitsDays'> & { readonly since: Date };

function invoiceTask(row: InvoiceRow, c: PageContext): Task {
  const text = homeWords[c.var.language];
  const { hasError } = row;
  return {
    id: row.id,
    since: row.receivedAt,
    who: 'you',
    todo: row.isDuplicate ? text.compare : hasError ? text.check : text.approve,
    href: `${companyHref(c)}/achats/${row.id}`,
    title: row.partnerName ?? row.number ?? '—',
    detail: row.number ?? '',
    amount: row.totalGross === null ? undefined : Decimal.of(row.totalGross),
    currency: row.currency ?? 'EUR',
    isUrgent: hasError,
  };
}

function documentTask(document: LedgerDocument, c: PageContext): Task {
  const { language } = c.var;
  const text = homeWords[language];
  const { id, state, failure, filename, receivedAt, stage, receivedBy } = document;
  const failed = state === 'failed';
  const bySender = BAD_FILE.test(failure?.code ?? '');
  const { stages, from } = inboxWords[language];
  const reading = stage ? stages[stage] : from(receivedBy.name);
  return {
    id,
    since: receivedAt,
    who: failed ? (bySender ? 'sender' : 'you') : 'facteur',
    todo: failed ? (bySender ? text.sendAgain : text.readAgain) : text.reads,
    href: `${companyHref(c)}/documents/${id}`,
    title: filename,
    detail: failed ? (failure?.message[language] ?? inboxWords[language].failedState) : reading,
    amount: undefined,
    currency: 'EUR',
    isUrgent: failed && !bySender,
  };
}

export interface Waiting {
  readonly invoices: readonly InvoiceRow[];
  /** Failed, or under way. */
  readonly documents: readonly LedgerDocument[];
  readonly limit: number;
}

/** Oldest first. */
export function tasksOf(c: PageContext, { invoices, documents, limit }: Waiting): TaskView[] {
  const now = c.var.ctx.clock.now().getTime();
  const tasks = [...invoices.map((row) => invoiceTask(row, c)), ...documents.map((one) => documentTask(one, c))];
  return tasks
    .toSorted((a, b) => a.since.getTime() - b.since.getTime())
    .slice(0, limit)
    .map(({ since, ...task }) => ({ ...task, waitsDays: Math.floor((now - since.getTime()) / DAY_MS) }));
}

type Awaiting = Awaited<ReturnType<typeof discussionsAwaitingMe>>[number];

export function discussionView(c: PageContext, one: Awaiting): HomeProps['discussions'][number] {
  const path = one.direction === 'purchase' ? 'achats' : 'ventes';
  return {
    id: one.invoiceId,
    href: `${companyHref(c)}/${path}/${one.invoiceId}#discussion`,
    title: `${one.partnerName ?? '—'} · ${one.number ?? '—'}`,
    author: one.lastAuthor,
    text: one.lastText,
    isMentioned: one.isMentioned,
    unread: one.unread,
    waitsDays: Math.floor((c.var.ctx.clock.now().getTime() - one.since.getTime()) / DAY_MS),
  };
}
