// The list pages of both directions.

import { Hono } from 'hono';
import type { TenantCtx, Tx } from '#src/context.ts';
import { answerTo, type Ahead } from '#src/http/ahead.ts';
import { showPage } from '#src/http/forms.ts';
import { tenantOf, wantsFragment, type PageContext, type PageEnv } from '#src/http/env.ts';
import { uploadMaxBytes } from '#src/settings.ts';
import { appFrame, isAllowed, receivingAddress } from '#modules/tenancy';
import { InvoiceListPage, InvoiceListPart, type InvoiceListProps, type ListRow } from '#views/invoices/index.ts';
import { directions, isCreditNote, type Direction } from '../model.ts';
import type { ShownRow } from '../repository/list.ts';
import { countInvoices, showInvoices } from '../service/read.ts';
import { bulkDone, bulkFailures } from './bulk.tsx';
import { doneOf } from './common.ts';
import { menuCountersOf } from './counters.ts';
import { filtersOf, hrefsOf, keptBySearch, searchOf } from './filters.ts';
import { PATHS, pathsOf, SECTIONS } from './paths.ts';

const ROWS = 50;

/** An empty text says no more than none: views are shown one of the two. */
function rowOf(row: ShownRow): ListRow {
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    partnerName: row.partnerName || undefined,
    number: row.number || undefined,
    isCreditNote: isCreditNote(row.typeCode ?? undefined),
    issueDate: row.issueDate || undefined,
    dueDate: row.dueDate || undefined,
    currency: row.currency || undefined,
    net: row.totalNet ?? undefined,
    gross: row.totalGross ?? undefined,
    receivedDay: row.receivedDay,
    hasError: row.hasError,
    hasWarning: row.hasWarning,
    isDuplicate: row.isDuplicate,
    isDiscussed: row.isDiscussed,
  };
}

/** What the page of a direction asks of the register. */
function readingOf(direction: Direction) {
  return {
    path: `/${PATHS[direction]}`,
    async ask(c: PageContext, tx: Tx<TenantCtx>) {
      const { query, state, discussed, order, descending, cursor, before } = filtersOf(c);
      const wanted = { direction, state, query, discussed, order, descending, cursor, before, limit: ROWS };
      return await Promise.all([countInvoices(tx), showInvoices(tx, wanted), isAllowed(tx, 'invoices.decide')]);
    },
  };
}

const readings = { purchase: readingOf('purchase'), sale: readingOf('sale') };

export const listsAhead: readonly Ahead[] = Object.values(readings);

async function contentOf(c: PageContext, direction: Direction) {
  const { query, state, discussed, order, descending } = filtersOf(c);
  const [register, page, mayDecide] = await answerTo(c, readings[direction]);
  const counts = register[direction];
  const isEmpty = Object.values(counts).every((count) => count === 0);
  return {
    query,
    state,
    discussed,
    sort: order,
    descending,
    counts,
    page,
    mayDecide,
    menuCounters: menuCountersOf(register, c.var.language),
    mailAddress: isEmpty ? await receivingAddress(tenantOf(c)) : '',
  };
}

function addressesOf(c: PageContext, direction: Direction) {
  const paths = pathsOf(tenantOf(c), direction);
  const href = hrefsOf(c);
  return {
    href,
    selfHref: c.req.path + searchOf(c),
    listHref: paths.list,
    csvHref: href({}).replace(c.req.path, `${c.req.path}.csv`),
    liveHref: `${paths.company}/evenements`,
    rowHref: paths.invoice,
    receivedHref: `${paths.company}/documents`,
    bulk: { accept: `${paths.list}/acceptations`, refuse: `${paths.list}/refus` },
    upload: { action: `${paths.company}/documents`, maxBytes: c.var.ctx.config.get(uploadMaxBytes) },
  };
}

async function listProps(c: PageContext, direction: Direction): Promise<InvoiceListProps> {
  const { page, menuCounters: counts, ...content } = await contentOf(c, direction);
  const addresses = addressesOf(c, direction);
  return {
    frame: await appFrame(c, { current: SECTIONS[direction], counts }),
    direction,
    ...content,
    rows: page.items.map(rowOf),
    ...addresses,
    kept: keptBySearch(c),
    previousHref: page.previousCursor && addresses.href({ avant: page.previousCursor }),
    nextHref: page.nextCursor && addresses.href({ apres: page.nextCursor }),
    done: bulkDone(c) ?? (await doneOf(c, direction)),
    failures: await bulkFailures(c),
  };
}

async function listPage(c: PageContext, direction: Direction): Promise<Response> {
  const props = await listProps(c, direction);
  c.header('Vary', 'HX-Request, HX-Request-Type', { append: true });
  if (wantsFragment(c)) return c.html(await InvoiceListPart(props));
  return await showPage(c, <InvoiceListPage {...props} />);
}

export const listPages = new Hono<PageEnv>();

for (const direction of directions) {
  listPages.get(`/d/:companyId/${PATHS[direction]}`, async (c) => await listPage(c, direction));
}
