// What the codes of an embedded font draw, as viewers draw it: also where the standard leaves them alone.

import { decodeStream } from '../../syntax/filters.ts';
import {
  dictEntry,
  entry,
  nameEntry,
  nameOf,
  numberEntry,
  PdfStream,
  type PdfDict,
  type PdfObjects,
} from '../../syntax/objects.ts';
import { CffProgram } from '../../preflight/fonts/cff.ts';
import { nameOfCode, readEncoding, type SimpleEncoding } from '../../preflight/fonts/encoding.ts';
import { encodedName } from '../../preflight/fonts/glyph-names.ts';
import { fontProgram } from '../../preflight/fonts/program.ts';
import { namedGlyph, symbolicGlyph } from '../../preflight/fonts/simple.ts';
import { TrueTypeProgram } from '../../preflight/fonts/truetype.ts';
import { Type1Program } from '../../preflight/fonts/type1.ts';
import type { Outline } from '../outline.ts';
import { cffOutlines, type DrawGlyph, trueTypeOutlines } from './sfnt-outline.ts';
import { type1Outline } from './type1-outline.ts';

/** The glyphs of a font by code (of one byte) or by CID. */
export interface DrawnFont {
  /** Width zero: the document says how wide a code is. What the font lacks is drawn as its `.notdef`. */
  outline(code: number): Outline;
  /** Name of a glyph, where glyphs have names: it says what the code means. */
  glyphName(code: number): string | undefined;
}

const SYMBOLIC = 4;
const NOTDEF = '.notdef';

/** ISO 32000-1 §9.6.6.4, and what viewers do where it says nothing: the other table, then the standard encoding. */
function trueTypeGlyph(program: TrueTypeProgram, at: { encoding: SimpleEncoding; isSymbolic: boolean; code: number }) {
  const { encoding, isSymbolic, code } = at;
  const given = nameOfCode(encoding, code);
  const byName = given === undefined ? 0 : namedGlyph(program, given);
  const byCode = symbolicGlyph(program, code);
  const isNamed = encoding.isGiven && (!isSymbolic || !program.codeTable(3, 0));
  const found = isNamed ? byName || byCode : byCode || byName;
  if (found > 0) return found;
  const standard = encodedName('StandardEncoding', code);
  return standard === undefined ? 0 : namedGlyph(program, standard);
}

function trueTypeFont(objects: PdfObjects, font: PdfDict, from: { bytes: Uint8Array; units: number }): DrawnFont {
  const program = new TrueTypeProgram(from.bytes);
  const draw = trueTypeOutlines(from.bytes, from.units);
  const encoding = readEncoding({ objects }, font);
  const flags = numberEntry(objects, dictEntry(objects, font, 'FontDescriptor'), 'Flags') ?? 0;
  const isSymbolic = (flags & SYMBOLIC) !== 0;
  const glyphOf = (code: number): number => {
    const glyph = trueTypeGlyph(program, { encoding, isSymbolic, code });
    return glyph < program.glyphCount ? glyph : 0;
  };
  return {
    outline: (code) => draw(glyphOf(code)),
    glyphName: (code) => nameOfCode(encoding, code) ?? (isSymbolic ? undefined : encodedName('StandardEncoding', code)),
  };
}

interface Names {
  hasName(name: string): boolean;
  nameOfCode(code: number): string | undefined;
}

function namedFont(
  objects: PdfObjects,
  font: PdfDict,
  from: { names: Names; draw: (name: string) => Outline },
): DrawnFont {
  const { names, draw } = from;
  const encoding = readEncoding({ objects }, font);
  const glyphName = (code: number): string | undefined => nameOfCode(encoding, code) ?? names.nameOfCode(code);
  return {
    outline: (code) => {
      const name = glyphName(code) ?? NOTDEF;
      return draw(names.hasName(name) ? name : NOTDEF);
    },
    glyphName,
  };
}

/** An OpenType program holds its CFF in a table. */
function bareCff(bytes: Uint8Array): Uint8Array {
  if (Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== 'OTTO') return bytes;
  const { cff } = new TrueTypeProgram(bytes);
  if (!cff) throw new Error('an OpenType program without CFF');
  return bytes.subarray(cff.offset, cff.offset + cff.length);
}

function cffOf(bytes: Uint8Array, units: number): { program: CffProgram; draw: DrawGlyph } {
  const bare = bareCff(bytes);
  const program = new CffProgram(bare);
  return { program, draw: cffOutlines(bare, program, units) };
}

function type1Font(objects: PdfObjects, font: PdfDict, from: { bytes: Uint8Array; units: number }): DrawnFont {
  const program = new Type1Program(from.bytes);
  const scale = (program.scale * from.units) / 1000;
  return namedFont(objects, font, { names: program, draw: (name) => type1Outline(program, name, scale) });
}

function programBytes(objects: PdfObjects, font: PdfDict): { bytes: Uint8Array; key: string } | undefined {
  const found = fontProgram({ objects }, font);
  return found && { bytes: decodeStream(objects, found.stream).bytes, key: found.key };
}

/** The glyphs of a Type 1 or TrueType font that is embedded. Throws when its program cannot be read. */
export function drawnSimple(objects: PdfObjects, font: PdfDict, units: number): DrawnFont | undefined {
  const program = programBytes(objects, font);
  if (!program) return undefined;
  const from = { bytes: program.bytes, units };
  if (program.key === 'FontFile') return type1Font(objects, font, from);
  if (program.key === 'FontFile2') return trueTypeFont(objects, font, from);
  const { program: names, draw } = cffOf(program.bytes, units);
  return namedFont(objects, font, { names, draw: (name) => draw(names.glyphOfName(name) ?? 0) });
}

function glyphOfCid(objects: PdfObjects, cidFont: PdfDict): (cid: number) => number {
  const map = entry(objects, cidFont, 'CIDToGIDMap');
  if (!(map instanceof PdfStream)) {
    if (map !== null && nameOf(map) !== 'Identity') throw new Error('an unknown map of glyphs');
    return (cid) => cid;
  }
  const { bytes } = decodeStream(objects, map);
  return (cid) => (bytes[cid * 2] ?? 0) * 256 + (bytes[cid * 2 + 1] ?? 0);
}

/** The glyphs of a composite font that is embedded, by CID. Throws when its program cannot be read. */
export function drawnComposite(objects: PdfObjects, cidFont: PdfDict, units: number): DrawnFont | undefined {
  const program = programBytes(objects, cidFont);
  if (!program) return undefined;
  const glyphName = (): undefined => undefined;
  if (program.key === 'FontFile2' && nameEntry(objects, cidFont, 'Subtype') === 'CIDFontType2') {
    const { glyphCount } = new TrueTypeProgram(program.bytes);
    const draw = trueTypeOutlines(program.bytes, units);
    const glyphOf = glyphOfCid(objects, cidFont);
    return { outline: (cid) => draw(glyphOf(cid) < glyphCount ? glyphOf(cid) : 0), glyphName };
  }
  const { program: names, draw } = cffOf(program.bytes, units);
  return { outline: (cid) => draw(names.glyphOfCid(cid) ?? 0), glyphName };
}
