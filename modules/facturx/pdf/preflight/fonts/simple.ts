// Fonts with codes of one byte: TrueType and Type 1.

import { decodeStream } from '../../syntax/filters.ts';
import { dictEntry, nameEntry, nameOf, numberEntry, type PdfDict } from '../../syntax/objects.ts';
import type { Context, FontUse } from '../context.ts';
import { CffProgram } from './cff.ts';
import { nameOfCode, readEncoding, type SimpleEncoding } from './encoding.ts';
import { fontProgram } from './program.ts';
import { encodedName, macRomanCode, unicodeOf } from './glyph-names.ts';
import { TrueTypeProgram } from './truetype.ts';
import { Type1Program } from './type1.ts';
import { isSameWidth, simpleWidth } from './widths.ts';

const SYMBOLIC = 4;

/** Glyph and width behind a code, as the program has them. */
interface Drawn {
  readonly isPresent: boolean;
  readonly width: number;
}

type Draw = (code: number) => Drawn;

const ABSENT: Drawn = { isPresent: false, width: 0 };

export function symbolicGlyph(program: TrueTypeProgram, code: number): number {
  const symbol = program.codeTable(3, 0);
  if (symbol)
    return [code, 0xf000 + code, 0xf100 + code, 0xf200 + code].map((c) => symbol.glyph(c)).find((g) => g > 0) ?? 0;
  return program.codeTables[0]?.glyph(code) ?? 0;
}

export function namedGlyph(program: TrueTypeProgram, name: string): number {
  const unicode = program.codeTable(3, 1);
  const point = unicodeOf(name);
  if (unicode) return point === undefined ? 0 : unicode.glyph(point);
  const code = macRomanCode(name);
  return code === undefined ? 0 : (program.codeTable(1, 0)?.glyph(code) ?? 0);
}

/** §6.2.11.6: how a TrueType font may be encoded. */
function checkTrueTypeEncoding(
  context: Context,
  encoding: SimpleEncoding,
  at: { isSymbolic: boolean; program: TrueTypeProgram },
) {
  const { isSymbolic, program } = at;
  if (isSymbolic) {
    if (encoding.isGiven) context.report('6.2.11.6', 'Symbolic TrueType font with an encoding');
    if (program.codeTables.length !== 1 && !program.codeTable(3, 0)) {
      context.report('6.2.11.6', 'Symbolic TrueType font with several code tables');
    }
    return;
  }
  const isKnown = encoding.base === 'WinAnsiEncoding' || encoding.base === 'MacRomanEncoding';
  if (!isKnown) context.report('6.2.11.6', 'TrueType font without a standard encoding');
  if (encoding.differences.size === 0) return;
  const isListed = [...encoding.differences.values()].every((name) => unicodeOf(name) !== undefined);
  if (!isListed || !program.codeTable(3, 1)) context.report('6.2.11.6', 'TrueType font with unusual differences');
}

function drawTrueType(context: Context, font: PdfDict, bytes: Uint8Array): Draw {
  const program = new TrueTypeProgram(bytes);
  const encoding = readEncoding(context, font);
  const flags = numberEntry(context.objects, dictEntry(context.objects, font, 'FontDescriptor'), 'Flags') ?? 0;
  const isSymbolic = (flags & SYMBOLIC) !== 0;
  checkTrueTypeEncoding(context, encoding, { isSymbolic, program });
  return (code) => {
    const name = isSymbolic ? undefined : (nameOfCode(encoding, code) ?? encodedName('StandardEncoding', code));
    const glyph = isSymbolic ? symbolicGlyph(program, code) : name === undefined ? 0 : namedGlyph(program, name);
    return glyph > 0 && glyph < program.glyphCount ? { isPresent: true, width: program.width(glyph) } : ABSENT;
  };
}

/** What CFF and Type 1 programs have in common for a simple font. */
export interface NamedProgram {
  hasName(name: string): boolean;
  widthOfName(name: string): number;
  /** Built-in encoding. */
  nameOfCode(code: number): string | undefined;
}

function drawNamed(context: Context, font: PdfDict, program: NamedProgram): Draw {
  const encoding = readEncoding(context, font);
  return (code) => {
    const name = nameOfCode(encoding, code) ?? program.nameOfCode(code);
    if (name === undefined || name === '.notdef' || !program.hasName(name)) return ABSENT;
    return { isPresent: true, width: program.widthOfName(name) };
  };
}

function drawWith(context: Context, font: PdfDict, program: NonNullable<ReturnType<typeof fontProgram>>): Draw {
  const { stream, key } = program;
  const { bytes } = decodeStream(context.objects, stream);
  const kind = nameOf(font.get('Subtype'));
  if (key === 'FontFile2' && kind === 'TrueType') return drawTrueType(context, font, bytes);
  if (key === 'FontFile' && kind !== 'TrueType') return drawNamed(context, font, new Type1Program(bytes));
  const subtype = nameEntry(context.objects, stream.dict, 'Subtype');
  if (key === 'FontFile3' && subtype === 'Type1C' && kind !== 'TrueType') {
    return drawNamed(context, font, new CffProgram(bytes));
  }
  throw new Error(`${key} ${subtype ?? ''} in a ${kind ?? ''} font`);
}

export function checkSimple(context: Context, font: PdfDict, use: FontUse): void {
  const name = nameOf(font.get('BaseFont')) ?? '';
  const program = fontProgram(context, font);
  if (!program) {
    if (use.isSeen) context.report('6.2.11.4.1', `Font ${name} is not embedded`);
    return;
  }
  const draw = drawWith(context, font, program);
  if (use.codes.has(0) && nameOfCode(readEncoding(context, font), 0) === undefined) {
    return context.report('6.2.11.8', `Font ${name} shows code 0, which has no glyph`);
  }
  for (const code of use.codes) {
    const drawn = draw(code);
    if (!drawn.isPresent) return context.report('6.2.11.4', `Font ${name} has no glyph for code ${code}`);
    const given = simpleWidth(context, font, code) ?? 0;
    if (!isSameWidth(given, drawn.width)) {
      return context.report('6.2.11.5', `Font ${name}, code ${code}: ${given} wide, drawn ${drawn.width.toFixed(1)}`);
    }
  }
}
