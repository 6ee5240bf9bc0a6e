// An invoice that is only data, made readable.

import type { Language } from '#src/i18n.ts';
import type { Finding } from '../finding.ts';
import type { Invoice } from '../model/index.ts';
import { finishPdf, type FacturxProfile } from '../pdf/index.ts';
import { type DrawnBrand, PLAIN } from './brand.ts';
import { htmlDocument } from './html/document.tsx';
import { unshownLetters } from './missing.ts';
import { pdfDocument } from './pdf/document.ts';
import { viewInvoice } from './view/invoice.ts';

export interface HtmlOptions {
  readonly language: Language;
  /** Logo and colour of the seller, as `drawnBrand` gives them; none unless said. */
  readonly brand?: DrawnBrand | undefined;
}

/** One self-contained HTML page: no script, nothing fetched, ready to print on A4. */
export function renderHtml(invoice: Invoice, { language, brand = PLAIN }: HtmlOptions): string {
  return htmlDocument(viewInvoice(invoice, language), brand);
}

export interface PdfOptions extends HtmlOptions {
  /** The CII to embed; without it the result is a plain PDF/A-3b. */
  readonly xml?: Uint8Array;
  /** Profile of `xml`; EN 16931 unless said. */
  readonly profile?: FacturxProfile;
  /** When the file is made; now unless said. The same instant gives the same bytes. */
  readonly created?: Date;
  /** Takes what the pages could not show: letters that no font has stand there as their code points. */
  readonly findings?: Finding[];
}

/** The invoice as PDF/A-3b with its XML inside: a Factur-X file. */
export async function renderPdf(invoice: Invoice, options: PdfOptions): Promise<Uint8Array> {
  const { language, xml, profile = 'EN 16931', created = new Date(), brand = PLAIN } = options;
  const view = viewInvoice(invoice, language);
  const { bytes, missing } = await pdfDocument(view, { created, brand });
  options.findings?.push(...unshownLetters(missing));
  const title = `${view.title} ${view.number}`.trim();
  const author = invoice.seller?.name;
  const info = { title, language, created, ...(author === undefined ? {} : { author }) };
  return finishPdf(bytes, { info, ...(xml ? { invoice: { xml, profile } } : {}) });
}
