// Hours in which a person is not written to: the same every week, by the clock on their wall.

import type { FieldProblem } from '#src/errors.ts';
import { timeZones } from './papers.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

export interface QuietHours {
  /** Minutes since midnight; equal: the whole day. When `from` is later than `to`, until the next day. */
  readonly from: number;
  readonly to: number;
  /** Days on which such hours begin (ISO: Monday is 1). */
  readonly days: readonly number[];
  /** Days that are quiet from midnight to midnight. */
  readonly wholeDays: readonly number[];
  readonly timeZone: string;
}

/** As a form says it: `22:30`, days as digits. */
export interface TypedQuietHours {
  readonly from: string;
  readonly to: string;
  readonly days: readonly string[];
  readonly wholeDays: readonly string[];
  readonly timeZone: string;
}

/** Of who turns them on. */
export const usualQuietHours: TypedQuietHours = {
  from: '20:00',
  to: '07:30',
  days: ['1', '2', '3', '4', '5'],
  wholeDays: ['6', '7'],
  timeZone: 'Europe/Paris',
};

function minuteOf(typed: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(typed) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

const typedMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const daysOf = (typed: readonly string[]): number[] =>
  [...new Set(typed.filter((day) => /^[1-7]$/.test(day)).map(Number))].toSorted((a, b) => a - b);

export function typedQuietHours({ from, to, days, wholeDays, timeZone }: QuietHours): TypedQuietHours {
  return {
    from: typedMinute(from),
    to: typedMinute(to),
    days: days.map(String),
    wholeDays: wholeDays.map(String),
    timeZone,
  };
}

const fault = (path: string, fr: string, en: string): FieldProblem => ({ path, message: { fr, en } });

export function readQuietHours(typed: TypedQuietHours): QuietHours | { readonly faults: FieldProblem[] } {
  const [from, to] = [minuteOf(typed.from), minuteOf(typed.to)];
  const timeZone = timeZones.find((zone) => zone === typed.timeZone);
  const faults = [
    ...(from === undefined ? [fault('from', 'Une heure comme 20:00.', 'A time such as 20:00.')] : []),
    ...(to === undefined ? [fault('to', 'Une heure comme 07:30.', 'A time such as 07:30.')] : []),
    ...(timeZone === undefined ? [fault('timeZone', 'Choisissez dans la liste.', 'Choose from the list.')] : []),
  ];
  if (from === undefined || to === undefined || timeZone === undefined) return { faults };
  const hours = { from, to, days: daysOf(typed.days), wholeDays: daysOf(typed.wholeDays), timeZone };
  if (hours.days.length + hours.wholeDays.length === 0) {
    return { faults: [fault('days', 'Cochez au moins un jour.', 'Tick at least one day.')] };
  }
  if (!leavesTime(hours)) {
    const [fr, en] = [
      'Il ne reste aucune heure pour vous écrire : laissez-en au moins une par semaine, ou choisissez « Jamais ».',
      'No hour is left to write to you: leave at least one a week, or choose “Never”.',
    ];
    return { faults: [fault('days', fr, en)] };
  }
  return hours;
}

interface WallTime {
  /** ISO. */
  readonly day: number;
  readonly minute: number;
}

const yesterday = (day: number): number => (day === 1 ? 7 : day - 1);

function isQuiet({ from, to, days, wholeDays }: Omit<QuietHours, 'timeZone'>, { day, minute }: WallTime): boolean {
  if (wholeDays.includes(day)) return true;
  if (from < to) return days.includes(day) && minute >= from && minute < to;
  return (days.includes(day) && minute >= from) || (days.includes(yesterday(day)) && minute < to);
}

function leavesTime(hours: Omit<QuietHours, 'timeZone'>): boolean {
  for (let minute = 0; minute < 7 * DAY_MINUTES; minute += 1) {
    if (!isQuiet(hours, { day: 1 + Math.floor(minute / DAY_MINUTES), minute: minute % DAY_MINUTES })) return true;
  }
  return false;
}

/** Two for each hour of a week. */
const MAX_STEPS = 400;

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function wallTime(moment: Date, timeZone: string): WallTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const day = WEEK.indexOf(parts.get('weekday') ?? '') + 1;
  return { day, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}

/** When the quiet hours end that `moment` lies in; `undefined` outside of them. */
export function quietUntil(hours: QuietHours, moment: Date): Date | undefined {
  if (!isQuiet(hours, wallTime(moment, hours.timeZone))) return undefined;
  let end = Math.floor(moment.getTime() / MINUTE_MS) * MINUTE_MS;
  // By the hour, because the clock on the wall is put forward and back at a full one; no week has more steps.
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const wall = wallTime(new Date(end), hours.timeZone);
    if (!isQuiet(hours, wall)) break;
    const nextHour = wall.minute - (wall.minute % 60) + 60;
    const next = hours.to > wall.minute && hours.to < nextHour ? hours.to : nextHour;
    end += (next - wall.minute) * MINUTE_MS;
  }
  return new Date(end);
}
