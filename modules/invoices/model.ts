// An invoice in the register: its facts, its state and how it got there. Pure.

import type { Actor } from '#src/context.ts';
import type { Decimal, Money } from '#src/money.ts';
import { dueDateOf, sirenOfVatNumber, type Finding, type Identifier, type Invoice, type Party } from '#modules/facturx';

export const directions = ['purchase', 'sale'] as const;
export type Direction = (typeof directions)[number];

/** À valider, acceptée, refusée. */
export const invoiceStates = ['pending', 'accepted', 'refused'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

/** What the original is: a hybrid PDF, an XML, or a document that had to be read. */
export const forms = ['facturx', 'cii', 'ubl', 'pdf', 'image'] as const;
export type Form = (typeof forms)[number];

/** How a list of the register may be ordered. */
export const orders = ['received', 'issued', 'due', 'gross', 'partner', 'number'] as const;
export type Order = (typeof orders)[number];

export interface Original {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly filename: string;
}

/** Where a field was found: in the XML, on a page (fractions of it, from the top left), or by a person. */
export interface Provenance {
  readonly method: 'xml' | 'checksum' | 'arithmetic' | 'label' | 'pattern' | 'position' | 'person';
  /** As printed. */
  readonly text?: string;
  /** Zero-based. */
  readonly page?: number;
  readonly box?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** 0..1. */
  readonly confidence?: number;
}

/** Fields the register knows by name: in provenance, corrections, findings and the API. */
export const fieldNames = [
  'seller.name',
  'seller.siren',
  'seller.vatNumber',
  'seller.iban',
  'buyer.name',
  'buyer.siren',
  'buyer.vatNumber',
  'number',
  'typeCode',
  'issueDate',
  'dueDate',
  'currency',
  'totalWithoutVat',
  'totalVat',
  'totalWithVat',
  'amountDue',
  'vat',
] as const;
export type FieldName = (typeof fieldNames)[number];
export type ProvenanceMap = Readonly<Partial<Record<FieldName, Provenance>>>;

export interface PartySummary {
  readonly name: string | undefined;
  readonly siren: string | undefined;
  readonly vatNumber: string | undefined;
}

export interface VatSummary {
  readonly category: string | undefined;
  /** Percent. */
  readonly rate: Decimal | undefined;
  readonly base: Money | undefined;
  readonly amount: Money | undefined;
}

/** The facts of the document that lists, searches and checks use, taken from its model. */
export interface Facts {
  readonly seller: PartySummary & { readonly iban: string | undefined };
  readonly buyer: PartySummary;
  readonly number: string | undefined;
  readonly typeCode: string | undefined;
  readonly issueDate: string | undefined;
  readonly dueDate: string | undefined;
  readonly currency: string | undefined;
  readonly totalWithoutVat: Money | undefined;
  readonly totalVat: Money | undefined;
  readonly totalWithVat: Money | undefined;
  readonly amountDue: Money | undefined;
  readonly vat: readonly VatSummary[];
}

export interface RegisteredInvoice {
  readonly id: string;
  readonly direction: Direction;
  readonly state: InvoiceState;
  readonly stateSince: Date;
  readonly stateBy: Actor;
  readonly source: string;
  readonly original: Original;
  readonly form: Form;
  /** Factur-X profile of the original, when it is one. */
  readonly profile: string | undefined;
  /** Pages of the original; 0 for XML. */
  readonly pageCount: number;
  readonly partnerId: string | undefined;
  readonly model: Invoice;
  readonly provenance: ProvenanceMap;
  readonly findings: readonly Finding[];
  readonly receivedAt: Date;
  readonly updatedAt: Date;
  /** Counts changes; the ETag. */
  readonly version: number;
}

/** A purchase as a bare fact, for those who look for what is missing. */
export interface Purchase {
  readonly id: string;
  readonly partnerId: string | undefined;
  readonly partnerName: string | undefined;
  /** The name without case and accents; empty without one. */
  readonly sortName: string;
  readonly number: string | undefined;
  /** ISO day. */
  readonly issuedOn: string | undefined;
  readonly gross: Money | undefined;
  readonly currency: string | undefined;
  readonly isCreditNote: boolean;
  readonly isRefused: boolean;
}

const SIREN_SCHEME = '0002';
const SIRET_SCHEME = '0009';

const withoutSpaces = (text: string): string => text.replace(/\s/g, '');

/** A legal registration that is a SIREN, or looks like one. */
function registeredSiren(party: Party | undefined): string | undefined {
  const { value, scheme = SIREN_SCHEME }: Identifier = party?.legalRegistration ?? { value: '' };
  const digits = withoutSpaces(value);
  return scheme === SIREN_SCHEME && /^\d{9}$/.test(digits) ? digits : undefined;
}

/** The start of the first identifier that is a SIRET, or looks like one. */
function sirenOfSiret(party: Party | undefined): string | undefined {
  const siret = [party?.legalRegistration, ...(party?.identifiers ?? [])]
    .filter((identifier) => identifier !== undefined)
    .find(({ value, scheme }) => scheme === SIRET_SCHEME || /^\d{14}$/.test(withoutSpaces(value)));
  return siret && withoutSpaces(siret.value).slice(0, 9);
}

/** SIREN of a party, right or wrong: its legal registration, else the start of a SIRET, else the end of its VAT number. */
function sirenOf(party: Party | undefined): string | undefined {
  return registeredSiren(party) ?? sirenOfSiret(party) ?? sirenOfVatNumber(vatNumberOf(party) ?? '');
}

function vatNumberOf(party: Party | undefined): string | undefined {
  const text = party?.vatId?.replace(/[\s.]/g, '').toUpperCase();
  return text === '' ? undefined : text;
}

function summary(party: Party | undefined): PartySummary {
  return { name: party?.name, siren: sirenOf(party), vatNumber: vatNumberOf(party) };
}

/** The register's facts of a model. */
export function factsOf(invoice: Invoice): Facts {
  const iban = invoice.paymentMeans
    .find((means) => means.iban !== undefined)
    ?.iban?.replace(/\s/g, '')
    .toUpperCase();
  return {
    seller: { ...summary(invoice.seller), iban },
    buyer: summary(invoice.buyer),
    number: invoice.number,
    typeCode: invoice.typeCode,
    issueDate: invoice.issueDate,
    dueDate: dueDateOf(invoice),
    currency: invoice.currency,
    totalWithoutVat: invoice.totals.net,
    totalVat: invoice.totals.vat,
    totalWithVat: invoice.totals.gross,
    amountDue: invoice.totals.due,
    vat: invoice.vatBreakdown.map(({ category, rate, base, tax }) => ({ category, rate, base, amount: tax })),
  };
}

/** The other side of the document: who sold (purchases) or who bought (sales). */
export function partnerOf(direction: Direction, facts: Facts): PartySummary & { readonly iban?: string | undefined } {
  return direction === 'purchase' ? facts.seller : facts.buyer;
}

/** Fields without which an invoice cannot be accepted: what identifies it and what is owed. */
export function missingFields(facts: Facts): FieldName[] {
  const missing: FieldName[] = [];
  if (!facts.seller.name) missing.push('seller.name');
  if (!facts.number) missing.push('number');
  if (!facts.issueDate) missing.push('issueDate');
  if (!facts.currency) missing.push('currency');
  if (!facts.totalWithVat) missing.push('totalWithVat');
  return missing;
}

/** Credit notes (UNTDID 1001). */
export const CREDIT_NOTE_CODES: ReadonlySet<string> = new Set(['261', '262', '381', '396', '502', '503']);

export function isCreditNote(typeCode: string | undefined): boolean {
  return typeCode !== undefined && CREDIT_NOTE_CODES.has(typeCode);
}
