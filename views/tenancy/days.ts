// Accesses and hand-overs are given by the day: what is kept is a midnight in Paris.

const iso = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** The day that begins then: `2026-12-15`. */
export function dayOf(moment: Date): string {
  return iso.format(moment);
}

/** The last day that is whole before this moment. */
export function lastDayBefore(moment: Date): string {
  return iso.format(new Date(moment.getTime() - 1));
}
