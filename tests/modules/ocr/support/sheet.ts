// A page written by hand: rows of cells, one character 0.008 of the width wide, one row every 0.02 of the height.

import type { Page, Word } from '#modules/ocr';

const CHARACTER = 0.008;
const ROW = 0.02;
const HEIGHT = 0.014;

export type Row = string | readonly (readonly [x: number, text: string])[];

/** Each row a text (at x = 0.1) or cells at their own x; an empty row leaves a gap. Words are parted at spaces. */
export function sheet(rows: readonly Row[], change: Partial<Page> = {}): Page {
  const words = rows.flatMap((row, index) =>
    (typeof row === 'string' ? [[0.1, row] as const] : row).flatMap(([x, text]) =>
      wordsOf(text, x, 0.05 + index * ROW),
    ),
  );
  return { width: 595, height: 842, source: 'text', words, ...change };
}

function wordsOf(text: string, x: number, y: number): Word[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    box: { x: x + match.index * CHARACTER, y, width: match[0].length * CHARACTER, height: HEIGHT },
    confidence: 1,
  }));
}
