// What is accepted of mandates, platforms and their days, and the words for what is not.

import type { ErrorText, FieldProblem } from '#src/errors.ts';
import { parseAmount } from '#src/money.ts';

const text = (fr: string, en: string): ErrorText => ({ fr, en });

const DAY = /^(?:19|20|21)\d\d-\d\d-\d\d$/;

/** A real civil day, `YYYY-MM-DD`. */
export function isDay(typed: string): boolean {
  if (!DAY.test(typed)) return false;
  const instant = new Date(`${typed}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(typed);
}

export function dayFault(path: string, typed: string, isRequired = true): FieldProblem | undefined {
  if (typed === '') return isRequired ? { path, message: text('À renseigner.', 'Required.') } : undefined;
  if (isDay(typed)) return undefined;
  return { path, message: text('Ce n’est pas une date : jour, mois, année.', 'Not a date: day, month, year.') };
}

/** The end may be open. */
export function periodFaults(startsOn: string, endsOn: string, isStartRequired = true): (FieldProblem | undefined)[] {
  const faults = [dayFault('startsOn', startsOn, isStartRequired), dayFault('endsOn', endsOn, false)];
  if (faults.some(Boolean) || startsOn === '' || endsOn === '' || endsOn >= startsOn) return faults;
  return [{ path: 'endsOn', message: text('La fin vient avant le début.', 'The end comes before the beginning.') }];
}

export function ceilingFault(typed: string): FieldProblem | undefined {
  if (typed.trim() === '') return undefined;
  const amount = parseAmount(typed);
  const isRight = amount !== undefined && !amount.isNegative && !amount.isZero && amount.toString().length <= 13;
  return isRight ? undefined : { path: 'ceiling', message: text('Un montant en euros.', 'An amount in euros.') };
}

/** The number of a platform is that of scheme 0238; 9998 stands for « no platform » in the annuaire. */
export function platformNumberFault(path: string, typed: string): FieldProblem | undefined {
  const number = typed.trim();
  if (number === '') return undefined;
  if (!/^\d{4}$/.test(number)) return { path, message: text('Quatre chiffres.', 'Four digits.') };
  const message = text(
    '9998 n’est pas une plateforme : l’annuaire l’emploie pour qui n’en a pas choisi.',
    '9998 is no platform: the annuaire uses it for who has chosen none.',
  );
  return number === '9998' ? { path, message } : undefined;
}

export function amongFault(path: string, typed: string, among: readonly string[]): FieldProblem | undefined {
  if (among.includes(typed)) return undefined;
  return { path, message: text('Choisissez dans la liste.', 'Choose from the list.') };
}
