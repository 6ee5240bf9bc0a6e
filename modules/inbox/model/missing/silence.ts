// A supplier who bills regularly and has not: since the last invoice, or between two of them.

import type { Purchase } from '#modules/invoices';
import { expectedAmountOf } from './amounts.ts';
import { dayNumber, dayOf } from './days.ts';
import { paceOf, regularityOf, type Regularity } from './rhythms.ts';
import { seen } from './seen.ts';
import type { Absence, SupplierHistory } from './types.ts';

const SHOWN = 6;
/** Older holes are nobody's business any more. */
const HOLES_DAYS = 366;
const MONTHS_OF_A_YEAR = 12;

/** Invoices that tell when a supplier bills: credit notes and refused ones do not. */
function tellsRhythm({ issuedOn, isCreditNote, isRefused }: Purchase): boolean {
  return issuedOn !== undefined && !isCreditNote && !isRefused;
}

/** Periods between two occasions without one; those that were without one a year before too are a habit. */
function skippedPeriods({ rhythm, occasions }: Regularity): number[] {
  const there = new Set(occasions);
  const isHabit = (period: number): boolean =>
    rhythm === 'monthly' && period >= MONTHS_OF_A_YEAR && !there.has(period - MONTHS_OF_A_YEAR);
  const [first = 0, last = 0] = [occasions[0], occasions.at(-1)];
  return Array.from({ length: last - first }, (_, index) => first + index).filter(
    (period) => !there.has(period) && !isHabit(period),
  );
}

/** Periods after the last occasion that are due; none when the supplier seems to bill no more. */
function silentPeriods(regularity: Regularity, today: string): number[] {
  const { rhythm, occasions, expectedOn } = regularity;
  const { grace, mostMissed } = paceOf(rhythm);
  const last = occasions.at(-1) ?? 0;
  const isDue = (period: number): boolean => dayNumber(expectedOn(period)) + grace <= dayNumber(today);
  const due: number[] = [];
  for (let period = last + 1; isDue(period); period += 1) {
    if (due.length === mostMissed) return [];
    due.push(period);
  }
  return due;
}

/** `today`: ISO day. Oldest first. */
export function silencesOf({ supplier, purchases }: SupplierHistory, today: string): Absence[] {
  const telling = purchases.filter(tellsRhythm);
  const regularity = regularityOf(telling.flatMap(({ issuedOn }) => (issuedOn === undefined ? [] : [issuedOn])));
  if (!regularity) return [];
  const { rhythm, onTime, intervals, expectedOn } = regularity;
  const evidence = { kind: 'rhythm', rhythm, onTime, intervals, last: seen(telling).slice(-SHOWN) } as const;
  const oldest = dayOf(dayNumber(today) - HOLES_DAYS);
  return [...skippedPeriods(regularity), ...silentPeriods(regularity, today)]
    .map(expectedOn)
    .filter((day) => day >= oldest)
    .map((day) => ({
      supplier,
      number: undefined,
      rhythm,
      expectedOn: day,
      ...expectedAmountOf(telling),
      since: day,
      evidence: [evidence],
    }));
}
