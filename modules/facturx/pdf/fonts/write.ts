// Font dictionaries around a program that was made for a document. Codes and widths stay as the document has them.

import { createHash } from 'node:crypto';
import type { PdfDraft } from '../syntax/draft.ts';
import { deflate } from '../syntax/flate.ts';
import { dict, name, PdfStream, type PdfDict, type PdfName, type PdfRef, type PdfValue } from '../syntax/objects.ts';
import { encodeText } from '../syntax/text.ts';
import { addShiftedCMap } from './shifted-cmap.ts';
import type { Subset } from './subset.ts';

const SYMBOLIC = 4;
const KEPT_FLAGS = 1 | 2 | 64;

export interface MadeFont {
  readonly subset: Subset;
  /** PostScript name, without the tag of a subset. */
  readonly label: string;
  /** Those of the descriptor that it had. */
  readonly flags: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly toUnicode: PdfValue | undefined;
}

/** Six letters that tell this subset from others (ISO 32000-1 §9.6.4); the same font gives the same letters. */
function tagOf(bytes: Uint8Array): string {
  const digest = createHash('sha256').update(bytes).digest();
  return String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
}

export function flated(draft: PdfDraft, bytes: Uint8Array, extra: Record<string, PdfValue> = {}): PdfRef {
  return draft.add(new PdfStream(dict({ ...extra, Filter: name('FlateDecode') }), deflate(bytes)));
}

function descriptorFor(draft: PdfDraft, made: MadeFont): { ref: PdfRef; label: PdfName } {
  const { subset, flags, isBold, isItalic } = made;
  const label = name(`${tagOf(subset.bytes)}+${made.label}`);
  const { left, bottom, right, top } = subset.bounds;
  const descriptor = dict({
    Type: name('FontDescriptor'),
    FontName: label,
    Flags: (flags & KEPT_FLAGS) | SYMBOLIC,
    FontBBox: [left, bottom, right, top],
    ItalicAngle: isItalic ? -12 : 0,
    Ascent: subset.ascent,
    Descent: subset.descent,
    CapHeight: 700,
    StemV: isBold ? 140 : 80,
    FontFile2: flated(draft, subset.bytes, { Length1: subset.bytes.length }),
  });
  return { ref: draft.add(descriptor), label };
}

/** Which glyph of the subset each CID is. */
function glyphMap(glyphs: ReadonlyMap<number, number>): Buffer {
  const map = Buffer.alloc((Math.max(...glyphs.keys()) + 1) * 2);
  for (const [cid, glyph] of glyphs) map.writeUInt16BE(glyph, cid * 2);
  return map;
}

interface Encoded {
  readonly encoding: PdfValue;
  /** Added to a code to give its CID. */
  readonly shift: number;
}

function type0(draft: PdfDraft, made: MadeFont, { encoding, shift }: Encoded): PdfDict {
  const { ref, label } = descriptorFor(draft, made);
  const cids = (of: ReadonlyMap<number, number>) => new Map([...of].map(([code, value]) => [code + shift, value]));
  const descendant = dict({
    Type: name('Font'),
    Subtype: name('CIDFontType2'),
    BaseFont: label,
    CIDSystemInfo: dict({ Registry: encodeText('Adobe'), Ordering: encodeText('Identity'), Supplement: 0 }),
    FontDescriptor: ref,
    DW: 1000,
    W: [...cids(made.subset.widths)].flatMap(([cid, width]) => [cid, [width]]),
    CIDToGIDMap: flated(draft, glyphMap(cids(made.subset.glyphs))),
  });
  return dict({
    Type: name('Font'),
    Subtype: name('Type0'),
    BaseFont: label,
    Encoding: encoding,
    DescendantFonts: [draft.add(descendant)],
    ToUnicode: made.toUnicode,
  });
}

/** A font with codes of two bytes. */
export function compositeFont(draft: PdfDraft, made: MadeFont): PdfDict {
  if (!made.subset.glyphs.has(0)) return type0(draft, made, { encoding: name('Identity-H'), shift: 0 });
  return type0(draft, made, { encoding: addShiftedCMap(draft, 2), shift: 1 });
}

/** A font with codes of one byte. */
export function simpleFont(draft: PdfDraft, made: MadeFont): PdfDict {
  const codes = [...made.subset.glyphs.keys()];
  // Code 0 of a simple font counts as no glyph: with a map of codes of one byte it is one like any other.
  if (codes.includes(0)) return type0(draft, made, { encoding: addShiftedCMap(draft, 1), shift: 1 });
  const { ref, label } = descriptorFor(draft, made);
  const [first, last] = [Math.min(...codes), Math.max(...codes)];
  return dict({
    Type: name('Font'),
    Subtype: name('TrueType'),
    BaseFont: label,
    FirstChar: first,
    LastChar: last,
    Widths: Array.from({ length: last - first + 1 }, (_, index) => made.subset.widths.get(first + index) ?? 0),
    FontDescriptor: ref,
    ToUnicode: made.toUnicode,
  });
}
