// The letters that neither Noto Sans nor DejaVu has: Chinese, Japanese, Korean, pictures. Their fonts come as hundreds of
// small files for the web, of every weight at once: the characters that a document shows are taken from those that have
// them, and make one small font of the weight that is wanted.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import wawoff2 from 'wawoff2';
import { outlineOf, trueTypeFile, type Outline } from '../../pdf/index.ts';
import type { Weight } from './theme.ts';

/** Best first. A character written the same in several countries is drawn as the first has it. */
const FAMILIES = ['noto-sans-sc', 'noto-sans-tc', 'noto-sans-jp', 'noto-sans-kr', 'noto-emoji'] as const;
const WEIGHTS: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 };
const UNITS = 1000;
const ASCENT = 880;
const DESCENT = -120;

/** A file, and the characters that it is for: pairs of first and last. */
interface Slice {
  readonly file: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

let slices: readonly Slice[] | undefined;

function rangesOf(text: string): Slice['ranges'] {
  return text.split(',').map((range) => {
    const [first = '', last = first] = range.replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
}

function slicesOf(family: string): Slice[] {
  const table = createRequire(import.meta.url).resolve(`@fontsource-variable/${family}/unicode.json`);
  const entries = Object.entries(JSON.parse(readFileSync(table, 'utf8')) as Record<string, string>);
  return entries.map(([key, text]) => ({
    file: join(dirname(table), 'files', `${family}-${key.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`),
    ranges: rangesOf(text),
  }));
}

function slicesFor(point: number): readonly Slice[] {
  slices ??= FAMILIES.flatMap(slicesOf);
  return slices.filter(({ ranges }) => ranges.some(([first, last]) => point >= first && point <= last));
}

async function openSlice(file: string, weight: Weight): Promise<Font> {
  // What is unpacked lies in the memory of the unpacker, which the next file overwrites.
  const font = create(Buffer.from(await wawoff2.decompress(readFileSync(file))));
  return font.getVariation({ wght: WEIGHTS[weight] });
}

export interface BorrowedFont {
  readonly bytes: Uint8Array;
  readonly points: ReadonlySet<number>;
}

/** A font of those of the characters that are to be had; `undefined` when none is. The same ones give the same bytes. */
export async function borrowedFont(points: Iterable<number>, weight: Weight): Promise<BorrowedFont | undefined> {
  const open = new Map<string, Promise<Font>>();
  const fontOf = (file: string): Promise<Font> => {
    const known = open.get(file) ?? openSlice(file, weight);
    open.set(file, known);
    return known;
  };
  const glyphs = new Map<number, Outline>();
  for (const point of [...points].sort((a, b) => a - b)) {
    for (const { file } of slicesFor(point)) {
      const font = await fontOf(file);
      if (!font.hasGlyphForCodePoint(point)) continue;
      glyphs.set(point, outlineOf(font.glyphForCodePoint(point), UNITS / font.unitsPerEm));
      break;
    }
  }
  if (glyphs.size === 0) return undefined;
  return { bytes: fontFile(glyphs, weight), points: new Set(glyphs.keys()) };
}

function fontFile(glyphs: ReadonlyMap<number, Outline>, weight: Weight): Uint8Array {
  const outlines = [...glyphs.values()].map(({ width, contours }) => ({ width: Math.round(width), contours }));
  return trueTypeFile({
    unitsPerEm: UNITS,
    ascent: ASCENT,
    descent: DESCENT,
    glyphs: [{ width: UNITS, contours: [] }, ...outlines],
    codes: [...glyphs.keys()].map((point, index): [number, number] => [point, index + 1]),
    name: `NotoSansBorrowed-${weight === 'bold' ? 'SemiBold' : 'Regular'}`,
  });
}
