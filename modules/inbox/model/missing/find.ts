// Everything that is missing, each document once with all evidence for it.

import { isSame } from './answers.ts';
import { numberKey } from './numbers.ts';
import { holesOf } from './series.ts';
import { silencesOf } from './silence.ts';
import type { Absence, SupplierHistory } from './types.ts';

/** A hole whose neighbours stand around the day on which an invoice was due is that invoice. */
function isHoleOf(hole: Absence, { expectedOn = '' }: Absence): boolean {
  return hole.evidence.some(
    (one) =>
      one.kind === 'series' && (one.before.issuedOn ?? '') <= expectedOn && expectedOn <= (one.after.issuedOn ?? ''),
  );
}

/** Both say the same: what either knows. */
function joined(one: Absence, other: Absence): Absence {
  return {
    ...one,
    number: one.number ?? other.number,
    rhythm: one.rhythm ?? other.rhythm,
    expectedOn: one.expectedOn ?? other.expectedOn,
    since: one.since < other.since ? one.since : other.since,
    evidence: [...one.evidence, ...other.evidence],
  };
}

/** Each hole stands for at most one period, each period for at most one hole. */
function withNumbers(silences: readonly Absence[], holes: readonly Absence[]): Absence[] {
  const left = [...holes];
  const found = silences.map((silence) => {
    const index = left.findIndex((hole) => isHoleOf(hole, silence));
    const [hole] = index < 0 ? [] : left.splice(index, 1);
    return hole ? joined(silence, hole) : silence;
  });
  return [...found, ...left];
}

/** What a supplier's own invoices say is missing. `today`: ISO day. */
export function absencesOf(history: SupplierHistory, today: string): Absence[] {
  return withNumbers(silencesOf(history, today), holesOf(history, today));
}

/** Adds what statements and debits say; the exact amounts and days of these are taken. */
export function withTold(found: readonly Absence[], told: readonly Absence[]): Absence[] {
  const all = [...found];
  for (const one of told) {
    const index = all.findIndex((other) => isSame(one, other));
    const other = all[index];
    if (other) all[index] = joined({ ...one, number: one.number ?? other.number }, other);
    else all.push(one);
  }
  return all;
}

/** Two lines of one statement may carry the same number: it is missing once. */
export function unique(absences: readonly Absence[]): Absence[] {
  const byNumber = new Map<string, Absence>();
  const others: Absence[] = [];
  for (const one of absences) {
    if (one.number === undefined) others.push(one);
    else {
      const key = `${one.supplier.key} ${numberKey(one.number)}`;
      if (!byNumber.has(key)) byNumber.set(key, one);
    }
  }
  return [...byNumber.values(), ...others];
}
