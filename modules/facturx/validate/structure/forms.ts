// Forms of text: the built-in types of XML Schema 1.0 that invoices use.

import { isRealDate } from '../../mapping/codecs.ts';
import type { Form } from './table.ts';

const ZONE = String.raw`(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?`;
const DAY = String.raw`-?(?:[1-9]\d{3,}|0\d{3})-\d\d-\d\d`;
const HOUR = String.raw`(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)`;
const DATE = new RegExp(`^(${DAY})${ZONE}$`);
const TIME = new RegExp(`^${HOUR}${ZONE}$`);
const DATE_TIME = new RegExp(`^(${DAY})T${HOUR}${ZONE}$`);
const BASE64 =
  /^(?:[A-Za-z0-9+/] ?[A-Za-z0-9+/] ?[A-Za-z0-9+/] ?[A-Za-z0-9+/] ?)*(?:[A-Za-z0-9+/] ?[AQgw] ?= ?=|[A-Za-z0-9+/] ?[A-Za-z0-9+/] ?[AEIMQUYcgkosw048] ?=)?$/;

/** A day that exists; the year 0000 does not. Years of more than four digits have the calendar of their last four. */
function isDay(text: string | undefined): boolean {
  const [, year = '', rest = ''] = /^-?(\d+)(-\d\d-\d\d)$/.exec(text ?? '') ?? [];
  return Number(year) !== 0 && isRealDate(`${leapLike(Number(year))}${rest}`);
}

/** A year of the twentieth or twenty-first century with a February of the same length. */
function leapLike(year: number): string {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? '2000' : '2001';
}

type Test = (text: string) => boolean;
const matches =
  (pattern: RegExp): Test =>
  (text) =>
    pattern.test(text);

/**
 * Tests of text whose white space is collapsed, as XML Schema says and Xerces does; libxml2 alone refuses a blank before a
 * date. Any text is a token or a string.
 */
const TESTS: Readonly<Record<string, Test>> = {
  decimal: matches(/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/),
  boolean: matches(/^(?:true|false|1|0)$/),
  date: (text) => isDay(DATE.exec(text)?.[1]),
  time: matches(TIME),
  dateTime: (text) => isDay(DATE_TIME.exec(text)?.[1]),
  'dateTime|date': (text) => isDay((DATE_TIME.exec(text) ?? DATE.exec(text))?.[1]),
  base64Binary: matches(BASE64),
  language: matches(/^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/),
  anyURI: matches(/^(?:[^%#]|%[0-9A-Fa-f]{2})*(?:#(?:[^%#]|%[0-9A-Fa-f]{2})*)?$/),
};

/** White space made single blanks, none at the ends. */
export function collapsed(text: string): string {
  return /^[ \t\n\r]|[\t\n\r]|[ \t\n\r]$| {2}/.test(text)
    ? text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '')
    : text;
}

/** What a text breaks: its kind, its length or the list of its codes. */
export type Wrong = 'datatype' | 'length' | 'enumeration';

/** Whether no text can be wrong. */
export function isAnyText({ base, codes, length }: Form): boolean {
  return !TESTS[base] && !codes && !length;
}

export function wrongIn(text: string, { base, codes, length }: Form): Wrong | undefined {
  const test = TESTS[base];
  if (!test && !codes && !length) return undefined;
  const value = collapsed(text);
  if (test && !test(value)) return 'datatype';
  if (length && (value.length < length[0] || value.length > length[1])) return 'length';
  return codes && !codes.has(value) ? 'enumeration' : undefined;
}
