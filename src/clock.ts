/** The time, as a dependency, so that tests can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const DAY_MS = 86_400_000;

const PARIS_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** Days begin on a quarter of an hour of UTC, whatever the law has made of the clocks since 1911. */
const QUARTER_MS = 900_000;
const MOST = 10_000;
const days = new Map<number, string>();

/** The civil day in France, `YYYY-MM-DD`: days are counted in Europe/Paris, instants are stored in UTC. */
export function parisDay(instant: Date): string {
  const quarter = Math.floor(instant.getTime() / QUARTER_MS);
  const known = days.get(quarter);
  if (known !== undefined) return known;
  const day = PARIS_DAY.format(instant);
  if (days.size >= MOST) days.clear();
  days.set(quarter, day);
  return day;
}

/** The first moment of a civil day in France. `day`: `YYYY-MM-DD`. */
export function parisMidnight(day: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // Paris is two hours ahead in summer, one in winter.
  const summer = new Date(utc - 7_200_000);
  return parisDay(summer) === day ? summer : new Date(utc - 3_600_000);
}
