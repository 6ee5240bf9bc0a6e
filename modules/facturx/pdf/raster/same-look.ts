// Whether a document looks as it did: both are drawn, and compared patch by patch.

import { withRaster, type Bitmap, type RasterDocument } from './pdfium.ts';

/** Fine enough to tell a 3 from an 8 in small print. */
const DPI = 200;
const MAX_PIXELS = 8_000_000;
/** Side of a patch: a part of a letter. */
const PATCH = 4;
/**
 * Mean difference of a patch, of 255: fonts drawn anew make a few, where hints are lost 80 at most in a hundred documents;
 * another figure of seven points makes 117.
 */
const MOST = 95;
/** Pages compared: fonts that are drawn wrong are so on all of them. */
const MOST_PAGES = 12;

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
      // Green tells dark from light, and letters are one or the other.
      const green = (y * a.width + x) * 4 + 1;
      sum += Math.abs((a.rgba[green] ?? 0) - (b.rgba[green] ?? 0));
      count++;
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

/** Throws `facturx.pdf_broken` or `facturx.pdf_encrypted` when one of them cannot be drawn. */
export async function looksSame(before: Uint8Array, after: Uint8Array, onPage: () => void): Promise<boolean> {
  return await withRaster(before, (old) =>
    withRaster(after, (fresh) => {
      if (old.pageCount !== fresh.pageCount) return false;
      return compared(old.pageCount).every((index) => {
        onPage();
        return isSamePage(drawnPage(old, index), drawnPage(fresh, index));
      });
    }),
  );
}
