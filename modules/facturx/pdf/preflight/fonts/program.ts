// Where the program of a font lies.

import { dictEntry, entry, PdfStream, type PdfDict, type PdfObjects } from '../../syntax/objects.ts';

/** The embedded font program of a descriptor, under whichever key fits its kind. */
export function fontProgram(
  context: { readonly objects: PdfObjects },
  font: PdfDict,
): { stream: PdfStream; key: string } | undefined {
  const descriptor = dictEntry(context.objects, font, 'FontDescriptor');
  for (const key of ['FontFile2', 'FontFile3', 'FontFile']) {
    const stream = entry(context.objects, descriptor, key);
    if (stream instanceof PdfStream) return { stream, key };
  }
  return undefined;
}
