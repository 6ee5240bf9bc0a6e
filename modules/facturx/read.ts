// Reading an XML invoice of either syntax.

import { problem } from '#src/errors.ts';
import { readCii, type ReadInvoice } from './cii/read.ts';
import type { Finding } from './finding.ts';
import { kindOfRoot } from './kind.ts';
import type { Invoice } from './model/invoice.ts';
import { type ClaimedProfile, profileOf } from './profiles.ts';
import { readUbl } from './ubl/read.ts';
import type { XmlElement } from './xml/element.ts';
import { parseXml } from './xml/parse.ts';

export type Syntax = 'cii' | 'ubl-invoice' | 'ubl-creditnote';

export interface ReadXml {
  readonly syntax: Syntax;
  /** `undefined` when BT-24 is missing or unknown. */
  readonly profile: ClaimedProfile | undefined;
  /** BT-24 as written. */
  readonly customizationId: string | undefined;
  readonly invoice: Invoice;
  /** What could not be read (`facturx.unreadable_value`) or has no place in the model (`facturx.not_read`). */
  readonly findings: readonly Finding[];
}

export const notAnInvoice = problem({
  code: 'facturx.xml_not_invoice',
  status: 422,
  fr: 'Ce document XML n’est pas une facture : ni CII (Factur-X, ZUGFeRD), ni UBL (Invoice, CreditNote).',
  en: 'This XML document is not an invoice: neither CII (Factur-X, ZUGFeRD) nor UBL (Invoice, CreditNote).',
});

function readRoot(syntax: Syntax, root: XmlElement): ReadInvoice {
  return syntax === 'cii' ? readCii(root) : readUbl(root);
}

/**
 * Reads a CII or UBL invoice. Wrong figures and dates do not throw: they are findings and their text is kept in
 * `invoice.unreadable`. Throws `facturx.xml_malformed`, `facturx.xml_doctype`, `facturx.xml_encoding`,
 * `facturx.xml_too_large` and `facturx.xml_not_invoice`.
 */
export function readXml(bytes: Uint8Array): ReadXml {
  const { root } = parseXml(bytes);
  const kind = kindOfRoot(root.key);
  if (kind !== 'cii' && kind !== 'ubl-invoice' && kind !== 'ubl-creditnote') throw notAnInvoice();
  const { invoice, findings } = readRoot(kind, root);
  const customizationId = invoice.specification;
  return { syntax: kind, profile: profileOf(customizationId), customizationId, invoice, findings };
}
