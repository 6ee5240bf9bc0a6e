// What UBL repeats or places elsewhere than the model.

import { Decimal } from '#src/money.ts';
import { liftShared, lowerShared, type SharedTerm } from '../mapping/shared.ts';
import type { Invoice } from '../model/invoice.ts';
import { documentNameOf } from './document-name.ts';
import { newItem, newParty } from '../model/builders.ts';
import type { InvoiceLine } from '../model/line.ts';
import type { PaymentMeans } from '../model/payment.ts';
import type { Party } from '../model/party.ts';

const TERMS: readonly SharedTerm[] = [
  { list: 'paymentMeans', field: 'remittance' },
  { list: 'paymentMeans', field: 'mandate', goesTo: ({ debitedIban }: PaymentMeans) => debitedIban !== undefined },
];

/** BT-90 is an identifier of the seller or of the payee with this scheme. */
const SEPA = 'SEPA';

function isSepa({ scheme }: { readonly scheme?: string }): boolean {
  return scheme === SEPA;
}

function withoutSepa(party: Party): Party {
  return { ...party, identifiers: party.identifiers.filter((identifier) => !isSepa(identifier)) };
}

function liftCreditor(invoice: Invoice): Invoice {
  const { seller, payee } = invoice;
  const found = [...(seller?.identifiers ?? []), ...(payee?.identifiers ?? [])].find(isSepa);
  if (!found) return invoice;
  return {
    ...invoice,
    creditorId: found.value,
    ...(seller ? { seller: withoutSepa(seller) } : {}),
    ...(payee ? { payee: withoutSepa(payee) } : {}),
  };
}

function lowerCreditor(invoice: Invoice): Invoice {
  const { creditorId } = invoice;
  if (creditorId === undefined) return invoice;
  const seller = invoice.seller ?? newParty();
  const identifiers = [...seller.identifiers, { value: creditorId, scheme: SEPA }];
  return { ...invoice, seller: { ...seller, identifiers } };
}

/** CII has identifiers without scheme before those with one; the order says nothing. */
function sorted(party: Party): Party {
  const [plain, schemed] = [false, true].map((has) =>
    party.identifiers.filter(({ scheme }) => (scheme !== undefined) === has),
  );
  return { ...party, identifiers: [...(plain ?? []), ...(schemed ?? [])] };
}

function sortIdentifiers(invoice: Invoice): Invoice {
  const { seller, buyer, payee } = invoice;
  return {
    ...invoice,
    ...(seller ? { seller: sorted(seller) } : {}),
    ...(buyer ? { buyer: sorted(buyer) } : {}),
    ...(payee ? { payee: sorted(payee) } : {}),
  };
}

/** UNTDID 4461: instrument not defined. UBL wants payment means where a reference or a due date is to stand. */
const UNDEFINED_MEANS = '1';

function needsMeans(invoice: Invoice): boolean {
  const { remittance, mandate, paymentTerms } = invoice;
  const hasDueDate = documentNameOf(invoice) === 'CreditNote' && paymentTerms[0]?.dueDate !== undefined;
  return remittance !== undefined || mandate !== undefined || hasDueDate;
}

function withMeans(invoice: Invoice): Invoice {
  const isMissing = invoice.paymentMeans.length === 0 && needsMeans(invoice);
  return isMissing ? { ...invoice, paymentMeans: [{ code: UNDEFINED_MEANS }] } : invoice;
}

function withoutMeans(invoice: Invoice): Invoice {
  const [only, ...others] = invoice.paymentMeans;
  const isFiller = only?.code === UNDEFINED_MEANS && Object.keys(only).length === 1 && others.length === 0;
  return isFiller && needsMeans(invoice) ? { ...invoice, paymentMeans: [] } : invoice;
}

/** UBL has no breakdown without a total of VAT: it is their sum. */
function withVatTotal(invoice: Invoice): Invoice {
  const taxes = invoice.vatBreakdown.map(({ tax }) => tax).filter((tax) => tax !== undefined);
  if (invoice.totals.vat !== undefined || taxes.length === 0) return invoice;
  return { ...invoice, totals: { ...invoice.totals, vat: Decimal.sum(taxes) } };
}

/** Frames whose lines have sellers of their own: multi-vendor (8) and bidirectional (9) invoices. */
function hasSellersOnLines({ processType }: Invoice): boolean {
  return /^[BSM][89]$/.test(processType ?? '');
}

/** UBL has no seller of a line: in those frames the French extension puts it where the manufacturer stands (BR-FR-MV-03). */
function liftLineSeller(line: InvoiceLine): InvoiceLine {
  if (!line.item?.manufacturer) return line;
  const { manufacturer, ...item } = line.item;
  return { ...line, item, seller: manufacturer };
}

function lowerLineSeller(line: InvoiceLine): InvoiceLine {
  return line.seller ? { ...line, item: { ...(line.item ?? newItem()), manufacturer: line.seller } } : line;
}

function withLines(invoice: Invoice, change: (line: InvoiceLine) => InvoiceLine): Invoice {
  return hasSellersOnLines(invoice) ? { ...invoice, lines: invoice.lines.map(change) } : invoice;
}

/** From the order of UBL to that of the model. */
export function fromUbl(invoice: Invoice): Invoice {
  return withLines(sortIdentifiers(withoutMeans(liftCreditor(liftShared(invoice, TERMS)))), liftLineSeller);
}

export function toUbl(invoice: Invoice): Invoice {
  return withLines(lowerCreditor(lowerShared(withMeans(withVatTotal(invoice)), TERMS)), lowerLineSeller);
}
