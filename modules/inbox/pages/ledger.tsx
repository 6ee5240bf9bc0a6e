// Everything that came in: the list, one document, uploads, replays.

import { Hono } from 'hono';
import { inTransaction } from '#src/context.ts';
import { isId } from '#src/ids.ts';
import { companyHref, idParam, tenantOf, wantsFragment, type PageContext, type PageEnv } from '#src/http/env.ts';
import { sendFile } from '#src/http/files.ts';
import { showPage } from '#src/http/forms.ts';
import { uploadMaxBytes } from '#src/settings.ts';
import { directions } from '#modules/invoices';
import { appFrame, isAllowed } from '#modules/tenancy';
import {
  DocumentDetailPage,
  inboxWords,
  LedgerPage,
  LedgerPart,
  UploadProgress,
  type LedgerProps,
} from '#views/inbox/index.ts';
import { fileMissing } from '../errors.ts';
import type { DocumentState } from '../model/documents.ts';
import { getDocument, getDocumentFile, ledgerOverview, listDocuments, replayDocument } from '../service/ledger.ts';
import { receiveFile } from '../service/receive-file.ts';
import { documentView, stepEvents } from './views.ts';

const ROWS = 50;

const FILTERS: Readonly<Record<LedgerProps['filter'], readonly DocumentState[] | undefined>> = {
  all: undefined,
  running: ['received', 'reading'],
  failed: ['failed'],
  ready: ['ready'],
  ignored: ['ignored'],
};

export const ledgerPages = new Hono<PageEnv>();

function doneText(c: PageContext): string | undefined {
  const text = inboxWords[c.var.language];
  const countIn = (name: string): number => {
    const count = Number(c.req.query(name));
    return Number.isInteger(count) && count > 0 ? count : 0;
  };
  const [received, empty] = [countIn('recus'), countIn('vides')];
  if (received === 0) return undefined;
  return empty === 0 ? text.uploaded(received) : `${text.uploaded(received)} ${text.leftOut(empty)}`;
}

function archiveIn(c: PageContext): string | undefined {
  const id = c.req.query('dans') ?? '';
  return isId(id) ? id : undefined;
}

async function ledgerProps(c: PageContext): Promise<LedgerProps> {
  const { language } = c.var;
  const base = companyHref(c);
  const wanted = c.req.query('etat') ?? 'all';
  const filter = (Object.hasOwn(FILTERS, wanted) ? wanted : 'all') as LedgerProps['filter'];
  const cursor = c.req.query('apres');
  const containerId = archiveIn(c);
  const { overview, page } = await inTransaction(tenantOf(c), async (tx) => ({
    overview: await ledgerOverview(tx),
    page: await listDocuments(tx, { states: FILTERS[filter], containerId, cursor, limit: ROWS }),
  }));
  const { received, reading, ready, failed, ignored } = overview.documents;
  const filterHref = (one: LedgerProps['filter']): string => `${base}/documents${one === 'all' ? '' : `?etat=${one}`}`;
  const next = page.nextCursor;
  return {
    frame: await appFrame(c, { current: 'purchases' }),
    documents: page.items.map((document) => documentView(document, base, language)),
    balance: {
      received: received + reading + ready + failed + ignored,
      ready,
      failed,
      ignored,
      waiting: received + reading,
    },
    filter,
    filterHref,
    nextHref: next && `${base}/documents?etat=${filter}${containerId ? `&dans=${containerId}` : ''}&apres=${next}`,
    messages: overview.fruitless.map(({ subject, sender, receivedAt, failure }) => {
      return { subject, sender, receivedAt, reason: failure?.message[language] ?? '' };
    }),
    upload: { action: `${base}/documents`, maxBytes: c.var.ctx.config.get(uploadMaxBytes) },
    selfHref: c.req.path + new URL(c.req.url).search,
    liveHref: `${base}/evenements`,
    done: doneText(c),
    missingHref: `${base}/manquants`,
    wholeHref: containerId === undefined ? undefined : `${base}/documents`,
  };
}

ledgerPages.get('/d/:companyId/documents', async (c) => {
  const props = await ledgerProps(c);
  c.header('Vary', 'HX-Request, HX-Request-Type', { append: true });
  if (wantsFragment(c)) return c.html(await LedgerPart(props));
  return await showPage(c, <LedgerPage {...props} />);
});

/** The script sends one file a request and wants JSON; a form without script sends several and is redirected. */
ledgerPages.post('/d/:companyId/documents', async (c) => {
  const body = await c.req.parseBody({ all: true });
  const files = [body['file']].flat().filter((value): value is File => value instanceof File && value.name !== '');
  const direction = directions.find((one) => one === body['direction']) ?? 'purchase';
  if (files.length === 0) throw fileMissing();
  const idempotencyKey = files.length === 1 ? c.req.header('idempotency-key') : undefined;
  // An empty file among others does not keep them out; alone it is refused.
  const full = files.filter(({ size }) => size > 0);
  const ids: string[] = [];
  for (const file of full.length === 0 ? files : full) {
    ids.push((await receiveFile(tenantOf(c), { file, direction, source: 'drop', idempotencyKey })).id);
  }
  if (c.req.header('accept')?.includes('application/json') === true) return c.json({ id: ids[0] }, 201);
  const empty = full.length === files.length ? '' : `&vides=${files.length - full.length}`;
  return c.redirect(`${companyHref(c)}/documents?recus=${ids.length}${empty}`, 303);
});

function sizeText(bytes: number, language: 'fr' | 'en'): string {
  const figure = new Intl.NumberFormat(language).format(bytes);
  return language === 'fr' ? `${figure} octets` : `${figure} bytes`;
}

ledgerPages.get('/d/:companyId/documents/:id', async (c) => {
  const { language } = c.var;
  const base = companyHref(c);
  const { document, steps } = await getDocument(tenantOf(c), idParam(c));
  const { failure, sha256, size, state, id, containerId } = document;
  const here = `${base}/documents/${id}`;
  const mayReplay =
    (state === 'failed' || (state === 'ignored' && !document.contents)) && (await isAllowed(tenantOf(c), 'mails.sort'));
  return await showPage(
    c,
    <DocumentDetailPage
      frame={await appFrame(c, { current: 'purchases' })}
      document={documentView(document, base, language)}
      size={sizeText(size, language)}
      sha256={sha256}
      failure={failure && { code: failure.code, message: failure.message[language] }}
      events={stepEvents(steps, language)}
      hrefs={{
        ledger: `${base}/documents`,
        self: here,
        live: `${base}/evenements`,
        file: `${here}/fichier`,
        replay: `${here}/relectures`,
      }}
      mayReplay={mayReplay}
      archiveHref={containerId && `${base}/documents/${containerId}`}
    />,
  );
});

/** The stages of a file just sent, for its line. */
ledgerPages.get('/d/:companyId/documents/:id/avancement', async (c) => {
  const base = companyHref(c);
  const { document } = await getDocument(tenantOf(c), idParam(c));
  const view = documentView(document, base, c.var.language);
  const frame = { language: c.var.language, csrfToken: c.var.visitor?.csrfToken };
  const replayHref = `${base}/documents/${document.id}/relectures`;
  return c.html(await UploadProgress({ view, invoiceHref: view.invoiceHref, replayHref, frame }));
});

ledgerPages.post('/d/:companyId/documents/:id/relectures', async (c) => {
  const { id } = await replayDocument(tenantOf(c), idParam(c));
  return c.redirect(`${companyHref(c)}/documents/${id}`, 303);
});

ledgerPages.get('/d/:companyId/documents/:id/fichier', async (c) => {
  const { document, bytes } = await getDocumentFile(tenantOf(c), idParam(c));
  return sendFile(c, { ...document, bytes, mediaType: 'application/octet-stream' });
});
