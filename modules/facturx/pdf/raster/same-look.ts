// Whether a document looks as it did: both are drawn, and compared patch by patch.

import { withRaster, type Bitmap, type RasterDocument } from './pdfium.ts';

/** Enough to see a letter that is missing or another. */
const DPI = 50;
const MAX_PIXELS = 2_000_000;
/** Side of a patch: about a letter of a headline, or three of the text. */
const PATCH = 8;
/** Mean difference of a patch, of 255, that antialiasing alone does not reach. */
const MOST = 48;
/** Pages compared: fonts that are drawn wrong are so on all of them. */
const MOST_PAGES = 24;

function drawnPage(document: RasterDocument, index: number): Bitmap {
  return document.withPage(index, (page) => {
    const scale = Math.min(DPI / 72, Math.sqrt(MAX_PIXELS / (page.width * page.height)));
    return page.draw(Math.max(1, Math.round(page.width * scale)), Math.max(1, Math.round(page.height * scale)));
  });
}

/** Mean difference of the patch whose corner is given. */
function patchDifference(a: Bitmap, b: Bitmap, at: { x: number; y: number }): number {
  let [sum, count] = [0, 0];
  for (let y = at.y; y < Math.min(at.y + PATCH, a.height); y++) {
    for (let x = at.x; x < Math.min(at.x + PATCH, a.width); x++) {
      const pixel = (y * a.width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        sum += Math.abs((a.rgba[pixel + channel] ?? 0) - (b.rgba[pixel + channel] ?? 0));
      }
      count += 3;
    }
  }
  return sum / count;
}

function isSamePage(a: Bitmap, b: Bitmap): boolean {
  if (a.width !== b.width || a.height !== b.height) return false;
  for (let y = 0; y < a.height; y += PATCH) {
    for (let x = 0; x < a.width; x += PATCH) if (patchDifference(a, b, { x, y }) > MOST) return false;
  }
  return true;
}

/** The pages that are compared: the first ones, and the last. */
function compared(count: number): number[] {
  const first = Array.from({ length: Math.min(count, MOST_PAGES) }, (_, index) => index);
  return count > MOST_PAGES ? [...first, count - 1] : first;
}

async function looks(pdf: Uint8Array, onPage: () => void): Promise<{ count: number; pages: Bitmap[] }> {
  return await withRaster(pdf, (document) => {
    const pages = compared(document.pageCount).map((index) => {
      onPage();
      return drawnPage(document, index);
    });
    return { count: document.pageCount, pages };
  });
}

/** Throws `facturx.pdf_broken` or `facturx.pdf_encrypted` when one of them cannot be drawn. */
export async function looksSame(before: Uint8Array, after: Uint8Array, onPage: () => void): Promise<boolean> {
  const [old, fresh] = [await looks(before, onPage), await looks(after, onPage)];
  if (old.count !== fresh.count) return false;
  return old.pages.every((page, index) => isSamePage(page, fresh.pages[index] as Bitmap));
}
