// The list pages of both directions.

import { Hono } from 'hono';
import { inTransaction } from '#src/context.ts';
import { showPage, typedList } from '#src/http/forms.ts';
import { tenantOf, wantsFragment, type PageContext, type PageEnv } from '#src/http/env.ts';
import { Problem } from '#src/errors.ts';
import { Decimal } from '#src/money.ts';
import { mailDomain, uploadMaxBytes } from '#src/settings.ts';
import { appFrame, isAllowed, mailAddresses } from '#modules/tenancy';
import {
  invoiceWords,
  InvoiceListPage,
  InvoiceListPart,
  type InvoiceListProps,
  type ListRow,
} from '#views/invoices/index.ts';
import { isCreditNote, invoiceStates, type Direction, type InvoiceState } from '../model.ts';
import { orders, type ListRow as RegisterRow, type Order } from '../repository/list.ts';
import { acceptInvoice } from '../service/decide.ts';
import { countInvoices, listInvoices } from '../service/read.ts';
import { PATHS, pathsOf } from './paths.ts';

const ROWS = 50;

const decimal = (text: string | null): Decimal | undefined => (text === null ? undefined : Decimal.parse(text));

function rowOf(row: RegisterRow): ListRow {
  return {
    id: row.id,
    state: row.state as InvoiceState,
    partnerName: row.partnerName ?? undefined,
    number: row.number ?? undefined,
    isCreditNote: isCreditNote(row.typeCode ?? undefined),
    issueDate: row.issueDate ?? undefined,
    dueDate: row.dueDate ?? undefined,
    currency: row.currency ?? undefined,
    net: decimal(row.totalNet),
    gross: decimal(row.totalGross),
    receivedAt: row.receivedAt,
    hasError: row.severities.includes('error'),
    hasWarning: row.severities.includes('warning'),
  };
}

/** Filters as the address says them: `statut`, `q`, `tri`, `sens`, `apres`, `avant`. Unknown values fall back. */
function filtersOf(c: PageContext, direction: Direction) {
  const query = (c.req.query('q') ?? '').slice(0, 200).trim();
  const wanted = c.req.query('statut');
  const state = invoiceStates.find((one) => one === wanted);
  const fallback: InvoiceState | undefined = direction === 'purchase' && query === '' ? 'pending' : undefined;
  const order: Order = orders.find((one) => one === c.req.query('tri')) ?? 'received';
  const way = c.req.query('sens');
  return {
    query,
    state: wanted === 'toutes' ? undefined : (state ?? fallback),
    order,
    descending: way === undefined ? order === 'received' : way === 'desc',
    cursor: c.req.query('apres'),
    before: c.req.query('avant'),
  };
}

function hrefWith(c: PageContext, change: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(c.req.url);
  for (const name of ['apres', 'avant', 'fait', 'nombre', 'echecs']) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.pathname + url.search;
}

function doneText(c: PageContext): string | undefined {
  const text = invoiceWords[c.var.language];
  const fact = c.req.query('fait');
  if (fact === 'lot') return text.bulkDone(Number(c.req.query('nombre')), Number(c.req.query('echecs')));
  return fact !== undefined && fact in text.done ? text.done[fact as keyof typeof text.done] : undefined;
}

async function listProps(c: PageContext, direction: Direction): Promise<InvoiceListProps> {
  const tenant = tenantOf(c);
  const { query, state, order, descending, cursor, before } = filtersOf(c, direction);
  const { counts, page, addresses, mayDecide } = await inTransaction(tenant, async (tx) => ({
    counts: await countInvoices(tx, direction),
    page: await listInvoices(tx, { direction, state, query, order, descending, cursor, before, limit: ROWS }),
    addresses: await mailAddresses(tx),
    mayDecide: await isAllowed(tx, 'invoices.decide'),
  }));
  const paths = pathsOf(tenant, direction);
  const config = c.var.ctx.config;
  const label = invoiceWords[c.var.language].tabs.pending;
  const localPart = addresses.findLast(({ kind }) => kind !== 'vat')?.localPart ?? '';
  return {
    frame: await appFrame(c, {
      current: direction === 'purchase' ? 'purchases' : 'sales',
      counts: direction === 'purchase' ? { purchases: { value: counts.pending, label } } : {},
    }),
    direction,
    rows: page.items.map(rowOf),
    counts,
    state,
    query,
    sort: order,
    descending,
    href: (change) => hrefWith(c, change),
    previousHref: page.previousCursor && hrefWith(c, { avant: page.previousCursor }),
    nextHref: page.nextCursor && hrefWith(c, { apres: page.nextCursor }),
    rowHref: paths.invoice,
    mailAddress: `${localPart}@${config.get(mailDomain)}`,
    upload: { action: `${paths.company}/documents`, maxBytes: config.get(uploadMaxBytes) },
    receivedHref: `${paths.company}/documents`,
    bulkAction: `${paths.list}/acceptations`,
    mayDecide,
    done: doneText(c),
  };
}

async function listPage(c: PageContext, direction: Direction): Promise<Response> {
  const props = await listProps(c, direction);
  c.header('Vary', 'HX-Request, HX-Request-Type');
  if (wantsFragment(c)) return c.html(await InvoiceListPart(props));
  return await showPage(c, <InvoiceListPage {...props} />);
}

/** Accepts ticked invoices one by one: each succeeds or fails alone. */
async function acceptSelection(c: PageContext, direction: Direction): Promise<Response> {
  const tenant = tenantOf(c);
  let done = 0;
  let failed = 0;
  for (const id of (await typedList(c, 'id')).slice(0, 200)) {
    try {
      await acceptInvoice(tenant, { id });
      done += 1;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      failed += 1;
    }
  }
  return c.redirect(`${pathsOf(tenant, direction).list}?fait=lot&nombre=${done}&echecs=${failed}`, 303);
}

export const listPages = new Hono<PageEnv>();

for (const direction of ['purchase', 'sale'] as const) {
  listPages.get(`/d/:companyId/${PATHS[direction]}`, async (c) => await listPage(c, direction));
  listPages.post(`/d/:companyId/${PATHS[direction]}/acceptations`, async (c) => await acceptSelection(c, direction));
}
