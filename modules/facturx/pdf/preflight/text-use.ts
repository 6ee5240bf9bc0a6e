// Which codes of a font are shown.

import { nameEntry, type PdfDict } from '../syntax/objects.ts';
import type { Context, FontUse } from './context.ts';

/** Adds the codes of a shown string: one byte each, two in composite fonts (whose CMap must be an identity). */
export function noteText(context: Context, font: PdfDict, shown: { use: FontUse; bytes: Uint8Array }): void {
  const { use, bytes } = shown;
  if (nameEntry(context.objects, font, 'Subtype') !== 'Type0') {
    for (const code of bytes) use.codes.add(code);
    return;
  }
  for (let at = 0; at + 1 < bytes.length; at += 2)
    use.codes.add((bytes[at] as number) * 256 + (bytes[at + 1] as number));
  if (bytes.length % 2 === 1) context.report('6.2.11', 'Half a code in a composite font');
}
