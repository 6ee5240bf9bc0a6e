// From a UBL document to the model.

import type { ReadInvoice } from '../cii/read.ts';
import { Reader } from '../mapping/reader.ts';
import type { Invoice } from '../model/invoice.ts';
import type { XmlElement } from '../xml/element.ts';
import { DOCUMENTS } from './document.ts';
import { fromUbl } from './shared.ts';

/** Reads a UBL 2.1 Invoice or CreditNote. Never throws: what cannot be read becomes findings. */
export function readUbl(root: XmlElement): ReadInvoice {
  const reader = new Reader({
    currency: root.child('cbc:DocumentCurrencyCode')?.text.trim(),
    vatCurrency: root.child('cbc:TaxCurrencyCode')?.text.trim(),
    number: root.child('cbc:ID')?.text.trim(),
  });
  const draft = reader.start(root.name.local === 'CreditNote' ? DOCUMENTS.CreditNote : DOCUMENTS.Invoice, root);
  const invoice = { totals: {}, ...draft, unreadable: reader.unreadable } as unknown as Invoice;
  return { invoice: fromUbl(invoice), findings: reader.findings };
}
