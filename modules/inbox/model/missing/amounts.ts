// What a missing document probably comes to.

import { Decimal, type Money } from '#src/money.ts';
import type { Purchase } from '#modules/invoices';

const LOOKED_AT = 6;
const TWO = Decimal.of('2');

/** Of an even number the mean of the middle two, rounded to cents. */
export function medianAmount(amounts: readonly Money[]): Money | undefined {
  const sorted = amounts.toSorted((one, other) => one.compare(other));
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (!high) return undefined;
  return sorted.length % 2 === 1 || !low ? high : low.plus(high).dividedBy(TWO, 2);
}

export interface ExpectedAmount {
  readonly expectedAmount: Money | undefined;
  readonly currency: string | undefined;
}

/** The median of the last invoices, in the currency of the last one. */
export function expectedAmountOf(purchases: readonly Purchase[]): ExpectedAmount {
  const newest = purchases
    .filter(({ gross, isCreditNote, isRefused }) => gross !== undefined && !isCreditNote && !isRefused)
    .toSorted((one, other) => (other.issuedOn ?? '').localeCompare(one.issuedOn ?? ''));
  const currency = newest[0]?.currency;
  const amounts = newest
    .filter((one) => one.currency === currency)
    .slice(0, LOOKED_AT)
    .flatMap(({ gross }) => (gross ? [gross] : []));
  return { expectedAmount: medianAmount(amounts), currency };
}
