// Rows of the register as values, and back.

import type { Selectable } from 'kysely';
import type { Actor } from '#src/context.ts';
import type { Database } from '#src/db/schema.ts';
import { invoiceFromJson, invoiceToJson, type Finding } from '#modules/facturx';
import {
  factsOf,
  partnerOf,
  type Direction,
  type Form,
  type InvoiceState,
  type ProvenanceMap,
  type RegisteredInvoice,
} from '../model.ts';
import { normalise, numberKey, searchText } from '../search.ts';

export const columns = [
  'invoice_id',
  'direction',
  'state',
  'state_since',
  'state_by',
  'source',
  'original_sha256',
  'original_size',
  'original_media_type',
  'original_filename',
  'form',
  'profile',
  'page_count',
  'partner_id',
  'model',
  'provenance',
  'findings',
  'received_at',
  'updated_at',
  'version',
] as const;

type InvoiceRow = Pick<Selectable<Database['invoices']>, (typeof columns)[number]>;

export function fromRow(row: InvoiceRow): RegisteredInvoice {
  return {
    id: row.invoice_id,
    direction: row.direction as Direction,
    state: row.state as InvoiceState,
    stateSince: row.state_since,
    stateBy: row.state_by as Actor,
    source: row.source,
    original: {
      sha256: row.original_sha256,
      size: Number(row.original_size),
      mediaType: row.original_media_type,
      filename: row.original_filename,
    },
    form: row.form as Form,
    profile: row.profile ?? undefined,
    pageCount: row.page_count,
    partnerId: row.partner_id ?? undefined,
    model: invoiceFromJson(row.model),
    provenance: row.provenance as ProvenanceMap,
    findings: row.findings as Finding[],
    receivedAt: row.received_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

/** Columns of absent values hold null. */
function orNull<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> | null } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null])) as never;
}

/** The columns that follow from the model: facts, sort keys, search text. */
export function factColumns(invoice: RegisteredInvoice) {
  const facts = factsOf(invoice.model);
  const partner = partnerOf(invoice.direction, facts);
  return {
    ...orNull({
      partner_id: invoice.partnerId,
      partner_name: partner.name,
      partner_siren: partner.siren,
      partner_vat: partner.vatNumber,
      iban: facts.seller.iban,
      number: facts.number,
      number_key: facts.number === undefined ? undefined : numberKey(facts.number),
      type_code: facts.typeCode,
      issue_date: facts.issueDate,
      due_date: facts.dueDate,
      currency: facts.currency,
      total_net: facts.totalWithoutVat?.toString(),
      total_vat: facts.totalVat?.toString(),
      total_gross: facts.totalWithVat?.toString(),
      amount_due: facts.amountDue?.toString(),
    }),
    partner_sort: normalise(partner.name ?? ''),
    model: JSON.stringify(invoiceToJson(invoice.model)),
    provenance: JSON.stringify(invoice.provenance),
    findings: JSON.stringify(invoice.findings),
    search_text: searchText(facts, invoice.original.filename),
  };
}
