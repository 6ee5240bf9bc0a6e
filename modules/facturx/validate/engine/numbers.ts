// Numbers as the reference engine counts: doubles for what has no type, exact decimals when a test asks for them.

import { Decimal } from '#src/money.ts';

/** The artefact itself stops: it cannot be evaluated on this document. */
export class EngineError extends Error {}

const DOUBLE = /^[ \t\n\r]*(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|\+INF|NaN)[ \t\n\r]*$/;
const DECIMAL = /^[ \t\n\r]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)[ \t\n\r]*$/;
const SMALL = 15;

const [ZERO, NINE, POINT] = [0x30, 0x39, 0x2e];

/** Nearly all figures: digits with a point between them, seen without a pattern. */
function isPlain(text: string): boolean {
  let points = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT && at > 0) points += 1;
    else if (code < ZERO || code > NINE) return false;
  }
  return text !== '' && points < 2;
}

export function doubleOf(text: string): number {
  const value = doubleOrNaN(text);
  if (Number.isNaN(value) && !DOUBLE.test(text)) throw new EngineError(`"${text}" is not a number`);
  return value;
}

export function doubleOrNaN(text: string): number {
  if (isPlain(text)) return Number(text);
  if (!DOUBLE.test(text)) return Number.NaN;
  const word = text.trim();
  if (word.endsWith('INF')) return word.startsWith('-') ? -Infinity : Infinity;
  return Number(word);
}

const WHOLE = /^[ \t\n\r]*-?\d{1,15}[ \t\n\r]*$/;

/** Beside an integer the reference engine reads whole numbers as integers: `-0` has no sign there, `-0.0` has one. */
export function doubleBesideInteger(text: string): number {
  const value = doubleOf(text);
  return value === 0 && WHOLE.test(text) ? 0 : value;
}

export function decimalOf(text: string): Decimal {
  const value = isPlain(text) || DECIMAL.test(text) ? Decimal.parse(text) : undefined;
  if (value === undefined) throw new EngineError(`"${text}" is not a decimal number`);
  return value;
}

export function toDouble(value: Decimal): number {
  return Number(value.toString());
}

/** Every binary digit of a double, as a decimal: 100.005 is 100.00499999999999545…, as in Saxon-HE. */
export function expand(value: number): Decimal {
  if (!Number.isFinite(value)) throw new EngineError(`${value} is not a decimal number`);
  if (Number.isInteger(value) && Math.abs(value) < 10 ** SMALL) return Decimal.ofUnits(BigInt(value), 0);
  let mantissa = value;
  let halvings = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    halvings += 1;
  }
  return Decimal.ofUnits(BigInt(mantissa) * 5n ** BigInt(halvings), halvings);
}

/** The same text for equal numbers: 20 for 20.00. */
export function canonical({ units, scale }: Decimal): string {
  const isSmall = units <= Number.MAX_SAFE_INTEGER && units >= Number.MIN_SAFE_INTEGER;
  return isSmall ? shortest(Number(units), scale) : shortestOf(units, scale);
}

function shortest(units: number, scale: number): string {
  let [rest, places] = [units, scale];
  while (places > 0 && rest % 10 === 0) {
    rest /= 10;
    places -= 1;
  }
  return `${rest}e-${places}`;
}

function shortestOf(units: bigint, scale: number): string {
  let [rest, places] = [units, scale];
  while (places > 0 && rest % 10n === 0n) {
    rest /= 10n;
    places -= 1;
  }
  return `${rest}e-${places}`;
}

/** To a whole number, a half upward: 2.5 is 3, -2.5 is -2. */
export function roundDecimal(value: Decimal): Decimal {
  if (value.scale === 0) return value;
  const unit = 10n ** BigInt(value.scale);
  const shifted = value.units * 2n + unit;
  const quotient = shifted / (unit * 2n);
  const isBelow = shifted < 0n && shifted % (unit * 2n) !== 0n;
  return Decimal.ofUnits(isBelow ? quotient - 1n : quotient, 0);
}

/** Quotients have at least 18 digits after the point, as in Saxon-HE. */
export function divide(left: Decimal, right: Decimal): Decimal {
  if (right.isZero) throw new EngineError('Division by zero');
  return left.dividedBy(right, Math.max(18, left.scale, right.scale));
}

export function remainder(left: Decimal, right: Decimal): Decimal {
  if (right.isZero) throw new EngineError('Division by zero');
  const scale = Math.max(left.scale, right.scale);
  const units = (value: Decimal) => value.units * 10n ** BigInt(scale - value.scale);
  return Decimal.ofUnits(units(left) % units(right), scale);
}

/** Total order of doubles: -0 before 0, NaN last. Negative when `left` comes first, 0 when they are alike. */
export function orderOf(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  if (left === right) return left === 0 ? Number(Object.is(right, -0)) - Number(Object.is(left, -0)) : 0;
  return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
}

const DATE = /^[ \t\n\r]*(-?)(\d{4}|[1-9]\d{4,})-(\d\d)-(\d\d)(?:Z|([+-])(0\d|1[0-4]):([0-5]\d))?[ \t\n\r]*$/;
const MINUTE = 60_000;

/** The days of an invoice are few and come on every line. */
const days = new Map<string, number>();
const MOST_DAYS = 1_000;
const LONGEST_DAY = 'YYYY-MM-DD+hh:mm'.length;

/** An xs:date as milliseconds: its first moment, in UTC where it names no zone. */
export function dateOf(text: string): number {
  const known = days.get(text);
  if (known !== undefined) return known;
  const day = dayOf(text);
  if (text.length > LONGEST_DAY) return day;
  if (days.size >= MOST_DAYS) days.clear();
  days.set(text, day);
  return day;
}

function dayOf(text: string): number {
  const [, era, digits, month, day, zone, hours, minutes] = DATE.exec(text) ?? [];
  const year = era === '-' ? -Number(digits) : Number(digits);
  const date = new Date(0);
  date.setUTCFullYear(year, Number(month) - 1, Number(day));
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) {
    throw new EngineError(`"${text}" is not a date`);
  }
  const offset = zone === undefined ? 0 : Number(`${zone}1`) * (Number(hours) * 60 + Number(minutes));
  return date.getTime() - offset * MINUTE;
}

export function booleanOf(text: string): boolean {
  const word = text.replaceAll(/^[ \t\n\r]+|[ \t\n\r]+$/g, '');
  if (word === 'true' || word === '1') return true;
  if (word === 'false' || word === '0') return false;
  throw new EngineError(`"${text}" is neither true nor false`);
}
