// The first page of a dossier.

import { Hono } from 'hono';
import { inTransaction } from '#src/context.ts';
import { companyHref, tenantOf, wantsFragment, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage } from '#src/http/forms.ts';
import { uploadMaxBytes } from '#src/settings.ts';
import { countInvoices, discussionsAwaitingMe, listInvoices, owedByDueDate } from '#modules/invoices';
import { appFrame, receivingAddress } from '#modules/tenancy';
import { HomePage, HomePart, type HomeProps } from '#views/inbox/index.ts';
import { countAwaited } from '../service/missing/list.ts';
import { ledgerOverview, listDocuments } from '../service/ledger.ts';
import { discussionView, tasksOf } from './tasks.ts';
import { documentView } from './views.ts';

const TASKS = 10;
const DISCUSSIONS = 5;
const RECENT = 6;
/** Failed and running documents that are looked at: the oldest of them are shown. */
const UNSETTLED = 200;

async function factsOf(c: PageContext) {
  return await inTransaction(tenantOf(c), async (tx) => ({
    counts: await countInvoices(tx),
    pending: await listInvoices(tx, { direction: 'purchase', state: 'pending', descending: false, limit: TASKS }),
    unsettled: await listDocuments(tx, { states: ['received', 'reading', 'failed'], limit: UNSETTLED }),
    recent: await listDocuments(tx, { limit: RECENT }),
    overview: await ledgerOverview(tx),
    owed: await owedByDueDate(tx, 'purchase'),
    discussions: await discussionsAwaitingMe(tx, DISCUSSIONS),
    mailAddress: await receivingAddress(tx),
    missing: await countAwaited(tx),
  }));
}

function hrefsOf(base: string): HomeProps['hrefs'] {
  return {
    self: base,
    live: `${base}/evenements`,
    pending: `${base}/achats`,
    discussions: `${base}/discussions`,
    owed: `${base}/achats?statut=accepted&tri=due&sens=asc`,
    documents: `${base}/documents`,
    missing: `${base}/manquants`,
    address: `${base}/parametres/reception`,
    keys: `${base}/parametres/cles`,
    apiDocs: '/api/docs',
  };
}

async function homeProps(c: PageContext): Promise<HomeProps> {
  const { counts, pending, unsettled, recent, overview, owed, discussions, mailAddress, missing } = await factsOf(c);
  const { received, reading, ready, failed, ignored } = overview.documents;
  const base = companyHref(c);
  const registered = Object.values(counts.purchase).concat(Object.values(counts.sale));
  return {
    frame: await appFrame(c, { current: 'home' }),
    isEmpty: received + reading + ready + failed + ignored === 0 && registered.every((count) => count === 0),
    tasks: tasksOf(c, { invoices: pending.items, documents: unsettled.items, limit: TASKS }),
    waiting: counts.purchase.pending + failed + received + reading,
    discussions: discussions.map((one) => discussionView(c, one)),
    missing,
    owed,
    recent: recent.items.map((document) => documentView(document, base, c.var.language)),
    mailAddress,
    upload: { action: `${base}/documents`, maxBytes: c.var.ctx.config.get(uploadMaxBytes) },
    hrefs: hrefsOf(base),
  };
}

export const homePages = new Hono<PageEnv>();

homePages.get('/d/:companyId', async (c) => {
  const props = await homeProps(c);
  c.header('Vary', 'HX-Request, HX-Request-Type', { append: true });
  if (wantsFragment(c)) return c.html(await HomePart(props));
  return await showPage(c, <HomePage {...props} />);
});
