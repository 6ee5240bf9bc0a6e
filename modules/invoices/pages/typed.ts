// What a person typed into the fields of an invoice, as a correction: only what differs from what was shown.

import type { ErrorText } from '#src/errors.ts';
import type { Language } from '#src/i18n.ts';
import type { Values } from '#src/http/forms.ts';
import { parseAmount, type Decimal } from '#src/money.ts';
import { compact, isIban, isRealDate, type VatBreakdown } from '#modules/facturx';
import { fieldTexts, invoiceWords } from '#views/invoices/index.ts';
import type { Correction } from '../correction.ts';
import { valueUnreadable } from '../errors.ts';
import type { Facts } from '../model.ts';

type Reader<T> = (text: string) => T | undefined;
type Unreadable =
  | 'unreadableAmount'
  | 'unreadableDate'
  | 'unreadableSiren'
  | 'unreadableVat'
  | 'unreadableIban'
  | 'unreadableCurrency';

const sirenReader: Reader<string> = (text) => (/^\d{9}$/.test(compact(text)) ? compact(text) : undefined);
const vatReader: Reader<string> = (text) =>
  /^[A-Z]{2}[0-9A-Z]{2,13}$/.test(compact(text).toUpperCase()) ? compact(text).toUpperCase() : undefined;
const ibanReader: Reader<string> = (text) => (isIban(text) ? compact(text).toUpperCase() : undefined);
const dateReader: Reader<string> = (text) => (isRealDate(text) ? text : undefined);
const currencyReader: Reader<string> = (text) => (/^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : undefined);

/** Collects faults of all fields, so that a person sees them at once. */
class Typed {
  readonly #values: Values;
  readonly #shown: Readonly<Record<string, string>>;
  readonly faults: { path: string; message: ErrorText }[] = [];

  constructor(values: Values, shown: Readonly<Record<string, string>>) {
    this.#values = values;
    this.#shown = shown;
  }

  raw(name: string): string | undefined {
    return this.#values[name]?.trim();
  }

  isChanged(name: string): boolean {
    const typed = this.raw(name);
    return typed !== undefined && typed !== (this.#shown[name] ?? '');
  }

  /** `undefined` unchanged, `null` emptied, else the value. */
  read<T>(name: string, reader: Reader<T>, fault: Unreadable): T | null | undefined {
    if (!this.isChanged(name)) return undefined;
    const text = this.raw(name) ?? '';
    if (text === '') return null;
    return reader(text) ?? this.#refuse(name, fault);
  }

  text(name: string): string | null | undefined {
    if (!this.isChanged(name)) return undefined;
    return this.raw(name) || null;
  }

  #refuse(path: string, fault: Unreadable): undefined {
    this.faults.push({ path, message: { fr: invoiceWords.fr[fault], en: invoiceWords.en[fault] } });
    return undefined;
  }
}

function vatOf(typed: Typed, facts: Facts): VatBreakdown[] | undefined {
  const count = facts.vat.length + 1;
  const names = (index: number): string[] => ['rate', 'base', 'amount'].map((part) => `vat.${index}.${part}`);
  const indexes = Array.from({ length: count }, (_, index) => index);
  if (!indexes.some((index) => names(index).some((name) => typed.isChanged(name)))) return undefined;
  return indexes.flatMap((index) => {
    const [rate, base, amount] = names(index).map((name) => amountOf(typed, name));
    if (!rate && !base && !amount) return [];
    const category = facts.vat[index]?.category ?? (rate?.isZero === true ? 'Z' : 'S');
    return [{ category, ...(rate ? { rate } : {}), ...(base ? { base } : {}), ...(amount ? { tax: amount } : {}) }];
  });
}

function amountOf(typed: Typed, name: string): Decimal | undefined {
  const text = typed.raw(name) ?? '';
  if (text === '') return undefined;
  return typed.isChanged(name) ? (typed.read(name, parseAmount, 'unreadableAmount') ?? undefined) : parseAmount(text);
}

/** The form of a sale shows the buyer, that of a purchase does not: an absent party stays as it is. */
function hasParty(values: Values, role: 'seller' | 'buyer'): boolean {
  return values[`${role}.name`] !== undefined;
}

/** Throws `invoices.value_unreadable` with every fault. */
export function correctionOf(values: Values, facts: Facts, language: Language): Correction {
  const typed = new Typed(values, fieldTexts(facts, language));
  const amount = (name: string) => typed.read(name, parseAmount, 'unreadableAmount');
  const party = (role: 'seller' | 'buyer') => ({
    name: typed.text(`${role}.name`),
    siren: typed.read(`${role}.siren`, sirenReader, 'unreadableSiren'),
    vatNumber: typed.read(`${role}.vatNumber`, vatReader, 'unreadableVat'),
  });
  const correction: Correction = {
    seller: hasParty(values, 'seller')
      ? { ...party('seller'), iban: typed.read('seller.iban', ibanReader, 'unreadableIban') }
      : undefined,
    buyer: hasParty(values, 'buyer') ? party('buyer') : undefined,
    number: typed.text('number'),
    typeCode: typed.text('typeCode'),
    issueDate: typed.read('issueDate', dateReader, 'unreadableDate'),
    dueDate: typed.read('dueDate', dateReader, 'unreadableDate'),
    currency: typed.read('currency', currencyReader, 'unreadableCurrency'),
    totalWithoutVat: amount('totalWithoutVat'),
    totalVat: amount('totalVat'),
    totalWithVat: amount('totalWithVat'),
    amountDue: amount('amountDue'),
    vat: vatOf(typed, facts),
  };
  if (typed.faults.length > 0) throw valueUnreadable({ fields: typed.faults });
  return correction;
}
