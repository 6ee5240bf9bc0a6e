// The glyphs that a document shows, each as wide as it says, as one small TrueType file.

import type { Font } from 'fontkit';
import type { Look } from './family.ts';
import { fontsFor } from './library.ts';
import { boundsOf, type Bounds } from './glyf.ts';
import { fitted, joined, outlineOf, type Outline } from './outline.ts';
import { trueTypeFile } from './truetype-file.ts';

export const UNITS = 2048;
/** Differences below this are the rounding of two fonts with the same measures, not a width to fit. */
const SAME = (UNITS * 3) / 1000;

/** A glyph to be made: what it shows, and its advance in thousandths of an em where the document gives one. */
export interface Wanted {
  readonly code: number;
  readonly text: string;
  readonly width: number | undefined;
}

export interface Subset {
  readonly bytes: Uint8Array;
  /** Thousandths of an em, by code: as the document gives them, less than one from what the file says. */
  readonly widths: ReadonlyMap<number, number>;
  /** Glyph of each code. */
  readonly glyphs: ReadonlyMap<number, number>;
  /** Thousandths of an em. */
  readonly bounds: Bounds;
  readonly ascent: number;
  readonly descent: number;
}

/** Ligatures that fonts have as one character. */
const EQUIVALENTS: Record<number, string> = { 0xfb00: 'ff', 0xfb01: 'fi', 0xfb02: 'fl', 0xfb03: 'ffi', 0xfb04: 'ffl' };

function characterOutline(look: Look, point: number): Outline {
  for (const font of fontsFor(look)) {
    if (font.hasGlyphForCodePoint(point)) return outlineOf(font.glyphForCodePoint(point), UNITS / font.unitsPerEm);
  }
  const letters = EQUIVALENTS[point];
  if (letters === undefined) throw new Error(`no font has U+${point.toString(16)}`);
  return textOutline(look, letters);
}

function textOutline(look: Look, text: string): Outline {
  return joined([...text].map((character) => characterOutline(look, character.codePointAt(0) as number)));
}

const EMPTY: Outline = { width: 0, contours: [] };

function measures(font: Font): { ascent: number; descent: number } {
  const scale = UNITS / font.unitsPerEm;
  return { ascent: Math.round(font.ascent * scale), descent: Math.round(font.descent * scale) };
}

const thousandths = (units: number): number => Math.round((units * 1_000_000) / UNITS) / 1000;

/** Glyphs to be written, by code; widths whole, of 2048 units an em. */
export interface Drawing {
  readonly glyphs: ReadonlyMap<number, Outline>;
  readonly ascent: number;
  readonly descent: number;
}

/** Throws when the glyphs have measures that the format cannot hold. */
export function subsetOf({ glyphs: outlined, ascent, descent }: Drawing): Subset {
  const codes = [...outlined.keys()].sort((a, b) => a - b);
  const outlines = [EMPTY, ...codes.map((code) => outlined.get(code) ?? EMPTY)];
  const symbols = codes.map((code, index): [number, number] => [0xf000 + code, index + 1]);
  const isSmall = codes.every((code) => code < 256);
  const bytes = trueTypeFile({ unitsPerEm: UNITS, ascent, descent, glyphs: outlines, codes: isSmall ? symbols : [] });
  const { left, bottom, right, top } = boundsOf(outlines.flatMap((outline) => outline.contours.flat()));
  return {
    bytes,
    widths: new Map(codes.map((code, index) => [code, thousandths(outlines[index + 1]?.width ?? 0)])),
    glyphs: new Map(codes.map((code, index) => [code, index + 1])),
    bounds: {
      left: thousandths(left),
      bottom: thousandths(bottom),
      right: thousandths(right),
      top: thousandths(top),
    },
    ascent: thousandths(ascent),
    descent: thousandths(descent),
  };
}

/** Throws when a character is in none of our fonts, or a width makes no sense. */
export function subsetFor(look: Look, wanted: readonly Wanted[]): Subset {
  const [first] = fontsFor(look);
  if (!first) throw new Error('no font');
  const glyphs = new Map(wanted.map(({ code, text, width }) => [code, drawn(look, text, width)]));
  const subset = subsetOf({ glyphs, ...measures(first) });
  const given = wanted.flatMap(({ code, width }): [number, number][] => (width === undefined ? [] : [[code, width]]));
  return { ...subset, widths: new Map([...subset.widths, ...given]) };
}

function drawn(look: Look, text: string, width: number | undefined): Outline {
  const natural = text === '' ? EMPTY : textOutline(look, text);
  const units = width === undefined ? natural.width : (width * UNITS) / 1000;
  if (!(units >= 0 && units < 32_768)) throw new Error(`a glyph ${width ?? '?'} wide`);
  return fitted(natural, units, SAME);
}
