// Whether a document that is there is the one that was missing, and whether two absences are the same one.

import type { Purchase } from '#modules/invoices';
import { daysBetween } from './days.ts';
import { numberKey } from './numbers.ts';
import { positionOf } from './rhythms.ts';
import type { Absence } from './types.ts';

/** An invoice belongs to the period whose expected day is nearest. */
const HALF_A_PERIOD = 0.5;
/**
 * A debit follows its invoice by at most this long, or comes a little before it is written. Longer terms are matched by
 * whoever keeps the accounts: here a month's debit must not be taken for the one before.
 */
const PAID_WITHIN_DAYS = 31;
const PAID_BEFORE_DAYS = 7;
/** The day of a statement's line is the day of issue, or nearly. */
const CLOSE_DAYS = 3;

type Wanted = Pick<Absence, 'number' | 'rhythm' | 'expectedOn' | 'expectedAmount' | 'evidence'>;

function isOfPeriod({ rhythm, expectedOn }: Wanted, day: string): boolean {
  if (rhythm === undefined || expectedOn === undefined) return false;
  return Math.abs(positionOf(day, rhythm) - positionOf(expectedOn, rhythm)) < HALF_A_PERIOD;
}

function hasNumber(wanted: Wanted, { number }: Purchase): boolean {
  return wanted.number !== undefined && number !== undefined && numberKey(number) === numberKey(wanted.number);
}

function isCloseTo(wanted: string | undefined, day: string): boolean {
  return wanted !== undefined && Math.abs(daysBetween(wanted, day)) <= CLOSE_DAYS;
}

/** What was paid, or what a statement claims, is exact: it counts where the number was misread or is unknown. */
function hasAmount(wanted: Wanted, { gross, issuedOn }: Purchase): boolean {
  if (!gross || !wanted.expectedAmount?.equals(gross) || issuedOn === undefined) return false;
  return wanted.evidence.some(
    (one) =>
      (one.kind === 'debit' && isPaidWithin(issuedOn, one.bookedOn)) ||
      (one.kind === 'statement' && isCloseTo(wanted.expectedOn, issuedOn)),
  );
}

/** Whether this purchase of the same supplier is the document. */
export function answers(wanted: Wanted, purchase: Purchase): boolean {
  if (hasNumber(wanted, purchase) || hasAmount(wanted, purchase)) return true;
  const { issuedOn, isCreditNote } = purchase;
  return issuedOn !== undefined && !isCreditNote && isOfPeriod(wanted, issuedOn);
}

const debitsOf = ({ evidence }: Wanted): string[] =>
  evidence.flatMap((one) => (one.kind === 'debit' ? [one.debitId] : []));

function isPaidWithin(issuedOn: string, bookedOn: string): boolean {
  const days = daysBetween(issuedOn, bookedOn);
  return days >= -PAID_BEFORE_DAYS && days <= PAID_WITHIN_DAYS;
}

/** One says when, the other for how much money left the bank, or on which day exactly. */
function isOccasionOf(period: Wanted, other: Absence): boolean {
  if (period.rhythm === undefined || period.expectedOn === undefined || other.rhythm !== undefined) return false;
  if (other.expectedOn !== undefined) return isOfPeriod(period, other.expectedOn);
  const isDebit = debitsOf(other).length > 0 && debitsOf(period).length === 0;
  return isDebit && isPaidWithin(period.expectedOn, other.since);
}

/** Neither has a number: the same day and amount of one statement. */
function isSameLine(one: Wanted, other: Wanted): boolean {
  if (one.rhythm !== undefined || other.rhythm !== undefined || one.expectedOn === undefined) return false;
  const isSameAmount = one.expectedAmount?.toString() === other.expectedAmount?.toString();
  return one.expectedOn === other.expectedOn && isSameAmount;
}

/** Whether both miss the same document of one supplier: the same number, the same period, or the same debit. */
export function isSame(one: Absence, other: Absence): boolean {
  if (one.supplier.key !== other.supplier.key) return false;
  if (one.number !== undefined && other.number !== undefined) return numberKey(one.number) === numberKey(other.number);
  const debits = debitsOf(one);
  if (debitsOf(other).some((id) => debits.includes(id))) return true;
  if (one.rhythm !== undefined && one.rhythm === other.rhythm && other.expectedOn !== undefined) {
    return isOfPeriod(one, other.expectedOn);
  }
  return isOccasionOf(one, other) || isOccasionOf(other, one) || isSameLine(one, other);
}
