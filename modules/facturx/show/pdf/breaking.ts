// Where lines may end: after a space, and between the letters of scripts that have none between words.

import type { Mark } from './runs.ts';

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;
const OPENING = /\p{Ps}|\p{Pi}/u;
const CLOSING = /\p{Pe}|\p{Pf}|\p{Po}|\p{Lm}|[ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;

function mayEnd(before: Mark, after: Mark): boolean {
  if (after.text === ' ' || OPENING.test(before.text) || CLOSING.test(after.text)) return false;
  if (before.text === ' ' || before.text === '-') return true;
  return IDEOGRAPH.test(before.text) || IDEOGRAPH.test(after.text);
}

/** Pieces that stay together, spaces with what they follow. */
function pieces(marks: readonly Mark[]): Mark[][] {
  const result: Mark[][] = [];
  for (const [index, mark] of marks.entries()) {
    const before = marks[index - 1];
    if (!before || mayEnd(before, mark)) result.push([mark]);
    else result.at(-1)?.push(mark);
  }
  return result;
}

function trimmed(line: readonly Mark[]): readonly Mark[] {
  const end = line.findLastIndex((mark) => mark.text !== ' ');
  return line.slice(0, end + 1);
}

export type Measure = (marks: readonly Mark[]) => number;

/** A piece wider than a line, cut where it has to be. */
function cut(piece: readonly Mark[], width: number, measure: Measure): Mark[][] {
  const parts: Mark[][] = [[]];
  for (const mark of piece) {
    const part = parts.at(-1) as Mark[];
    if (part.length > 0 && measure(trimmed([...part, mark])) > width) parts.push([mark]);
    else part.push(mark);
  }
  return parts;
}

/** The lines of a paragraph, none wider than `width` unless a single character is. */
export function linesOf(marks: readonly Mark[], width: number, measure: Measure): (readonly Mark[])[] {
  const lines: Mark[][] = [[]];
  for (const piece of pieces(marks)) {
    const line = lines.at(-1) as Mark[];
    if (measure(trimmed([...line, ...piece])) <= width) line.push(...piece);
    else if (measure(trimmed(piece)) <= width) lines.push([...piece]);
    else lines.push(...cut(piece, width, measure));
  }
  const kept = lines.filter((line) => line.length > 0);
  return kept.length === 0 ? [[]] : kept.map(trimmed);
}
