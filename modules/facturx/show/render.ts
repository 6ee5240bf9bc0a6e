// An invoice that is only data, made readable.

import type { Language } from '#src/i18n.ts';
import type { Invoice } from '../model/index.ts';
import { finishPdf, type FacturxProfile } from '../pdf/index.ts';
import { htmlDocument } from './html/document.tsx';
import { pdfDocument } from './pdf/document.ts';
import { viewInvoice } from './view/invoice.ts';

/** One self-contained HTML page: no script, nothing fetched, ready to print on A4. */
export function renderHtml(invoice: Invoice, { language }: { language: Language }): string {
  return htmlDocument(viewInvoice(invoice, language));
}

export interface PdfOptions {
  readonly language: Language;
  /** The CII to embed; without it the result is a plain PDF/A-3b. */
  readonly xml?: Uint8Array;
  /** Profile of `xml`; EN 16931 unless said. */
  readonly profile?: FacturxProfile;
  /** When the file is made; now unless said. The same instant gives the same bytes. */
  readonly created?: Date;
}

/** The invoice as PDF/A-3b with its XML inside: a Factur-X file. */
export async function renderPdf(invoice: Invoice, options: PdfOptions): Promise<Uint8Array> {
  const { language, xml, profile = 'EN 16931', created = new Date() } = options;
  const view = viewInvoice(invoice, language);
  const pdf = await pdfDocument(view, created);
  const title = `${view.title} ${view.number}`.trim();
  const author = invoice.seller?.name;
  const info = { title, language, created, ...(author === undefined ? {} : { author }) };
  return finishPdf(pdf, { info, ...(xml ? { invoice: { xml, profile } } : {}) });
}
