// ocr: reads documents that carry no XML. Pure: it owns no table, knows no tenant, publishes and listens to nothing.
//
// A document goes through pages (text layer, else recognition: `engine/`, in processes of its own) → lines, cells and
// blocks (`layout/`) → fields (`fields/`). Check digits and sums outrank labels; what is not on the page stays absent.
//
// Others may call:
//   readDocument(bytes, { mediaType, self?, signal?, onStage? })   words, text and fields of a PDF or an image
//   renderPage(pdf, pageIndex, dpi), countPages(pdf)               previews
//   stopReader()                                                   at the end of the process

import { pageCountOf, pictureOf } from './engine/reader.ts';

export { readDocument, type ReadOptions } from './read.ts';
export { stopReader } from './engine/reader.ts';
export { MOST_PAGES } from './pages.ts';
export type {
  Box,
  DocumentType,
  Fields,
  Found,
  Method,
  Page,
  PartyFields,
  Reading,
  Self,
  Stage,
  SupplierFields,
  VatExemption,
  VatLine,
  Word,
} from './model.ts';

/** PNG bytes of a page (zero-based), in colour. Throws `ocr.pdf_encrypted`, `ocr.pdf_broken`, `ocr.page_missing`. */
export function renderPage(pdf: Uint8Array, pageIndex: number, dpi: number): Promise<Uint8Array> {
  return pictureOf(pdf, { page: pageIndex, dpi, grey: false });
}

/** Pages of a PDF. Throws `ocr.pdf_encrypted` or `ocr.pdf_broken`. */
export async function countPages(pdf: Uint8Array): Promise<number> {
  return (await pageCountOf(pdf)).pageCount;
}
