// The smallest TrueType font that is valid: `.notdef` and one empty glyph of half an em.

import { trueTypeFile } from '../fonts/truetype-file.ts';

/** Thousandths of an em. */
export const GLYPH_WIDTH = 500;

let font: Uint8Array | undefined;

export function glyphlessFont(): Uint8Array {
  const empty = { width: GLYPH_WIDTH, contours: [] };
  font ??= trueTypeFile({ unitsPerEm: 1000, ascent: 1000, descent: 0, glyphs: [empty, empty], codes: [] });
  return font;
}
