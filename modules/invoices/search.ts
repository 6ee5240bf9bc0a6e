// Search that forgives: accents, case, spaces inside numbers, and every way to write an amount. Pure.

import { parseAmount, type Money } from '#src/money.ts';
import type { Facts } from './model.ts';

/** Lower case, no accents, `œ` as `oe`, one space between words. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Capital letters and digits only: `fa 2026-012` and `FA2026012` are the same number. */
export function numberKey(number: string): string {
  return normalise(number)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

function amountText(amount: Money | undefined): string {
  return amount ? amount.abs().rounded(2).toString() : '';
}

/** What the search looks into: number, names, identifiers, amounts, file name. */
export function searchText(facts: Facts, filename: string): string {
  const parts = [
    facts.number ?? '',
    numberKey(facts.number ?? ''),
    facts.seller.name ?? '',
    facts.seller.siren ?? '',
    facts.seller.vatNumber ?? '',
    facts.seller.iban ?? '',
    facts.buyer.name ?? '',
    facts.buyer.siren ?? '',
    amountText(facts.totalWithoutVat),
    amountText(facts.totalWithVat),
    filename,
  ];
  return normalise(parts.filter((part) => part !== '').join(' '));
}

/** Words that must all be found. An amount or a spaced identifier is one word: `1 234,56` → `1234.56`. */
export function searchTerms(query: string): string[] {
  const amount = /[\d][.,]\d{1,2}\s*(?:€|eur)?$/i.test(query.trim()) ? parseAmount(query) : undefined;
  if (amount) return [amount.abs().rounded(2).toString()];
  const compact = query.replace(/\s/g, '');
  if (/^(?:[a-z]{2})?\d[\d]{6,}$/i.test(compact) || /^fr\d{2}/i.test(compact)) return [compact.toLowerCase()];
  return normalise(query)
    .split(' ')
    .filter((term) => term !== '');
}
