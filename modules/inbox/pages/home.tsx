// The first page of a dossier.

import { Hono } from 'hono';
import { inTransaction } from '#src/context.ts';
import { tenantOf, wantsFragment, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage } from '#src/http/forms.ts';
import { Decimal } from '#src/money.ts';
import { mailDomain, uploadMaxBytes } from '#src/settings.ts';
import { countInvoices, listInvoices } from '#modules/invoices';
import { appFrame, mailAddresses } from '#modules/tenancy';
import { HomePage, HomePart, inboxWords, type HomeProps, type TaskView } from '#views/inbox/index.ts';
import { ledgerOverview, listDocuments } from '../service/ledger.ts';
import { documentView } from './views.ts';

const TASKS = 10;
const RECENT = 6;
const DAY_MS = 24 * 3600 * 1000;

export const homePages = new Hono<PageEnv>();

async function factsOf(c: PageContext) {
  return await inTransaction(tenantOf(c), async (tx) => ({
    invoices: await countInvoices(tx, 'purchase'),
    pending: await listInvoices(tx, {
      direction: 'purchase',
      state: 'pending',
      order: 'received',
      descending: false,
      limit: TASKS,
    }),
    failed: await listDocuments(tx, { states: ['failed'], limit: TASKS }),
    recent: await listDocuments(tx, { limit: RECENT }),
    overview: await ledgerOverview(tx),
    addresses: await mailAddresses(tx),
  }));
}

type Facts = Awaited<ReturnType<typeof factsOf>>;

/** What waits, oldest first: invoices to decide, documents that failed. */
function tasksOf(c: PageContext, { pending, failed }: Facts): TaskView[] {
  const { language } = c.var;
  const text = inboxWords[language];
  const base = `/d/${tenantOf(c).company.id}`;
  const now = c.var.ctx.clock.now().getTime();
  const waits = (since: Date): number => Math.floor((now - since.getTime()) / DAY_MS);
  const invoices = pending.items.map((row) => ({
    since: row.receivedAt,
    href: `${base}/achats/${row.id}`,
    title: row.partnerName ?? row.number ?? '—',
    detail: `${row.number ?? '—'} ${text.waitsFor}`,
    amount: row.totalGross === null ? undefined : Decimal.parse(row.totalGross),
    currency: row.currency ?? 'EUR',
    isFailure: false,
    hasAnomaly: row.severities.includes('error'),
  }));
  const failures = failed.items.map((document) => ({
    since: document.receivedAt,
    href: `${base}/documents/${document.id}`,
    title: document.filename,
    detail: document.failure?.message[language] ?? text.failedState,
    amount: undefined,
    currency: 'EUR',
    isFailure: true,
    hasAnomaly: false,
  }));
  return [...invoices, ...failures]
    .toSorted((a, b) => a.since.getTime() - b.since.getTime())
    .slice(0, TASKS)
    .map(({ since, ...task }) => ({ ...task, waitsDays: waits(since) }));
}

async function homeProps(c: PageContext): Promise<HomeProps> {
  const facts = await factsOf(c);
  const { documents } = facts.overview;
  const base = `/d/${tenantOf(c).company.id}`;
  const { config } = c.var.ctx;
  const localPart = facts.addresses.findLast(({ kind }) => kind !== 'vat')?.localPart ?? '';
  return {
    frame: await appFrame(c, { current: 'home' }),
    counts: {
      pending: facts.invoices.pending,
      failed: documents.failed,
      running: documents.received + documents.reading,
      filed: documents.ready,
    },
    hrefs: {
      pending: `${base}/achats`,
      failed: `${base}/documents?etat=failed`,
      running: `${base}/documents?etat=running`,
      filed: `${base}/documents`,
      address: `${base}/parametres/reception`,
    },
    tasks: tasksOf(c, facts),
    recent: facts.recent.items.map((document) => documentView(document, base, c.var.language)),
    mailAddress: `${localPart}@${config.get(mailDomain)}`,
    upload: { action: `${base}/documents`, maxBytes: config.get(uploadMaxBytes) },
    selfHref: base,
  };
}

homePages.get('/d/:companyId', async (c) => {
  const props = await homeProps(c);
  c.header('Vary', 'HX-Request, HX-Request-Type');
  if (wantsFragment(c)) return c.html(await HomePart(props));
  return await showPage(c, <HomePage {...props} />);
});
