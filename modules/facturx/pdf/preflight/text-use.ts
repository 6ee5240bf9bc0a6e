// Which codes of a font are shown.

import { nameEntry, type PdfDict } from '../syntax/objects.ts';
import type { Context, FontUse } from './context.ts';
import { cMapOf } from './fonts/cmap.ts';

/** Adds the codes of a shown string: one byte each; in composite fonts, the CIDs that their CMap makes of them. */
export function noteText(context: Context, font: PdfDict, shown: { use: FontUse; bytes: Uint8Array }): void {
  const { use, bytes } = shown;
  if (nameEntry(context.objects, font, 'Subtype') !== 'Type0') {
    for (const code of bytes) use.codes.add(code);
    return;
  }
  try {
    for (const cid of cMapOf(context.objects, font).cidsOf(bytes)) use.codes.add(cid);
  } catch (error) {
    context.report('6.2.11.3', `Text of a composite font: ${String(error)}`);
  }
}
