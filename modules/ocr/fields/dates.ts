// Dates as people print them, in French and English, into ISO dates.

import type { Line } from '../layout/lines.ts';
import type { Sighting } from './found.ts';

const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^f[e3]v|^feb/,
  /^mar/,
  /^av|^apr/,
  /^ma[iy]/,
  /^jui?n/,
  /^ju[il]l|^jul/,
  /^ao|^aug/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^d[e3]c/,
];
const MONTH = String.raw`(?:janv(?:ier)?|f[e3]v(?:rier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[e3]c(?:embre)?|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\.?`;

const NUMERIC = /(?<![\d/.-])([0-3]?[\dol])\s?([/.-])\s?([01]?[\dol])\s?\2\s?((?:20|19)?\d{2})(?![\d/-]|\.\d)/g;
const ISO = /(?<!\d)(20\d{2})-([01]\d)-([0-3]\d)(?!\d)/g;
/** `20260812`, only right after a word that announces a date: elsewhere it is an article number. */
const COMPACT = /(?<=(?:date|echeance|emission|facture|du|le)[a-z ]*[:\t ]{1,4})(20\d{2})([01]\d)([0-3]\d)(?!\d)/g;
const DAY_FIRST = new RegExp(
  String.raw`(?<!\d)([0-3]?\d|[1il]\s?er)\s?(?:er|st|nd|rd|th|°)?[ .\t-]+(?:of )?(${MONTH})[ .,\t-]+(20\d{2}|\d{2}(?!\d))`,
  'g',
);
const MONTH_FIRST = new RegExp(String.raw`\b(${MONTH})\s+([0-3]?\d)(?:st|nd|rd|th)?,?\s+(20\d{2})`, 'g');

/** Every date of a line, in the order it is printed. */
export function datesIn(line: Line): Sighting<string>[] {
  const text = line.folded;
  const dates = [
    ...collect(line, text.matchAll(ISO), ([, year, month, day]) => iso(year, Number(month), day)),
    ...collect(line, text.matchAll(COMPACT), ([, year, month, day]) => iso(year, Number(month), day)),
    ...collect(line, text.matchAll(NUMERIC), ([, day, , month, year]) => iso(year, Number(digits(month)), digits(day))),
    ...collect(line, text.matchAll(DAY_FIRST), ([, day, month, year]) => iso(year, monthNumber(month), firstDay(day))),
    ...collect(line, text.matchAll(MONTH_FIRST), ([, month, day, year]) => iso(year, monthNumber(month), day)),
  ];
  return dates.toSorted((a, b) => a.start - b.start);
}

function collect(
  line: Line,
  matches: Iterable<RegExpExecArray>,
  read: (match: RegExpExecArray) => string | undefined,
): Sighting<string>[] {
  return [...matches].flatMap((match) => {
    const value = read(match);
    return value ? [{ line, start: match.index, end: match.index + match[0].length, value }] : [];
  });
}

function digits(text = ''): string {
  return text.replaceAll('o', '0').replaceAll('l', '1');
}

/** « 1er », which recognition likes to read as « ler ». */
function firstDay(text = ''): string {
  return text.endsWith('er') ? '1' : text;
}

function monthNumber(name = ''): number {
  return MONTHS.findIndex((month) => month.test(name)) + 1;
}

/** Undefined when there is no such day. Two-digit years are of this century. */
function iso(year = '', month: number, day = ''): string | undefined {
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  const date = new Date(Date.UTC(fullYear, month - 1, Number(day)));
  if (month < 1 || month > 12 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== Number(day))
    return undefined;
  return date.toISOString().slice(0, 10);
}
