// How far two documents look alike, drawn at 100 dpi.

import { withRaster, type Word } from '../../../../modules/facturx/pdf/raster/pdfium.ts';

interface Look {
  readonly size: string;
  readonly rgba: Uint8Array;
}

function looks(pdf: Uint8Array): Promise<Look[]> {
  const draw = (pixels: number) => Math.max(1, Math.round((pixels * 100) / 72));
  return withRaster(pdf, (document) =>
    Array.from({ length: document.pageCount }, (_, index) =>
      document.withPage(index, (page) => {
        const [width, height] = [draw(page.width), draw(page.height)];
        return { size: `${width} × ${height}`, rgba: page.draw(width, height).rgba };
      }),
    ),
  );
}

/** Mean difference of a colour channel over all pages, 0 to 255; infinite when pages differ in number or size. */
export async function difference(a: Uint8Array, b: Uint8Array): Promise<number> {
  const [before, after] = [await looks(a), await looks(b)];
  let [sum, count] = [0, 0];
  if (before.length !== after.length) return Number.POSITIVE_INFINITY;
  for (const [index, { size, rgba }] of before.entries()) {
    const other = after[index]!;
    if (other.size !== size) return Number.POSITIVE_INFINITY;
    for (let at = 0; at < rgba.length; at++) sum += Math.abs(rgba[at]! - other.rgba[at]!);
    count += rgba.length;
  }
  return sum / count;
}

function wordBoxes(pdf: Uint8Array): Promise<Word[]> {
  return withRaster(pdf, (document) =>
    Array.from({ length: document.pageCount }, (_, index) => document.withPage(index, (page) => page.words())).flat(),
  );
}

/** The words of the text layer of all pages. */
export async function wordsOf(pdf: Uint8Array): Promise<string[]> {
  return (await wordBoxes(pdf)).map((word) => word.text);
}

/** How far the start of a word moved at most, in points; infinite when there are more or fewer words. */
export async function largestMove(a: Uint8Array, b: Uint8Array): Promise<number> {
  const [before, after] = [await wordBoxes(a), await wordBoxes(b)];
  if (before.length !== after.length) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...before.map((word, index) => Math.abs(word.left - after[index]!.left)));
}
