// Opening PDFs with pdfium. Lives in the reading process only: its memory goes back when the process ends.

import { type PDFiumDocument, type PDFiumLibrary as Library, PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { ReadingFailure } from './messages.ts';

/** A0 at 100 dpi, A4 at 400 dpi: enough for any preview and any recognition. */
const MOST_PIXELS = 16_000_000;

let library: Promise<Library> | undefined;

/** Opens, uses and frees a document. Throws `pdf_encrypted` or `pdf_broken`. */
export async function withPdf<T>(bytes: Uint8Array, use: (pdf: PDFiumDocument) => T | Promise<T>): Promise<T> {
  library ??= PDFiumLibrary.init();
  const pdfium = await library;
  const pdf = await pdfium.loadDocument(bytes).catch((cause: unknown) => {
    throw new ReadingFailure(isLocked(cause) ? 'pdf_encrypted' : 'pdf_broken', { cause });
  });
  try {
    if (pdf.getPageCount() < 1) throw new ReadingFailure('pdf_broken');
    return await use(pdf);
  } finally {
    pdf.destroy();
  }
}

function isLocked(cause: unknown): boolean {
  return cause instanceof Error && /password|security/i.test(cause.message);
}

/** A page as a PNG, in grey when it is to be recognised. Fewer dots than asked when the page is very large. */
export async function renderPdfPage(
  pdf: PDFiumDocument,
  pageIndex: number,
  options: { dpi: number; grey: boolean },
): Promise<{ png: Uint8Array; width: number; height: number }> {
  if (pageIndex < 0 || pageIndex >= pdf.getPageCount()) throw new ReadingFailure('page_missing');
  const page = pdf.getPage(pageIndex);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const asked = options.dpi / 72;
  const scale = Math.min(asked, Math.sqrt(MOST_PIXELS / (originalWidth * originalHeight)));
  const { data, width, height } = await page.render({
    scale,
    colorSpace: options.grey ? 'Gray' : 'BGRA',
    renderFormFields: true,
  });
  const image = sharp(data, { raw: { width, height, channels: options.grey ? 1 : 4 } });
  if (!options.grey) image.removeAlpha();
  const png = await image.png({ compressionLevel: options.grey ? 1 : 6 }).toBuffer();
  return { png, width, height };
}
