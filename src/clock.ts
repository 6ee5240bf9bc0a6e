/** The time, as a dependency, so that tests can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const DAY_MS = 86_400_000;

const PARIS_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** The civil day in France, `YYYY-MM-DD`: days are counted in Europe/Paris, instants are stored in UTC. */
export function parisDay(instant: Date): string {
  return PARIS_DAY.format(instant);
}

/** The first moment of a civil day in France. `day`: `YYYY-MM-DD`. */
export function parisMidnight(day: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // Paris is two hours ahead in summer, one in winter.
  const summer = new Date(utc - 7_200_000);
  return parisDay(summer) === day ? summer : new Date(utc - 3_600_000);
}
