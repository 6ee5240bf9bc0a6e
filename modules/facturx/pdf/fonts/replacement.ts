// Font dictionaries with a subset of ours in place of a program that is not there. Codes and widths stay as they are.

import { createHash } from 'node:crypto';
import type { PdfDraft } from '../syntax/draft.ts';
import { deflate } from '../syntax/flate.ts';
import {
  dict,
  dictEntry,
  entry,
  name,
  nameEntry,
  numberEntry,
  type PdfName,
  PdfStream,
  arrayEntry,
  type PdfDict,
  type PdfObjects,
  type PdfRef,
} from '../syntax/objects.ts';
import { encodeText } from '../syntax/text.ts';
import { cidWidths } from '../preflight/fonts/widths.ts';
import { lookOf, type Look } from './family.ts';
import { labelOf } from './library.ts';
import { compositeMeanings, descendantOf, simpleMeanings, type Meaning, type Meanings } from './meaning.ts';
import { standardMetrics } from './standard.ts';
import { subsetFor, type Subset, type Wanted } from './subset.ts';
import { writeToUnicode } from './to-unicode.ts';

const SYMBOLIC = 4;
const KEPT_FLAGS = 1 | 2 | 64;

function lookFor(objects: PdfObjects, font: PdfDict): Look {
  const descriptor = dictEntry(objects, font, 'FontDescriptor');
  return lookOf(nameEntry(objects, font, 'BaseFont') ?? '', {
    flags: numberEntry(objects, descriptor, 'Flags') ?? 0,
    weight: numberEntry(objects, descriptor, 'FontWeight') ?? 0,
    angle: numberEntry(objects, descriptor, 'ItalicAngle') ?? 0,
  });
}

/** Six letters that tell this subset from others (ISO 32000-1 §9.6.4); the same font gives the same letters. */
function tagOf(bytes: Uint8Array): string {
  const digest = createHash('sha256').update(bytes).digest();
  return String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
}

function flated(draft: PdfDraft, bytes: Uint8Array, extra: Record<string, number> = {}): PdfRef {
  return draft.add(new PdfStream(dict({ ...extra, Filter: name('FlateDecode') }), deflate(bytes)));
}

interface Made {
  readonly look: Look;
  readonly subset: Subset;
  readonly texts: ReadonlyMap<number, string>;
}

function make(look: Look, meanings: Meanings, widths: (code: number, meaning: Meaning) => number | undefined) {
  return (codes: Iterable<number>): Made => {
    const sorted = [...codes].sort((a, b) => a - b);
    const wanted = sorted.map((code): Wanted => {
      const meaning = meanings(code);
      return { code, text: meaning.text, width: widths(code, meaning) };
    });
    const texts = new Map(wanted.filter(({ text }) => text !== '').map(({ code, text }) => [code, text]));
    return { look, subset: subsetFor(look, wanted), texts };
  };
}

function descriptorFor(draft: PdfDraft, made: Made, flags: number): { ref: PdfRef; label: PdfName } {
  const { subset, look } = made;
  const label = name(`${tagOf(subset.bytes)}+${labelOf(look)}`);
  const { left, bottom, right, top } = subset.bounds;
  const descriptor = dict({
    Type: name('FontDescriptor'),
    FontName: label,
    Flags: (flags & KEPT_FLAGS) | SYMBOLIC,
    FontBBox: [left, bottom, right, top],
    ItalicAngle: look.isItalic ? -12 : 0,
    Ascent: subset.ascent,
    Descent: subset.descent,
    CapHeight: 700,
    StemV: look.isBold ? 140 : 80,
    FontFile2: flated(draft, subset.bytes, { Length1: subset.bytes.length }),
  });
  return { ref: draft.add(descriptor), label };
}

function flagsOf(objects: PdfObjects, font: PdfDict): number {
  return numberEntry(objects, dictEntry(objects, font, 'FontDescriptor'), 'Flags') ?? 0;
}

/** Width that the document, or the standard for its fourteen fonts, gives a code. */
function givenWidth(
  objects: PdfObjects,
  font: PdfDict,
  look: Look,
): (code: number, meaning: Meaning) => number | undefined {
  const first = numberEntry(objects, font, 'FirstChar') ?? 0;
  const widths = arrayEntry(objects, font, 'Widths');
  const missing = numberEntry(objects, dictEntry(objects, font, 'FontDescriptor'), 'MissingWidth');
  return (code, { glyph, text }) => {
    const given = code < first ? null : objects.resolve(widths?.[code - first]);
    if (typeof given === 'number') return given;
    const standard =
      look.metrics === undefined || glyph === undefined ? undefined : standardMetrics(look.metrics).widths.get(glyph);
    return standard ?? missing ?? (text === '' ? 0 : undefined);
  };
}

function replaceSimple(draft: PdfDraft, font: PdfDict, codes: ReadonlySet<number>): PdfDict {
  const look = lookFor(draft, font);
  const made = make(look, simpleMeanings(draft, font, look), givenWidth(draft, font, look))(codes);
  const { ref, label } = descriptorFor(draft, made, flagsOf(draft, font));
  const [first, last] = [Math.min(...codes), Math.max(...codes)];
  return dict({
    Type: name('Font'),
    Subtype: name('TrueType'),
    BaseFont: label,
    FirstChar: first,
    LastChar: last,
    Widths: Array.from({ length: last - first + 1 }, (_, index) => made.subset.widths.get(first + index) ?? 0),
    FontDescriptor: ref,
    ToUnicode: font.get('ToUnicode') ?? flated(draft, writeToUnicode(made.texts, 1)),
  });
}

/** Which glyph of the subset each CID is. */
function glyphMap(glyphs: ReadonlyMap<number, number>): Buffer {
  const map = Buffer.alloc((Math.max(...glyphs.keys()) + 1) * 2);
  for (const [cid, glyph] of glyphs) map.writeUInt16BE(glyph, cid * 2);
  return map;
}

function replaceComposite(draft: PdfDraft, font: PdfDict, codes: ReadonlySet<number>): PdfDict {
  const old = descendantOf(draft, font);
  const look = lookFor(draft, old);
  const made = make(look, compositeMeanings(draft, font), cidWidths({ objects: draft }, old))(codes);
  const { ref, label } = descriptorFor(draft, made, flagsOf(draft, old));
  const descendant = dict({
    Type: name('Font'),
    Subtype: name('CIDFontType2'),
    BaseFont: label,
    CIDSystemInfo: dict({ Registry: encodeText('Adobe'), Ordering: encodeText('Identity'), Supplement: 0 }),
    FontDescriptor: ref,
    DW: 1000,
    W: [...made.subset.widths].flatMap(([cid, width]) => [cid, [width]]),
    CIDToGIDMap: flated(draft, glyphMap(made.subset.glyphs)),
  });
  return dict({
    Type: name('Font'),
    Subtype: name('Type0'),
    BaseFont: label,
    Encoding: name('Identity-H'),
    DescendantFonts: [draft.add(descendant)],
    ToUnicode: font.get('ToUnicode'),
  });
}

function hasProgram(objects: PdfObjects, font: PdfDict): boolean {
  const descriptor = dictEntry(objects, font, 'FontDescriptor');
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => entry(objects, descriptor, key) instanceof PdfStream);
}

/**
 * The font with a program of ours; `undefined` when it has one, or needs none.
 * Throws when what it shows cannot be proved.
 */
export function replacementFor(draft: PdfDraft, font: PdfDict, codes: ReadonlySet<number>): PdfDict | undefined {
  if (codes.size === 0) return undefined;
  const kind = nameEntry(draft, font, 'Subtype');
  if (kind === 'Type3') return undefined;
  if (kind !== 'Type0') return hasProgram(draft, font) ? undefined : replaceSimple(draft, font, codes);
  return hasProgram(draft, descendantOf(draft, font)) ? undefined : replaceComposite(draft, font, codes);
}
