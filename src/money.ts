// Exact decimal numbers: every amount, price, quantity and rate of the product.
// `number` and `parseFloat` are banned for money (design.md §3).

const PATTERN = /^([+-]?)(\d+)(?:\.(\d*))?$|^([+-]?)\.(\d+)$/;

/** How to drop digits: `half-up` rounds ties away from zero, as French accounting does. */
export type Rounding = 'half-up' | 'down';

const POWERS = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));

function power(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** Most figures are this short: read digit by digit, they make no pattern and no text on the way. */
const SHORT = 15;
const [MINUS, POINT, ZERO] = [0x2d, 0x2e, 0x30];

/** Units and scale of a short plain figure, `-12.50`; `undefined` for any other text. */
function shortFigure(text: string): { readonly units: number; readonly scale: number } | undefined {
  const isNegative = text.charCodeAt(0) === MINUS;
  const first = isNegative ? 1 : 0;
  let units = 0;
  let point = -1;
  for (let at = first; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) units = units * 10 + digit;
    else if (code === POINT && point < 0 && at > first) point = at;
    else return undefined;
  }
  return { units: isNegative ? -units : units, scale: point < 0 ? 0 : text.length - point - 1 };
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (n * 2n + d) / (d * 2n);
  return negative ? -quotient : quotient;
}

/**
 * An immutable exact decimal: `units × 10^-scale`. The scale is kept as written
 * ("12.50" has scale 2), so that a figure read from a document is written back as it was.
 */
export class Decimal {
  static readonly zero = new Decimal(0n, 0);

  readonly units: bigint;
  readonly scale: number;

  private constructor(units: bigint, scale: number) {
    this.units = units;
    this.scale = scale;
  }

  /** From the lexical form of xs:decimal (`-12.50`). Throws RangeError on anything else, exponents included. */
  static of(text: string): Decimal {
    const value = Decimal.parse(text);
    if (value === undefined) throw new RangeError(`Not a decimal number: ${JSON.stringify(text)}`);
    return value;
  }

  /** Like {@link of}, but `undefined` when the text is not an xs:decimal. Outer white space is ignored. */
  static parse(text: string): Decimal | undefined {
    const short = text.length > 0 && text.length <= SHORT && text !== '-' ? shortFigure(text) : undefined;
    if (short) return new Decimal(BigInt(short.units), short.scale);
    const match = PATTERN.exec(text.trim());
    if (!match) return undefined;
    const whole = match[2] ?? '0';
    const fraction = match[3] ?? match[5] ?? '';
    const units = BigInt(whole + fraction);
    return new Decimal((match[1] ?? match[4]) === '-' ? -units : units, fraction.length);
  }

  static ofUnits(units: bigint, scale: number): Decimal {
    return new Decimal(units, scale);
  }

  static sum(values: Iterable<Decimal>): Decimal {
    let total = Decimal.zero;
    for (const value of values) total = total.plus(value);
    return total;
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unitsAt(scale) + other.unitsAt(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.units * other.units, this.scale + other.scale);
  }

  /** Quotient rounded half-up to `scale` digits. Throws RangeError on division by zero. */
  dividedBy(other: Decimal, scale: number): Decimal {
    if (other.units === 0n) throw new RangeError('Division by zero');
    const shift = scale + other.scale - this.scale;
    const numerator = shift >= 0 ? this.units * power(shift) : this.units;
    const denominator = shift >= 0 ? other.units : other.units * power(-shift);
    return new Decimal(divideHalfUp(numerator, denominator), scale);
  }

  negated(): Decimal {
    return new Decimal(-this.units, this.scale);
  }

  abs(): Decimal {
    return this.units < 0n ? this.negated() : this;
  }

  /** Exactly `scale` digits after the point: padded with zeros, or rounded. */
  rounded(scale: number, rounding: Rounding = 'half-up'): Decimal {
    if (scale >= this.scale) return new Decimal(this.unitsAt(scale), scale);
    const divisor = power(this.scale - scale);
    const units = rounding === 'half-up' ? divideHalfUp(this.units, divisor) : this.units / divisor;
    return new Decimal(units, scale);
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.unitsAt(scale) - other.unitsAt(scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** Equality of value: 12.5 equals 12.50. */
  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  get isZero(): boolean {
    return this.units === 0n;
  }

  get isNegative(): boolean {
    return this.units < 0n;
  }

  /** xs:decimal form, with the scale kept: `-12.50`. Never an exponent, never a group separator. */
  toString(): string {
    const digits = (this.units < 0n ? -this.units : this.units).toString().padStart(this.scale + 1, '0');
    const cut = digits.length - this.scale;
    const text = this.scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
    return this.units < 0n ? `-${text}` : text;
  }

  toJSON(): string {
    return this.toString();
  }

  private unitsAt(scale: number): bigint {
    return scale === this.scale ? this.units : this.units * power(scale - this.scale);
  }
}

/** An amount in the currency that stands beside it. */
export type Money = Decimal;

const SPACES = /[\s'’]/g;
/** Parentheses or one sign, the euro before or after, digits with their separators. */
const AMOUNT = /^(\()?([+-])?(?:€|EUR)?([+-])?([\d.,]+)(-)?(?:€|EUR)?(-)?(\))?$/i;
/** A separator that comes several times stands between groups. */
const GROUPS_ONLY = /^\d{1,3}([.,])\d{3}(?:\1\d{3})+$/;

/** Digits with at most a point: the last separator is the decimal one, the other kind stands between groups. */
function withoutGroups(digits: string): string {
  if (GROUPS_ONLY.test(digits)) return digits.replace(/[.,]/g, '');
  const group = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? '.' : ',';
  return digits.replaceAll(group, '').replace(',', '.');
}

/**
 * Reads an amount as a person types it or pastes it from a PDF: `1 234,56`, `1.234,56`, `1234.56`, `1.234.567`,
 * `1 234,56 €`, `(12,00)`, `12,00-`, with any kind of space. `undefined` when it is not an amount.
 * A lone separator followed by three digits is a group separator only when it is a space.
 */
export function parseAmount(text: string): Decimal | undefined {
  const match = AMOUNT.exec(text.replace(SPACES, '').replace(/[\u2212\u2013]/gu, '-'));
  if (!match) return undefined;
  const [, open, sign, innerSign, digits = '', minus, outerMinus, close] = match;
  const marks = [open, sign, innerSign, minus, outerMinus].filter((mark) => mark !== undefined);
  if (marks.length > 1 || (open === undefined) !== (close === undefined)) return undefined;
  const plain = withoutGroups(digits);
  if (!/^\d+(?:\.\d*)?$/.test(plain)) return undefined;
  const value = Decimal.of(plain);
  return marks.length === 1 && marks[0] !== '+' ? value.negated() : value;
}

/** French or English display of a decimal with `digits` decimals: `-1 234,50` (U+202F between groups, U+2212 for minus). */
export function formatDecimal(value: Decimal, language: 'fr' | 'en', digits = 2): string {
  const rounded = value.rounded(digits);
  const [whole = '0', fraction] = rounded.abs().toString().split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u202f' : ',');
  const text = fraction ? `${grouped}${language === 'fr' ? ',' : '.'}${fraction}` : grouped;
  return rounded.isNegative ? `\u2212${text}` : text;
}

const SYMBOLS: Record<string, string> = { EUR: '€', USD: '$', GBP: '£', CHF: 'CHF' };

/** `1 234,50 €` in French (U+00A0 before the currency), `€1,234.50` in English. */
export function formatMoney(value: Money, currency: string, language: 'fr' | 'en'): string {
  const symbol = SYMBOLS[currency] ?? currency;
  const amount = formatDecimal(value, language);
  if (language === 'fr') return `${amount}\u00a0${symbol}`;
  return symbol.length === 1 ? amount.replace(/^(\u2212?)/, `$1${symbol}`) : `${symbol} ${amount}`;
}
