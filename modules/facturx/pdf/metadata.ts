// What the metadata of a PDF (XMP) claim of the invoice inside.

import { decodeStream } from './syntax/filters.ts';
import { PdfFile } from './syntax/file.ts';
import { dictEntry, entry, PdfStream } from './syntax/objects.ts';

const MOST_BYTES = 4 * 1024 * 1024;
/** As an element or as an attribute, under any prefix. */
const CLAIM = /[\w-]+:ConformanceLevel(?:\s*=\s*(["'])([^"'<]*)\1|[^<>]*>([^<]*)<)/;

/** ConformanceLevel as written (`EN 16931`, `BASIC WL`); `undefined` when there is none that can be read. Never throws. */
export function claimedConformance(pdf: Uint8Array): string | undefined {
  try {
    const file = new PdfFile(pdf);
    const stream = entry(file, dictEntry(file, file.trailer, 'Root'), 'Metadata');
    if (!(stream instanceof PdfStream)) return undefined;
    const { bytes } = decodeStream(file, stream, MOST_BYTES);
    const encoding = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
    const [, , attribute, element] = CLAIM.exec(new TextDecoder(encoding).decode(bytes)) ?? [];
    return (attribute ?? element)?.trim() || undefined;
  } catch {
    return undefined;
  }
}
