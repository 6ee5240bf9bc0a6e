// The text people can select in a PDF.

import { Problem } from '#src/errors.ts';
import { withRaster } from './pdfium.ts';

/** Number and totals of an invoice stand on its first and last pages. */
const MOST_PAGES = 20;

/** The first pages and the last one, when there are more than are read. */
function pagesToRead(count: number): readonly number[] {
  const first = Array.from({ length: Math.min(count, MOST_PAGES) }, (_, index) => index);
  return count > MOST_PAGES ? [...first, count - 1] : first;
}

/** The words of a PDF, apart by blanks; `undefined` when PDFium cannot open it. A scan has none: the answer is empty. */
export async function pageText(pdf: Uint8Array): Promise<string | undefined> {
  try {
    return await withRaster(pdf, (document) =>
      pagesToRead(document.pageCount)
        .flatMap((index) => document.withPage(index, (page) => page.words()))
        .map(({ text }) => text)
        .join(' '),
    );
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
