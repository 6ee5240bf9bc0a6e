// Values as people read them.

import { formatDate, type Language } from '#src/i18n.ts';
import { Decimal, formatDecimal } from '#src/money.ts';
import type { Code, DocumentReference, Identifier, IsoDate, Period, Quantity, VatCategory } from '../../model/index.ts';
import { unitWords, wordsFor } from '../codes.ts';
import { messages, type Messages } from '../messages.ts';
import type { Fact } from './model.ts';

const SYMBOLS: Record<string, string> = { EUR: '€', USD: '$', GBP: '£' };

/** Digits after the point that are not idle zeros. */
const ONE = Decimal.of('1');
const TWO = Decimal.of('2');

function significantScale(value: Decimal): number {
  const fraction = value.toString().split('.')[1] ?? '';
  return fraction.replace(/0+$/, '').length;
}

/** Formats for one language and one currency. Every method answers `''` for what is absent. */
export class Format {
  readonly language: Language;
  readonly words: Messages;
  readonly currency: string;

  constructor(language: Language, currency: string | undefined) {
    this.language = language;
    this.words = messages[language];
    this.currency = currency ?? '';
  }

  /** Two decimals at least, more when the document has more: a figure is never rounded. */
  amount(value: Decimal | undefined, currency = this.currency): string {
    if (!value) return '';
    const text = formatDecimal(value, this.language, Math.max(2, significantScale(value)));
    const symbol = SYMBOLS[currency] ?? currency;
    return symbol ? `${text}\u00a0${symbol}` : text;
  }

  decimal(value: Decimal | undefined): string {
    return value ? formatDecimal(value, this.language, significantScale(value)) : '';
  }

  percent(value: Decimal | undefined): string {
    return value ? `${this.decimal(value)}\u00a0%` : '';
  }

  quantity(quantity: Quantity | undefined): string {
    const value = quantity?.value;
    const isPlural = value !== undefined && this.isPlural(value);
    const unit = quantity?.unit ? unitWords(quantity.unit, isPlural, this.language) : '';
    return join([this.decimal(value), unit], '\u00a0');
  }

  /** French counts 1,5 as singular. */
  private isPlural(value: Decimal): boolean {
    return this.language === 'fr' ? value.abs().compare(TWO) >= 0 : !value.equals(ONE);
  }

  date(date: IsoDate | undefined): string {
    return date && /^\d{4}-\d{2}-\d{2}/.test(date) ? formatDate(date, this.language) : (date ?? '');
  }

  period(period: Period | undefined): string {
    const range = join([this.date(period?.start), this.date(period?.end)], ' – ');
    return join([range, period?.description], ', ');
  }

  /** `Virement SEPA (58)`, or the bare code. */
  code(list: Parameters<typeof wordsFor>[0], code: Code | undefined): string {
    if (!code) return '';
    const words = wordsFor(list, code, this.language);
    return words ? `${words} (${code})` : code;
  }

  identifier(identifier: Identifier | undefined): string {
    if (!identifier) return '';
    const scheme = identifier.scheme;
    const words = scheme ? (wordsFor('scheme', scheme, this.language) ?? scheme) : '';
    return words ? `${identifier.value} (${words})` : identifier.value;
  }

  vat(vat: VatCategory | undefined): string {
    if (!vat) return '';
    const rate = this.percent(vat.rate);
    const category = vat.category && vat.category !== 'S' ? this.code('vatCategory', vat.category) : '';
    const isIdle = category !== '' && (!vat.rate || vat.rate.isZero);
    const exemption = join([vat.exemptionReason, vat.exemptionCode], ' – ');
    return join([isIdle ? '' : rate || vat.category, category, exemption, vat.taxType], ' · ');
  }

  reference(reference: DocumentReference | undefined): string {
    if (!reference) return '';
    const { reference: words } = this.words;
    return join([
      reference.number,
      reference.date && words.date(this.date(reference.date)),
      reference.line && words.line(reference.line),
      reference.name,
      join([this.code('documentType', reference.typeCode), reference.scheme], ', '),
    ]);
  }

  /** A fact, or nothing when the value is absent: made for spreading into lists. */
  fact(label: string, value: string | undefined, term?: string): Fact[] {
    if (value === undefined || value === '') return [];
    return [term === undefined ? { label, value } : { label, value, term }];
  }
}

/** What is there, joined. */
export function join(parts: readonly (string | undefined)[], separator = ' '): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}
