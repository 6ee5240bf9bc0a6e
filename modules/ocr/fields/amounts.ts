// Every figure of a document that may be an amount, and every percentage.

import { Decimal, parseAmount } from '#src/money.ts';
import type { Line } from '../layout/lines.ts';
import { spanBox } from '../layout/lines.ts';
import type { Box } from '../model.ts';
import type { Sighting } from './found.ts';

export interface Amount extends Sighting<Decimal> {
  readonly box: Box;
  /** Position among all amounts, in reading order. */
  readonly order: number;
}

export interface Percentage extends Sighting<Decimal> {
  readonly box: Box;
}

const SIGN = String.raw`(?:[-−–]\s?)?`;
const FRENCH = String.raw`\d{1,3}(?:[ .\u00a0\u202f]\d{3})+,\s?\d{2}|\d+,\s?\d{2}`;
const ENGLISH = String.raw`\d{1,3}(?:[ ,'’\u00a0\u202f]\d{3})+\.\s?\d{2}|\d+\.\d{2}`;
const WHOLE = String.raw`(?:\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)(?=\s?(?:€|EUR\b|euros?\b))`;
const BEFORE = String.raw`(?<![\p{L}\d][.,]?|\d[.,/])`;
const AFTER = String.raw`(?![\d]|[.,/]\d)(?:-(?!\d))?`;
const AMOUNT = new RegExp(
  `${BEFORE}(?:(?<!\\d ?)[€$£] ?)?${SIGN}(?:[€$£] ?)?(?:${FRENCH}|${ENGLISH}|${WHOLE})${AFTER}`,
  'gu',
);
const PERCENT = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?)\s?%/g;

export function amountsOf(lines: readonly Line[]): Amount[] {
  const amounts: Amount[] = [];
  for (const line of lines) {
    for (const match of line.text.matchAll(AMOUNT)) {
      const start = match.index;
      const end = start + match[0].length;
      if (/^\s?%/.test(line.text.slice(end))) continue;
      const value = parseAmount(inParentheses(line.text, start, end) ? `-${bare(match[0])}` : bare(match[0]));
      if (value) amounts.push({ line, start, end, value, box: spanBox(line, start, end), order: amounts.length });
    }
  }
  return amounts;
}

function bare(text: string): string {
  return text.replace(/[€$£’\s]/gu, '').replace(/^[−–]/u, '-');
}

function inParentheses(text: string, start: number, end: number): boolean {
  return text[start - 1] === '(' && text[end] === ')';
}

export function percentagesOf(lines: readonly Line[]): Percentage[] {
  return lines.flatMap((line) =>
    [...line.text.matchAll(PERCENT)].flatMap((match) => {
      const value = Decimal.parse((match[1] ?? '').replace(',', '.'));
      const start = match.index;
      const end = start + match[0].length;
      return value ? [{ line, start, end, value, box: spanBox(line, start, end) }] : [];
    }),
  );
}
