// UBL has two documents: which one an invoice is written as.

import type { Invoice } from '../model/invoice.ts';

export type DocumentName = 'Invoice' | 'CreditNote';

/** Type codes that UBL carries in a CreditNote. */
const CREDIT_NOTE_TYPES = new Set([
  '81',
  '83',
  '261',
  '262',
  '296',
  '308',
  '381',
  '396',
  '420',
  '458',
  '502',
  '503',
  '532',
]);

export function documentNameOf(invoice: Invoice): DocumentName {
  return CREDIT_NOTE_TYPES.has(invoice.typeCode ?? '') ? 'CreditNote' : 'Invoice';
}
