// What CII repeats or places elsewhere than the model.

import { liftShared, lowerShared, type SharedTerm } from '../mapping/shared.ts';
import type { Invoice } from '../model/invoice.ts';
import type { InvoiceLine, Price } from '../model/line.ts';
import type { Quantity } from '../model/values.ts';

const TERMS: readonly SharedTerm[] = [
  { list: 'vatBreakdown', field: 'taxPointDate' },
  { list: 'vatBreakdown', field: 'taxPointCode' },
  { list: 'paymentTerms', field: 'mandate', isOnFirst: true },
];

function isSame(a: Quantity, b: Quantity | undefined): boolean {
  return b !== undefined && a.unit === b.unit && String(a.value) === String(b.value);
}

/** BT-149 is one term; CII writes it with the gross price and with the net price. */
function liftBase(price: Price): Price {
  const { grossBaseQuantity, ...rest } = price;
  return grossBaseQuantity && isSame(grossBaseQuantity, price.baseQuantity) ? rest : price;
}

function lowerBase(price: Price): Price {
  const isNeeded = price.gross !== undefined && price.baseQuantity !== undefined;
  return isNeeded ? { grossBaseQuantity: price.baseQuantity, ...price } : price;
}

function withPrices(invoice: Invoice, change: (price: Price) => Price): Invoice {
  const lines = invoice.lines.map((line): InvoiceLine => (line.price ? { ...line, price: change(line.price) } : line));
  return { ...invoice, lines };
}

/** A mandate needs payment terms to stand in. */
function withTerms(invoice: Invoice): Invoice {
  const isNeeded = invoice.mandate !== undefined && invoice.paymentTerms.length === 0;
  return isNeeded ? { ...invoice, paymentTerms: [{}] } : invoice;
}

/** Payment terms that said nothing but the mandate say nothing once it is lifted. */
function withoutEmptyTerms(invoice: Invoice): Invoice {
  const isLoss = invoice.unreadable.some(({ field }) => field.startsWith('paymentTerms'));
  if (isLoss || invoice.mandate === undefined) return invoice;
  return { ...invoice, paymentTerms: invoice.paymentTerms.filter((terms) => Object.keys(terms).length > 0) };
}

/** From the order of CII to that of the model. */
export function fromCii(invoice: Invoice): Invoice {
  return withPrices(withoutEmptyTerms(liftShared(invoice, TERMS)), liftBase);
}

export function toCii(invoice: Invoice): Invoice {
  return withPrices(lowerShared(withTerms(invoice), TERMS), lowerBase);
}
