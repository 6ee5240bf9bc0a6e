// A hole in the numbers of a supplier.
//
// A supplier numbers the invoices of all customers in one series, so a hole usually is somebody else's invoice. It
// means something only where we have nearly all numbers: at least six of them, at most one missing in ten (one in a
// short series), no more than two in a row, and the numbers grow with the days of issue. A series is what stands before
// the counter, year included; one that starts again each year without saying so is taken year by year. A hole is told a
// week after the number that follows it, and for a year.

import type { Purchase } from '#modules/invoices';
import { expectedAmountOf } from './amounts.ts';
import { daysBetween } from './days.ts';
import { seriesNumber, writtenNumber, type SeriesNumber } from './numbers.ts';
import { seenOne } from './seen.ts';
import type { Absence, SupplierHistory } from './types.ts';

const LEAST_KNOWN = 6;
const ONE_MISSING_IN = 10;
const MOST_IN_A_ROW = 2;
const GRACE_DAYS = 7;
const HOLES_DAYS = 366;

interface Entry {
  readonly purchase: Purchase;
  readonly number: SeriesNumber;
  readonly issuedOn: string;
}

function entriesOf(purchases: readonly Purchase[]): Entry[] {
  return purchases.flatMap((purchase) => {
    const { number: written, issuedOn } = purchase;
    const number = written === undefined || issuedOn === undefined ? undefined : seriesNumber(written, issuedOn);
    return number && issuedOn !== undefined ? [{ purchase, number, issuedOn }] : [];
  });
}

/** By counter; the same number twice counts once. */
function byCounter(entries: readonly Entry[]): Entry[] {
  const unique = new Map<number, Entry>();
  for (const entry of entries) if (!unique.has(entry.number.counter)) unique.set(entry.number.counter, entry);
  return [...unique.values()].toSorted((one, other) => one.number.counter - other.number.counter);
}

/** Later numbers have later days, but for those written the same week. */
function growsWithDays(entries: readonly Entry[]): boolean {
  return entries.every((entry, index) => {
    const next = entries[index + 1];
    return next === undefined || daysBetween(entry.issuedOn, next.issuedOn) >= -GRACE_DAYS;
  });
}

interface Series {
  readonly entries: readonly Entry[];
  readonly known: number;
  readonly span: number;
}

/** The series if a hole in it means something. */
function denseSeries(entries: readonly Entry[]): Series | undefined {
  const sorted = byCounter(entries);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || sorted.length < LEAST_KNOWN) return undefined;
  const span = last.number.counter - first.number.counter + 1;
  const missing = span - sorted.length;
  if (missing === 0 || missing > Math.max(1, Math.floor(span / ONE_MISSING_IN))) return undefined;
  const longest = Math.max(...gapsOf(sorted).map(({ size }) => size));
  if (longest > MOST_IN_A_ROW || !growsWithDays(sorted)) return undefined;
  return { entries: sorted, known: sorted.length, span };
}

interface Gap {
  readonly before: Entry;
  readonly after: Entry;
  readonly size: number;
}

function gapsOf(sorted: readonly Entry[]): Gap[] {
  return sorted.flatMap((before, index) => {
    const after = sorted[index + 1];
    const size = after === undefined ? 0 : after.number.counter - before.number.counter - 1;
    return after !== undefined && size > 0 ? [{ before, after, size }] : [];
  });
}

/** One series, or one for each year when it is dense only then. */
function seriesOf(entries: readonly Entry[]): Series[] {
  const whole = denseSeries(entries);
  if (whole) return [whole];
  const years = Map.groupBy(entries, ({ issuedOn }) => issuedOn.slice(0, 4));
  return years.size < 2 ? [] : [...years.values()].flatMap((year) => denseSeries(year) ?? []);
}

function isTold({ after }: Gap, today: string): boolean {
  const age = daysBetween(after.issuedOn, today);
  return age >= GRACE_DAYS && age <= HOLES_DAYS;
}

/** `today`: ISO day. */
export function holesOf({ supplier, purchases }: SupplierHistory, today: string): Absence[] {
  const groups = Map.groupBy(entriesOf(purchases), ({ number }) => `${number.prefix}\u0000${number.suffix}`);
  const found: Absence[] = [];
  for (const { entries, known, span } of [...groups.values()].flatMap(seriesOf)) {
    for (const gap of gapsOf(entries).filter((one) => isTold(one, today))) {
      const { before, after, size } = gap;
      const evidence = { kind: 'series', before: seenOne(before.purchase), after: seenOne(after.purchase) } as const;
      for (let step = 1; step <= size; step += 1) {
        found.push({
          supplier,
          number: writtenNumber(before.number, before.number.counter + step),
          rhythm: undefined,
          expectedOn: undefined,
          ...expectedAmountOf(purchases),
          since: after.issuedOn,
          evidence: [{ ...evidence, known, span }],
        });
      }
    }
  }
  return found;
}
