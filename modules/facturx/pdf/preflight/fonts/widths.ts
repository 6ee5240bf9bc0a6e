// Widths that a document gives its glyphs, in thousandths of an em.

import { arrayEntry, dictEntry, numberEntry, type PdfDict, type PdfObjects } from '../../syntax/objects.ts';

/** §6.2.11.5 allows a thousandth; a little more is only the rounding of our own division. */
const TOLERANCE = 1.0001;

export function isSameWidth(given: number, drawn: number): boolean {
  return Math.abs(given - drawn) <= TOLERANCE;
}

/** Width of a code in a simple font. */
export function simpleWidth(
  context: { readonly objects: PdfObjects },
  font: PdfDict,
  code: number,
): number | undefined {
  const { objects } = context;
  const first = numberEntry(objects, font, 'FirstChar') ?? 0;
  const given = objects.resolve(arrayEntry(objects, font, 'Widths')?.[code - first]);
  if (typeof given === 'number' && code >= first) return given;
  return numberEntry(objects, dictEntry(objects, font, 'FontDescriptor'), 'MissingWidth') ?? 0;
}

/** Widths of a composite font by CID: `DW` and `W` (ISO 32000-1 §9.7.4.3). */
export function cidWidths(context: { readonly objects: PdfObjects }, cidFont: PdfDict): (cid: number) => number {
  const { objects } = context;
  const byCid = new Map<number, number>();
  const items = (arrayEntry(objects, cidFont, 'W') ?? []).map((item) => objects.resolve(item));
  for (let at = 0; at + 1 < items.length;) {
    const first = Number(items[at]);
    const second = items[at + 1];
    if (Array.isArray(second)) {
      second.forEach((width, index) => byCid.set(first + index, Number(objects.resolve(width))));
      at += 2;
    } else {
      const last = Math.min(Number(second), first + 65_535);
      for (let cid = first; cid <= last; cid++) byCid.set(cid, Number(items[at + 2]));
      at += 3;
    }
  }
  const otherwise = numberEntry(objects, cidFont, 'DW') ?? 1000;
  return (cid) => byCid.get(cid) ?? otherwise;
}
