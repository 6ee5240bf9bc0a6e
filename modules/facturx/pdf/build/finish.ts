// Our own pages, whose fonts are embedded and whose colours are sRGB, as PDF/A-3b.

import { repair } from '../repair/repair.ts';
import { PdfDraft } from '../syntax/draft.ts';
import { PdfFile } from '../syntax/file.ts';
import { saveWhole } from '../syntax/save.ts';
import { embedFiles, invoiceFile } from './embed.ts';
import type { FacturxProfile } from './profile.ts';
import type { DocumentInfo } from './xmp.ts';

export interface FinishOptions {
  readonly info: DocumentInfo;
  readonly invoice?: { readonly xml: Uint8Array; readonly profile: FacturxProfile };
}

/** Adds metadata, output intent and the invoice, if any, to a PDF that we drew. */
export function finishPdf(pdf: Uint8Array, { info, invoice }: FinishOptions): Uint8Array {
  const draft = new PdfDraft(new PdfFile(pdf));
  const catalog = repair(draft, info, invoice?.profile);
  if (invoice) embedFiles(draft, catalog, [invoiceFile({ ...invoice, info })]);
  return saveWhole(draft);
}
