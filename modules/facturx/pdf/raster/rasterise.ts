// The last resort that always works: pages as images, at 200 dpi unless they are scans.

import { pdfBroken, pdfTooLarge } from '../errors.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import { imageDocument, type ImagePage } from './document.ts';
import { encodePage } from './page-image.ts';
import { withRaster, type RasterDocument } from './pdfium.ts';
import type { Scan } from './scan.ts';

const DPI = 200;
const SCAN_DPI = { least: 72, most: 300, mostBlack: 600 };
/** A poster is drawn with fewer dots rather than refused. */
const MAX_PIXELS = 20_000_000;
/** Past this many pages the file would weigh more than any platform takes. */
const MAX_RASTER_PAGES = 500;
/** ISO 32000-1 annex C: sides of a page, in points; §6.1.12 of PDF/A-3 repeats it. */
const SIDES = { least: 3, most: 14_400 };

function clampSide(points: number): number {
  return Math.min(SIDES.most, Math.max(SIDES.least, points));
}

/** A scan is drawn with the dots it has: more would weigh without showing more. */
function dotsPerInch(scan: Scan | undefined): number {
  if (!scan || !(scan.dpi > 0)) return DPI;
  return Math.min(Math.max(scan.dpi, SCAN_DPI.least), scan.bits === 1 ? SCAN_DPI.mostBlack : SCAN_DPI.most);
}

async function drawPage(document: RasterDocument, index: number): Promise<ImagePage> {
  const drawn = document.withPage(index, (page) => {
    const [width, height] = [clampSide(page.width), clampSide(page.height)];
    const scan = page.scan();
    const wanted = dotsPerInch(scan) / 72;
    const scale = Math.min(wanted, Math.sqrt(MAX_PIXELS / (width * height)));
    const pixels = (points: number) => Math.max(1, Math.round(points * scale));
    return { width, height, bitmap: page.draw(pixels(width), pixels(height)), words: page.words(), scan };
  });
  const { bitmap, scan, ...page } = drawn;
  return { ...page, image: await encodePage(bitmap, scan) };
}

/**
 * Draws every page, and says so after each. Throws `facturx.pdf_encrypted` when a password is needed to open it,
 * `facturx.pdf_broken` when it cannot be drawn, `facturx.pdf_too_large` past 500 pages.
 */
export async function rasterise(pdf: Uint8Array, onPage: () => void): Promise<PdfDraft> {
  return withRaster(pdf, async (document) => {
    if (document.pageCount === 0) throw pdfBroken();
    if (document.pageCount > MAX_RASTER_PAGES) throw pdfTooLarge();
    const pages: ImagePage[] = [];
    for (let index = 0; index < document.pageCount; index++) {
      pages.push(await drawPage(document, index));
      onPage();
    }
    return imageDocument(pages);
  });
}
