// What the codes of a font that is not embedded mean. What cannot be proved has no meaning, and the pages are drawn.

import { decodeStream } from '../syntax/filters.ts';
import {
  arrayEntry,
  dictEntry,
  dictOf,
  entry,
  nameEntry,
  numberEntry,
  PdfStream,
  type PdfDict,
  type PdfObjects,
} from '../syntax/objects.ts';
import { nameOfCode, readEncoding, type SimpleEncoding } from '../preflight/fonts/encoding.ts';
import { encodedName, unicodeOf } from '../preflight/fonts/glyph-names.ts';
import type { Look } from './family.ts';
import { pointOfName } from './library.ts';
import { standardMetrics } from './standard.ts';
import { dingbatOf, symbolOf } from './symbols.ts';
import { readToUnicode } from './to-unicode.ts';

export interface Meaning {
  /** Text that the code shows; empty when it shows nothing. */
  readonly text: string;
  /** Name of its glyph in a standard font. */
  readonly glyph?: string;
}

/** Throws when a code has no meaning that can be proved. */
export type Meanings = (code: number) => Meaning;

const SYMBOLIC = 4;
const NOTHING: Meaning = { text: '' };

function isControl(code: number): boolean {
  return code < 0x20 || code === 0x7f;
}

function named(glyph: string): Meaning {
  if (glyph === '.notdef') return NOTHING;
  const point = unicodeOf(glyph) ?? pointOfName(glyph);
  if (point === undefined) throw new Error(`glyph ${glyph} is not known`);
  return { text: String.fromCodePoint(point), glyph };
}

function symbolMeaning(look: Look, encoding: SimpleEncoding, code: number): Meaning {
  const { names, codes } = standardMetrics(look.metrics ?? 'Symbol');
  const glyph = encoding.differences.get(code) ?? names.get(code);
  if (glyph === undefined) return NOTHING;
  const builtIn = codes.get(glyph);
  const point =
    builtIn === undefined ? unicodeOf(glyph) : look.family === 'symbol' ? symbolOf(builtIn) : dingbatOf(builtIn);
  if (point === undefined) throw new Error(`symbol ${glyph} is not known`);
  return { text: String.fromCodePoint(point), glyph };
}

/** A font with letters whose encoding the document leaves to the font program: ASCII is the same in all of them. */
function builtInMeaning(code: number): Meaning {
  if (isControl(code)) return NOTHING;
  if (code > 0x7e) throw new Error('the encoding lies in a font program that is not there');
  const glyph = encodedName('WinAnsiEncoding', code);
  return glyph === undefined ? NOTHING : named(glyph);
}

function latinMeaning(encoding: SimpleEncoding, isStandard: boolean, code: number): Meaning {
  const given = nameOfCode(encoding, code);
  if (given !== undefined) return named(given);
  if (encoding.base !== undefined) return NOTHING;
  if (!isStandard) return builtInMeaning(code);
  const glyph = encodedName('StandardEncoding', code);
  return glyph === undefined ? NOTHING : named(glyph);
}

/** Meanings of the codes of a Type 1 or TrueType font. */
export function simpleMeanings(objects: PdfObjects, font: PdfDict, look: Look): Meanings {
  const encoding = readEncoding({ objects }, font);
  if (look.family === 'symbol' || look.family === 'dingbats') return (code) => symbolMeaning(look, encoding, code);
  const flags = numberEntry(objects, dictEntry(objects, font, 'FontDescriptor'), 'Flags') ?? 0;
  const isSymbolic = (flags & SYMBOLIC) !== 0 && !encoding.isGiven;
  const isStandard = nameEntry(objects, font, 'Subtype') !== 'TrueType' && !isSymbolic;
  return (code) => latinMeaning(encoding, isStandard, code);
}

/** Meanings of the CIDs of a composite font with an identity encoding: only its ToUnicode map tells. */
export function compositeMeanings(objects: PdfObjects, font: PdfDict): Meanings {
  if (nameEntry(objects, font, 'Encoding') !== 'Identity-H') throw new Error('not encoded as Identity-H');
  const stream = entry(objects, font, 'ToUnicode');
  if (!(stream instanceof PdfStream)) throw new Error('no ToUnicode map');
  const map = readToUnicode(decodeStream(objects, stream).bytes);
  return (code) => {
    const text = map.get(code)?.replace(/\0/g, '');
    if (text === undefined || text === '' || text.includes('\ufffd')) throw new Error(`CID ${code} has no meaning`);
    return { text };
  };
}

export function descendantOf(objects: PdfObjects, font: PdfDict): PdfDict {
  const descendant = dictOf(objects.resolve(arrayEntry(objects, font, 'DescendantFonts')?.[0]));
  if (!descendant) throw new Error('no descendant font');
  return descendant;
}
