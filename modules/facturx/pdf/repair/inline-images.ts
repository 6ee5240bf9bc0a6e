// Images that lie among the operators of a page: their interpolation, which is forbidden (§6.2.8) and changes nothing that
// is printed, is switched off where it stands.

import { decodeStream } from '../syntax/filters.ts';
import { deflate } from '../syntax/flate.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import { name, nameEntry, PdfRef, PdfStream } from '../syntax/objects.ts';

/** From `BI` up to the value, the entries of one image (a palette among them), `ID` not passed. */
const INTERPOLATED = /(\bBI(?=[\s/])(?:(?!\sID\s)[^]){0,4000}?\/(?:I|Interpolate)\s+)true\b/g;

/** Kinds of streams that hold no operators. */
const OTHERS = new Set(['Image', 'XML', 'Type1C', 'CIDFontType0C', 'OpenType']);

function withoutInterpolation(draft: PdfDraft, stream: PdfStream): PdfStream | undefined {
  if (OTHERS.has(nameEntry(draft, stream.dict, 'Subtype') ?? '')) return undefined;
  const { bytes, pending } = decodeStream(draft, stream);
  if (pending.length > 0) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const plain = text.replace(INTERPOLATED, '$1false');
  if (plain === text) return undefined;
  const entries = new Map(stream.dict).set('Filter', name('FlateDecode'));
  entries.delete('DecodeParms');
  return new PdfStream(entries, deflate(Buffer.from(plain, 'latin1')));
}

/** Mends the contents of the whole base. */
export function mendInlineImages(draft: PdfDraft): void {
  for (const num of draft.base?.numbers() ?? []) {
    const value = draft.get(num);
    const mended = value instanceof PdfStream ? withoutInterpolation(draft, value) : undefined;
    if (mended) draft.set(new PdfRef(num), mended);
  }
}
