// Which codes of a font are shown.

import { nameEntry, type PdfDict } from '../syntax/objects.ts';
import type { Context, FontUse } from './context.ts';
import { cMapOf } from './fonts/cmap.ts';

/** Codes that were noted, a bit for each: looking there is quicker than adding them to the set again and again. */
const noted = new WeakMap<FontUse, Uint8Array>();
const MOST_CODES = 65_536;

function note(use: FontUse, codes: Iterable<number>): void {
  let bits = noted.get(use);
  if (!bits) noted.set(use, (bits = new Uint8Array(MOST_CODES / 8)));
  for (const code of codes) {
    const mask = 1 << (code & 7);
    const held = bits[code >> 3] ?? 0;
    if ((held & mask) !== 0) continue;
    bits[code >> 3] = held | mask;
    use.codes.add(code);
  }
}

/** Adds the codes of a shown string: one byte each; in composite fonts, the CIDs that their CMap makes of them. */
export function noteText(context: Context, font: PdfDict, shown: { use: FontUse; bytes: Uint8Array }): void {
  const { use, bytes } = shown;
  if (nameEntry(context.objects, font, 'Subtype') !== 'Type0') return note(use, bytes);
  try {
    note(use, cMapOf(context.objects, font).cidsOf(bytes));
  } catch (error) {
    context.report('6.2.11.3', `Text of a composite font: ${String(error)}`);
  }
}
