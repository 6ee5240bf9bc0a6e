// Texts and values: xs:decimal, dates of both syntaxes, indicators, code translations.

import { Decimal } from '#src/money.ts';
import type { IsoDate } from '../model/values.ts';
import type { Codec } from './types.ts';

const EXPECTED = {
  text: { fr: 'un texte', en: 'a text' },
  decimal: {
    fr: 'un nombre avec un point décimal, sans espace ni exposant (1234.56)',
    en: 'a number with a decimal point, without spaces or exponent (1234.56)',
  },
  date: { fr: 'une date réelle, AAAAMMJJ', en: 'a real date, YYYYMMDD' },
  isoDate: { fr: 'une date réelle, AAAA-MM-JJ', en: 'a real date, YYYY-MM-DD' },
  flag: { fr: 'true ou false', en: 'true or false' },
} as const;

export const text: Codec<string> = { parse: (value) => value, print: (value) => value, expected: EXPECTED.text };

export const decimal: Codec<Decimal> = {
  parse: (value) => Decimal.parse(value),
  print: (value) => value.toString(),
  expected: EXPECTED.decimal,
};

/** An amount of the document currency: UBL repeats it as `currencyID`. */
export const amount: Codec<Decimal> = { ...decimal, currency: 'document' };

/** BT-111, in the currency of BT-6. */
export const vatAmount: Codec<Decimal> = { ...decimal, currency: 'vat' };

/** An indicator of UBL, which stands alone. */
export const plainFlag: Codec<boolean> = {
  parse: (value) => (value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : undefined),
  print: String,
  expected: EXPECTED.flag,
};

/** An indicator of CII, in a child of its own. */
export const flag: Codec<boolean> = { ...plainFlag, inner: 'udt:Indicator' };

/** A constant indicator. */
export const indicator: Codec<string> = { ...text, inner: 'udt:Indicator' };

/** True for a day of the Gregorian calendar written `YYYY-MM-DD`. */
export function isRealDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isoDateOf(value: string): IsoDate | undefined {
  const iso = /^\d{8}$/.test(value) ? `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}` : value;
  return isRealDate(iso) ? iso : undefined;
}

function compactDate(inner: string): Codec<IsoDate> {
  return {
    parse: isoDateOf,
    print: (value) => value.replaceAll('-', ''),
    inner,
    innerAttributes: { format: '102' },
    expected: EXPECTED.date,
  };
}

/** `<udt:DateTimeString format="102">20260901</…>`. */
export const dateTime = compactDate('udt:DateTimeString');
/** The same in the qualified name space: FormattedIssueDateTime. */
export const formattedDateTime = compactDate('qdt:DateTimeString');
/** BT-7. */
export const dateOnly = compactDate('udt:DateString');

/** xs:date of UBL; a time zone is accepted and left out. */
export const isoDate: Codec<IsoDate> = {
  parse: (value) => isoDateOf(value.replace(/(?:Z|[+-]\d\d:\d\d)$/, '')),
  print: (value) => value,
  expected: EXPECTED.isoDate,
};

/** A code written differently in a syntax; what the table does not know stays as it is. */
export function translated(toModel: Readonly<Record<string, string>>): Codec<string> {
  const back = Object.fromEntries(Object.entries(toModel).map(([from, to]) => [to, from]));
  return {
    parse: (value) => toModel[value] ?? value,
    print: (value) => back[value] ?? value,
    expected: EXPECTED.text,
  };
}
