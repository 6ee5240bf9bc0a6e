// How regularly a supplier bills, read from the days on which invoices were issued.
//
// The rule: invoices within a third of a period are one occasion. Of the last twelve intervals between occasions at
// least three, and at least three in four, last one period, give or take a few days (`tolerance`); of the others at
// most one in six may fit no whole number of periods. Months are counted as months, so that the 31st of January, the
// 28th of February and the 31st of March are a month apart.

import { dayNumber, dayOf, daysInMonth } from './days.ts';

export const rhythms = ['weekly', 'monthly', 'bimonthly', 'quarterly', 'yearly'] as const;
/** Every week, month, two months, quarter, year. */
export type Rhythm = (typeof rhythms)[number];

interface Pace {
  /** Length of a period: days for weeks, months for all others. */
  readonly length: number;
  /** How far an interval may be from whole periods, in periods. */
  readonly tolerance: number;
  /** Days after the expected one before anybody is told. */
  readonly grace: number;
  /** After more missing periods than this the supplier is taken to bill no more. */
  readonly mostMissed: number;
}

const PACES: Readonly<Record<Rhythm, Pace>> = {
  weekly: { length: 7, tolerance: 2 / 7, grace: 4, mostMissed: 8 },
  monthly: { length: 1, tolerance: 0.2, grace: 10, mostMissed: 6 },
  bimonthly: { length: 2, tolerance: 0.15, grace: 15, mostMissed: 4 },
  quarterly: { length: 3, tolerance: 0.15, grace: 20, mostMissed: 3 },
  yearly: { length: 12, tolerance: 0.09, grace: 30, mostMissed: 1 },
};

export const paceOf = (rhythm: Rhythm): Pace => PACES[rhythm];

const LOOKED_AT = 12;
const LEAST_ON_TIME = 3;
/** Longer holes are no skipped periods, but another way of billing. */
const MOST_SKIPPED = 3;
const ANCHORS = 5;

/** The day as a number of periods. */
export function positionOf(day: string, rhythm: Rhythm): number {
  if (rhythm === 'weekly') return dayNumber(day) / PACES.weekly.length;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return (year * 12 + month - 1 + (date - 1) / daysInMonth(year, month - 1)) / PACES[rhythm].length;
}

/** The day at a number of periods. */
export function dayAt(position: number, rhythm: Rhythm): string {
  if (rhythm === 'weekly') return dayOf(Math.round(position * PACES.weekly.length));
  const months = position * PACES[rhythm].length + 1e-9;
  const [year, month] = [Math.floor(months / 12), Math.floor(months) % 12];
  const length = daysInMonth(year, month);
  const date = Math.min(length, Math.round((months - Math.floor(months)) * length) + 1);
  return dayOf(dayNumber(`${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-01`) + date - 1);
}

export interface Regularity {
  readonly rhythm: Rhythm;
  readonly onTime: number;
  readonly intervals: number;
  /** Which period each occasion belongs to, counted from the first, ascending. */
  readonly occasions: readonly number[];
  /** The day on which the invoice of a period was, or will be, expected. */
  readonly expectedOn: (period: number) => string;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** Positions of the occasions: invoices that stand close together are one. */
function occasionsOf(days: readonly string[], rhythm: Rhythm): number[] {
  const occasions: number[] = [];
  for (const position of days.map((day) => positionOf(day, rhythm)).toSorted((one, other) => one - other)) {
    const last = occasions.at(-1);
    if (last === undefined || position - last > 1 / 3) occasions.push(position);
  }
  return occasions;
}

type Fit = 'on time' | 'skipped' | 'irregular';

function fitOf(interval: number, tolerance: number): Fit {
  const whole = Math.round(interval);
  if (whole < 1 || whole > MOST_SKIPPED || Math.abs(interval - whole) > tolerance) return 'irregular';
  return whole === 1 ? 'on time' : 'skipped';
}

function regularityIn(days: readonly string[], rhythm: Rhythm): Regularity | undefined {
  const { tolerance } = PACES[rhythm];
  const positions = occasionsOf(days, rhythm).slice(-LOOKED_AT - 1);
  const intervals = positions.slice(1).map((position, index) => position - (positions[index] ?? 0));
  const fits = intervals.map((interval) => fitOf(interval, tolerance));
  const onTime = fits.filter((fit) => fit === 'on time').length;
  const irregular = fits.filter((fit) => fit === 'irregular').length;
  if (onTime < LEAST_ON_TIME || onTime < fits.length * 0.75 || irregular > fits.length / 6) return undefined;
  const occasions = [0];
  for (const interval of intervals) occasions.push((occasions.at(-1) ?? 0) + Math.max(1, Math.round(interval)));
  const starts = positions.map((position, index) => position - (occasions[index] ?? 0));
  const start = medianOf(starts.slice(-ANCHORS));
  return {
    rhythm,
    onTime,
    intervals: intervals.length,
    occasions,
    expectedOn: (period) => dayAt(start + period, rhythm),
  };
}

/** `days`: ISO days of issue, in any order. `undefined`: no rhythm that could be relied on. */
export function regularityOf(days: readonly string[]): Regularity | undefined {
  if (days.length <= LEAST_ON_TIME) return undefined;
  for (const rhythm of rhythms) {
    const found = regularityIn(days, rhythm);
    if (found) return found;
  }
  return undefined;
}
