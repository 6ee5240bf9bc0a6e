// What a dossier wants to be asked for, of whom, and when.

import type { Language } from '#src/i18n.ts';
import type { Money } from '#src/money.ts';
import type { Absence, MissingDocument } from './types.ts';

export interface MissingRules {
  /** ISO day since which automatic reminders go out; absent: none do. */
  readonly onSince: string | undefined;
  /** Of the month, 1 to 28. */
  readonly day: number;
  /** How often one line is asked for by itself, 1 to 12. */
  readonly mostReminders: number;
  /** Below it nothing is asked for; of unknown amount everything is. In euros. */
  readonly threshold: Money | undefined;
  /** Words of suppliers' names (or of what a bank wrote) that are never asked for. */
  readonly never: readonly string[];
  /** Ids of people of the dossier who are written to; none chosen: its managers. */
  readonly people: readonly string[];
  /** Others who are written to. */
  readonly addresses: readonly string[];
  /** Of the mails. */
  readonly language: Language;
}

/** Of a dossier for which nobody has decided anything: nobody is written to by surprise. */
export const usualRules: MissingRules = {
  onSince: undefined,
  day: 15,
  mostReminders: 3,
  threshold: undefined,
  never: [],
  people: [],
  addresses: [],
  language: 'fr',
};

/** Lower case, no accents, one space between words. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function saidOf({ supplier, evidence }: Absence): string {
  const labels = evidence.flatMap((one) => (one.kind === 'debit' ? [one.label] : []));
  return ` ${plain([supplier.name, ...labels].join(' '))} `;
}

/** Whether the rules leave it out. Words are whole words: « or » does not leave out « Orange ». */
export function isLeftOut(absence: Absence, { threshold, never }: MissingRules): boolean {
  const { expectedAmount, currency } = absence;
  const isSmall =
    threshold !== undefined &&
    expectedAmount !== undefined &&
    (currency ?? 'EUR') === 'EUR' &&
    expectedAmount.abs().compare(threshold) < 0;
  if (isSmall) return true;
  const said = saidOf(absence);
  return never.some((words) => plain(words) !== '' && said.includes(` ${plain(words)} `));
}

/** Lines the reminder of a month asks for. */
export function remindedLines<L extends Pick<MissingDocument, 'timesAsked'>>(
  waiting: readonly L[],
  { mostReminders }: MissingRules,
): L[] {
  return waiting.filter(({ timesAsked }) => timesAsked < mostReminders);
}

/** Of a reminder: `month 2026-11`. `day`: ISO. */
export const monthSlot = (day: string): string => `month ${day.slice(0, 7)}`;
/** Of what somebody asks for that day: `day 2026-11-22`. */
export const daySlot = (day: string): string => `day ${day}`;
