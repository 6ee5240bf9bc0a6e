// Invoice numbers taken apart.

/** Capital letters and digits only: `fa 2026-012` and `FA2026012` are the same number. */
export function numberKey(number: string): string {
  return number
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');
}

export interface SeriesNumber {
  /** All before the counter, the year included: `FA-2026-`. */
  readonly prefix: string;
  readonly counter: number;
  /** Digits of the counter as written, zeros included. */
  readonly width: number;
  readonly suffix: string;
}

/** Longer runs of digits are identifiers, not counters. */
const MOST_DIGITS = 9;

/** A counter that begins with the year it was written in (`20260012`): the year belongs to the prefix. */
function withoutYear(digits: string, year: string): string {
  for (const written of [year, year.slice(2)]) {
    if (written !== '' && digits.startsWith(written) && digits.length >= written.length + 3) return written;
  }
  return '';
}

/** `issuedOn`: ISO day. `undefined` where a number holds no counter. */
export function seriesNumber(number: string, issuedOn: string): SeriesNumber | undefined {
  const match = /^(.*?)(\d+)(\D*)$/u.exec(number.trim());
  if (!match) return undefined;
  const [, before = '', digits = '', suffix = ''] = match;
  const year = withoutYear(digits, issuedOn.slice(0, 4));
  const counter = digits.slice(year.length);
  if (counter.length > MOST_DIGITS) return undefined;
  return { prefix: before + year, counter: Number(counter), width: counter.length, suffix };
}

/** The number as its supplier would write it. */
export function writtenNumber({ prefix, suffix, width }: SeriesNumber, counter: number): string {
  return prefix + String(counter).padStart(width, '0') + suffix;
}
