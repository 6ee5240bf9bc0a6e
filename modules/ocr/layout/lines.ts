// Words into lines, lines into cells. A cell is a run of words without a wide gap: a label, an amount, a line of an address.

import type { Box, Page, Word } from '../model.ts';
import { fold } from './fold.ts';
import { rowOverlap, union } from './geometry.ts';

export interface Cell {
  readonly page: number;
  readonly line: Line;
  readonly text: string;
  readonly folded: string;
  readonly box: Box;
  /** Where the cell starts in its line's text. */
  readonly start: number;
}

export interface Line {
  readonly page: number;
  readonly index: number;
  /** Words joined by a space, cells by a tab. */
  readonly text: string;
  readonly folded: string;
  readonly words: readonly Word[];
  /** Where each word starts in `text`. */
  readonly starts: readonly number[];
  readonly cells: readonly Cell[];
  readonly box: Box;
  /** Boxes of recognised words hug the ink; those of a text layer have room above and below. */
  readonly tight: boolean;
}

/** A gap wider than this many letter heights parts two cells; typewriter spaces stay below it. */
const CELL_GAP = 1.1;
const CELL_GAP_WHEN_TIGHT = 1.6;

/** Lines of all pages in reading order: by page, top to bottom; text along the margin comes last on its page. */
export function linesOf(pages: readonly Page[]): Line[] {
  const lines: Line[] = [];
  pages.forEach((page, pageIndex) => {
    const ratio = page.width / page.height;
    const level = page.words.filter((word) => word.angle === undefined);
    for (const words of [...rowsOf(level), ...marginRows(page.words)]) {
      lines.push(lineFrom(words, { page: pageIndex, index: lines.length, ratio, tight: page.source === 'ocr' }));
    }
  });
  return lines;
}

function rowsOf(words: readonly Word[]): Word[][] {
  const rows: Row[] = [];
  for (const word of words.toSorted((a, b) => a.box.y + a.box.height / 2 - b.box.y - b.box.height / 2)) {
    const row = rows.slice(-4).findLast(({ band }) => belongs(word, band));
    if (row) join(row, word);
    else rows.push({ band: word.box, words: [word] });
  }
  return rows.map((row) => row.words.toSorted((a, b) => a.box.x - b.box.x));
}

interface Row {
  band: Box;
  readonly words: Word[];
}

/**
 * The band is the mean of its words, so that one word set between two lines does not pull the second into the first.
 * Small print governs: a large title beside two small lines must not join them.
 */
function join(row: Row, word: Word): void {
  row.words.push(word);
  const { band } = row;
  const ratio = band.height / Math.max(1e-6, word.box.height);
  if (!hasLetters(word) || ratio < 1 / LARGE) return;
  if (ratio > LARGE) {
    row.band = word.box;
    return;
  }
  const share = 1 / row.words.length;
  const mean = (old: number, added: number): number => old * (1 - share) + added * share;
  row.band = { ...band, y: mean(band.y, word.box.y), height: mean(band.height, word.box.height) };
}

/** Letters of one size differ by less than this: « en » beside « Équipé ». */
const LARGE = 1.8;

function belongs(word: Word, band: Box): boolean {
  const { box } = word;
  const apart = Math.abs(box.y + box.height / 2 - band.y - band.height / 2);
  if (!hasLetters(word)) return apart < band.height / 2;
  const [small, large] = [Math.min(box.height, band.height), Math.max(box.height, band.height)];
  return large > small * LARGE ? apart < small * 0.6 : rowOverlap(box, band) > 0.5;
}

function hasLetters({ text }: Word): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function marginRows(words: readonly Word[]): Word[][] {
  const turned = words.filter((word) => word.angle !== undefined);
  return [...Map.groupBy(turned, (word) => `${word.angle}/${Math.round(word.box.x * 100)}`).values()];
}

interface Place {
  readonly page: number;
  readonly index: number;
  readonly ratio: number;
  readonly tight: boolean;
}

function lineFrom(words: readonly Word[], { page, index, ratio, tight }: Place): Line {
  const starts: number[] = [];
  let text = '';
  let previous: Word | undefined;
  const wide = cellGap(words, tight);
  for (const word of words) {
    if (previous) text += (word.box.x - previous.box.x - previous.box.width) * ratio > wide ? '\t' : ' ';
    starts.push(text.length);
    text += word.text;
    previous = word;
  }
  const cells: Cell[] = [];
  const line: Line = {
    page,
    index,
    text,
    folded: fold(text),
    words,
    starts,
    cells,
    tight,
    box: union(words.map(({ box }) => box)),
  };
  let start = 0;
  for (const part of text.split('\t')) {
    cells.push(cellFrom(line, start, part));
    start += part.length + 1;
  }
  return line;
}

/** The gap that parts cells, as a share of the page's height; turned text along a margin is one cell. */
function cellGap(words: readonly Word[], tight: boolean): number {
  if (words[0]?.angle !== undefined) return Infinity;
  const heights = words.filter(hasLetters).map(({ box }) => box.height);
  const usual = heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)] ?? 0;
  return Math.max(0.006, usual * (tight ? CELL_GAP_WHEN_TIGHT : CELL_GAP));
}

function cellFrom(line: Line, start: number, text: string): Cell {
  const folded = line.folded.slice(start, start + text.length);
  return { page: line.page, line, text, folded, start, box: spanBox(line, start, start + text.length) };
}

/** Words touched by `[start, end)` of the line's text. */
export function spanWords(line: Line, start: number, end: number): Word[] {
  return line.words.filter((word, index) => {
    const from = line.starts[index] ?? 0;
    return from < end && from + word.text.length > start;
  });
}

export function spanBox(line: Line, start: number, end: number): Box {
  const words = spanWords(line, start, end);
  return words.length > 0 ? union(words.map(({ box }) => box)) : line.box;
}
