// The list as a spreadsheet reads it: every row of the filtered list, streamed page by page.

import { Hono } from 'hono';
import { parisDay } from '#src/clock.ts';
import { inTransaction, type TenantCtx } from '#src/context.ts';
import { tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { contentDisposition } from '#src/http/files.ts';
import type { Language } from '#src/i18n.ts';
import { csvCells, csvLine, CSV_START, csvText } from '#src/sheets/index.ts';
import { authorize } from '#modules/tenancy';
import { invoiceWords } from '#views/invoices/index.ts';
import { directions, type Direction } from '../model.ts';
import type { ListRow } from '../repository/list.ts';
import { listInvoices, type ListInput } from '../service/read.ts';
import { filtersOf } from './filters.ts';
import { PATHS } from './paths.ts';

const BATCH = 200;
function textCell(value: string | null): string {
  return csvText(value ?? '');
}

/** A number without grouping: `1234,56`. */
function numberCell(value: string | null, language: Language): string {
  return language === 'fr' ? (value ?? '').replace('.', ',') : (value ?? '');
}

function headers(direction: Direction, language: Language): string[] {
  const { columns, csv } = invoiceWords[language];
  return [
    columns.partner[direction],
    csv.siren,
    columns.number,
    csv.type,
    columns.issued,
    columns.due,
    csv.currency,
    columns.net,
    csv.vat,
    columns.gross,
    columns.state,
    columns.received,
  ];
}

function typeText(code: string | null, language: Language): string {
  const { types } = invoiceWords[language];
  return code !== null && Object.hasOwn(types, code) ? types[code as keyof typeof types] : (code ?? '');
}

function rowCells(row: ListRow, language: Language): string[] {
  return [
    textCell(row.partnerName),
    textCell(row.partnerSiren),
    textCell(row.number),
    textCell(typeText(row.typeCode, language)),
    row.issueDate ?? '',
    row.dueDate ?? '',
    textCell(row.currency),
    numberCell(row.totalNet, language),
    numberCell(row.totalVat, language),
    numberCell(row.totalGross, language),
    invoiceWords[language].state[row.state],
    parisDay(row.receivedAt),
  ];
}

async function* lines(tenant: TenantCtx, input: ListInput, language: Language): AsyncGenerator<string, void> {
  yield CSV_START + csvLine(headers(input.direction, language), language);
  let cursor: string | undefined;
  do {
    const page = await listInvoices(tenant, { ...input, cursor, limit: BATCH });
    yield page.items.map((row) => csvCells(rowCells(row, language), language)).join('');
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** Asks for the next page only when the reader has taken the last one. */
function streamOf(texts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}

async function exportList(c: PageContext, direction: Direction): Promise<Response> {
  const { language } = c.var;
  // Both before the first byte: an answer that has begun can no longer refuse.
  await inTransaction(tenantOf(c), async (tx) => {
    await authorize(tx, 'invoices.read');
    await authorize(tx, 'invoices.export');
  });
  const { query, state, discussed, order, descending } = filtersOf(c);
  const rows = lines(tenantOf(c), { direction, query, state, discussed, order, descending, limit: BATCH }, language);
  const filename = `${PATHS[direction]}-${parisDay(c.var.ctx.clock.now())}.csv`;
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', contentDisposition('attachment', filename));
  return c.body(streamOf(rows));
}

export const exportPages = new Hono<PageEnv>();

for (const direction of directions) {
  exportPages.get(`/d/:companyId/${PATHS[direction]}.csv`, async (c) => await exportList(c, direction));
}
