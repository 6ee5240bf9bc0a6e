// From a CII document to the model.

import type { Finding } from '../finding.ts';
import { Reader } from '../mapping/reader.ts';
import type { Invoice } from '../model/invoice.ts';
import type { XmlElement } from '../xml/element.ts';
import { document } from './document.ts';
import { fromCii } from './shared.ts';
import { zugferd1Alias } from './zugferd1.ts';

export interface ReadInvoice {
  readonly invoice: Invoice;
  readonly findings: readonly Finding[];
}

/** Reads a CII document (D16B, D22B, ZUGFeRD 1.0). Never throws: what cannot be read becomes findings. */
export function readCii(root: XmlElement): ReadInvoice {
  const isZugferd1 = root.key.startsWith('zf1:');
  const transaction = root.children.find((child) => child.name.local.endsWith('SupplyChainTradeTransaction'));
  const settlement = transaction?.children.find((child) => child.name.local.endsWith('TradeSettlement'));
  const reader = new Reader({
    currency: settlement?.child('ram:InvoiceCurrencyCode')?.text.trim(),
    vatCurrency: settlement?.child('ram:TaxCurrencyCode')?.text.trim(),
    ...(isZugferd1 ? { alias: zugferd1Alias } : {}),
  });
  const draft = reader.start(document, root);
  const invoice = { totals: {}, ...draft, unreadable: reader.unreadable } as unknown as Invoice;
  return { invoice: fromCii(invoice), findings: reader.findings };
}
