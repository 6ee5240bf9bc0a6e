// A TrueType file with just the glyphs that a document shows: the tables that ISO 32000-1 §9.9 asks for, no more.

import { boundsOf, glyphBytes } from './glyf.ts';
import type { Outline } from './outline.ts';
import { fields, type Field, sfntFile, words } from './sfnt.ts';

export interface TrueTypeContent {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** By glyph number; the first is `.notdef`. Widths are whole. */
  readonly glyphs: readonly Outline[];
  /** Codes, ascending, and their glyphs: of the symbol table (platform 3, encoding 0), or characters when there is a name. */
  readonly codes: readonly (readonly [code: number, glyph: number])[];
  /** PostScript name, for a font that is to be opened by others: its codes are Unicode. */
  readonly name?: string;
}

function head({ unitsPerEm, glyphs }: TrueTypeContent): Buffer {
  const { left, bottom, right, top } = boundsOf(glyphs.flatMap((glyph) => glyph.contours.flat()));
  return Buffer.concat([
    fields([4, 0x00010000], [4, 0x00010000], [4, 0], [4, 0x5f0f3cf5]),
    words(0, unitsPerEm),
    Buffer.alloc(16),
    words(left, bottom, right, top, 0, 8, 2, 1, 0),
  ]);
}

function hhea({ ascent, descent, glyphs }: TrueTypeContent): Buffer {
  const widest = Math.max(...glyphs.map((glyph) => glyph.width));
  return Buffer.concat([
    fields([4, 0x00010000]),
    words(ascent, descent, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length),
  ]);
}

function maxp({ glyphs }: TrueTypeContent): Buffer {
  const points = Math.max(...glyphs.map((glyph) => glyph.contours.flat().length));
  const contours = Math.max(...glyphs.map((glyph) => glyph.contours.length));
  return Buffer.concat([
    fields([4, 0x00010000]),
    words(glyphs.length, points, contours, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
  ]);
}

/** Codes that follow each other and whose glyphs do too. */
interface Run {
  start: number;
  end: number;
  glyph: number;
}

function runsOf(codes: TrueTypeContent['codes']): Run[] {
  const runs: Run[] = [];
  for (const [code, glyph] of codes) {
    const last = runs.at(-1);
    if (last && code === last.end + 1 && glyph === last.glyph + code - last.start) last.end = code;
    else runs.push({ start: code, end: code, glyph });
  }
  return runs;
}

/** A table of format 12, for characters beyond the first 65,536 too. */
function unicodeTable(codes: TrueTypeContent['codes']): Buffer {
  const groups = runsOf(codes).flatMap(({ start, end, glyph }): Field[] => [
    [4, start],
    [4, end],
    [4, glyph],
  ]);
  const length = 16 + groups.length * 4;
  return fields([2, 12], [2, 0], [4, length], [4, 0], [4, groups.length / 3], ...groups);
}

/** A table of format 4, closed by the segment that the format asks for. */
function symbolTable(codes: TrueTypeContent['codes']): Buffer {
  const runs = [...runsOf(codes), { start: 0xffff, end: 0xffff, glyph: 0 }];
  const log = Math.floor(Math.log2(runs.length));
  const range = 2 ** log * 2;
  const search = [runs.length * 2, range, log, runs.length * 2 - range];
  const ends = runs.map((run) => run.end);
  const starts = runs.map((run) => run.start);
  const deltas = runs.map((run) => (run.glyph - run.start) & 0xffff);
  const ranges = runs.map(() => 0);
  const body = words(0, ...search, ...ends, 0, ...starts, ...deltas, ...ranges);
  return Buffer.concat([words(4, body.length + 4), body]);
}

const SYMBOLS = 0;
const FULL_UNICODE = 10;

function cmap({ codes, name }: TrueTypeContent): Buffer {
  const [encoding, table] = name === undefined ? [SYMBOLS, symbolTable(codes)] : [FULL_UNICODE, unicodeTable(codes)];
  return Buffer.concat([words(0, 1, 3, encoding), fields([4, 12]), table]);
}

const POSTSCRIPT_NAME = 6;
const ENGLISH = 0x409;

function nameTable(text: string): Buffer {
  const value = Buffer.from(text, 'utf16le').swap16();
  return Buffer.concat([words(0, 1, 18, 3, 1, ENGLISH, POSTSCRIPT_NAME, value.length, 0), value]);
}

function hmtx({ glyphs }: TrueTypeContent): Buffer {
  return words(...glyphs.flatMap((glyph) => [glyph.width, boundsOf(glyph.contours.flat()).left]));
}

const POST = Buffer.concat([fields([4, 0x00030000]), Buffer.alloc(28)]);

/** Throws when the glyphs have measures that the format cannot hold. */
export function trueTypeFile(content: TrueTypeContent): Uint8Array {
  const glyphs = content.glyphs.map(glyphBytes);
  const offsets = [0];
  for (const glyph of glyphs) offsets.push((offsets.at(-1) as number) + glyph.length);
  const glyf = Buffer.concat(glyphs);
  return sfntFile([
    ['cmap', cmap(content)],
    ['glyf', glyf.length > 0 ? glyf : Buffer.alloc(4)],
    ['head', head(content)],
    ['hhea', hhea(content)],
    ['hmtx', hmtx(content)],
    ['loca', fields(...offsets.map((offset): [4, number] => [4, offset]))],
    ['maxp', maxp(content)],
    ...(content.name === undefined ? [] : [['name', nameTable(content.name)] as const]),
    ['post', POST],
  ]);
}
