// The client list as a file: every line of the filter, every column.

import { parisDay } from '#src/clock.ts';
import type { PageContext } from '#src/http/env.ts';
import { sendFile } from '#src/http/files.ts';
import { formatDate, type Language } from '#src/i18n.ts';
import { csvLine, CSV_START, writeWorkbook, XLSX } from '#src/sheets/index.ts';
import {
  cabinetMessages,
  clientColumns,
  headerOf,
  clientMessages,
  mandatesText,
  monthName,
  platformText,
  type ClientColumn,
} from '#views/tenancy/index.ts';
import type { Client } from '../../model/cabinet/types.ts';

function cellText(client: Client, column: ClientColumn, language: Language): string {
  switch (column) {
    case 'code':
      return client.code ?? '';
    case 'siren':
      return client.siren ?? '';
    case 'vat':
      return client.vatNumber ?? '';
    case 'city':
      return [client.postcode, client.city].filter(Boolean).join(' ');
    case 'closing':
      return client.closingMonth === undefined ? '' : monthName(client.closingMonth, language);
    case 'status':
      return `${cabinetMessages[language].statuses[client.status]} (${formatDate(parisDay(client.statusSince), language)})`;
    case 'link':
      return client.linked ? clientMessages[language].clients.linked : '';
    case 'mandate':
      return mandatesText(client.mandates, language);
    case 'platform':
      return platformText(client.mandates, language);
    case 'missingSince':
      return client.missingSince ? formatDate(parisDay(client.missingSince), language) : '';
    case 'inCharge':
      return client.inCharge ?? '';
    default:
      return String(client.waiting[column]);
  }
}

function tableOf(clients: readonly Client[], language: Language): { titles: string[]; rows: string[][] } {
  return {
    titles: [clientMessages[language].clients.name, ...clientColumns.map((column) => headerOf(column, language))],
    rows: clients.map((client) => [client.name, ...clientColumns.map((column) => cellText(client, column, language))]),
  };
}

export async function exportClients(
  c: PageContext,
  clients: readonly Client[],
  format: 'csv' | 'xlsx',
): Promise<Response> {
  const { language } = c.var;
  const { titles, rows } = tableOf(clients, language);
  const filename = `clients-${parisDay(c.var.ctx.clock.now())}.${format}`;
  if (format === 'xlsx') {
    const bytes = await writeWorkbook([{ name: 'Clients', columns: titles.map((title) => ({ title })), rows }]);
    return sendFile(c, { bytes, filename, mediaType: XLSX });
  }
  const lines = [titles, ...rows].map((cells) => csvLine(cells, language));
  const bytes = new TextEncoder().encode(CSV_START + lines.join(''));
  return sendFile(c, { bytes, filename, mediaType: 'text/csv; charset=utf-8' });
}
