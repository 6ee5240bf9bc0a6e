// What is missing, in words: on the list, in the mails, in what is copied for the supplier.

import { catalogue, formatDate, formatLongDate, type Language } from '#src/i18n.ts';
import { formatMoney } from '#src/money.ts';
import type { Rhythm } from './rhythms.ts';
import type { Absence } from './types.ts';

/** `octobre 2026` from a long date. */
function monthOf(day: string, language: Language): string {
  return formatLongDate(day, language).replace(/^\S+\s/u, '');
}

const quarterOf = (day: string): number => Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;

const words = catalogue(
  {
    invoice: 'Facture',
    creditNote: 'Avoir',
    numbered: (kind: string, number: string) => `${kind} n° ${number}`,
    paid: (amount: string, day: string) => `Justificatif d’un paiement de ${amount} du ${day}`,
    dated: (kind: string, day: string) => `${kind} du ${day}`,
    due: (day: string) => `attendue vers le ${day}`,
    about: (amount: string) => `environ ${amount}`,
    weekly: (day: string) => `semaine du ${formatDate(day, 'fr')}`,
    monthly: (day: string) => monthOf(day, 'fr'),
    bimonthly: (day: string) => `vers ${monthOf(day, 'fr')}`,
    quarterly: (day: string) => `${quarterOf(day)}${quarterOf(day) === 1 ? 'er' : 'e'} trimestre ${day.slice(0, 4)}`,
    yearly: (day: string) => `année ${day.slice(0, 4)}`,
  },
  {
    invoice: 'Invoice',
    creditNote: 'Credit note',
    numbered: (kind, number) => `${kind} no. ${number}`,
    paid: (amount, day) => `Document for a payment of ${amount} on ${day}`,
    dated: (kind, day) => `${kind} of ${day}`,
    due: (day) => `expected about ${day}`,
    about: (amount) => `about ${amount}`,
    weekly: (day) => `week of ${formatDate(day, 'en')}`,
    monthly: (day) => monthOf(day, 'en'),
    bimonthly: (day) => `about ${monthOf(day, 'en')}`,
    quarterly: (day) => `quarter ${quarterOf(day)} of ${day.slice(0, 4)}`,
    yearly: (day) => `year ${day.slice(0, 4)}`,
  },
);

type Described = Pick<Absence, 'number' | 'rhythm' | 'expectedOn' | 'expectedAmount' | 'currency' | 'since'>;

/** `octobre 2026`, `4e trimestre 2026`: the period an expected day stands in. */
function periodName(rhythm: Rhythm, day: string, language: Language): string {
  return words[language][rhythm](day);
}

/** `Facture n° F-08, août 2026`; `Justificatif d’un paiement de 84,00 € du 05/11/2026`. */
export function absenceTitle(absence: Described, language: Language): string {
  const text = words[language];
  const { number, rhythm, expectedOn, expectedAmount, currency, since } = absence;
  const kind = expectedAmount?.isNegative === true ? text.creditNote : text.invoice;
  const period = rhythm && expectedOn !== undefined ? periodName(rhythm, expectedOn, language) : undefined;
  if (number !== undefined) return [text.numbered(kind, number), period].filter(Boolean).join(', ');
  if (period !== undefined) return `${kind}, ${period}`;
  if (expectedOn !== undefined) return text.dated(kind, formatDate(expectedOn, language));
  const amount = expectedAmount ? formatMoney(expectedAmount, currency ?? 'EUR', language) : kind;
  return text.paid(amount, formatDate(since, language));
}

/** The title with what else helps to find the document: about how much, due when. */
export function absenceSentence(absence: Described, language: Language): string {
  const text = words[language];
  const { rhythm, expectedOn, expectedAmount, currency } = absence;
  const amount = expectedAmount && text.about(formatMoney(expectedAmount.abs(), currency ?? 'EUR', language));
  const due = rhythm && expectedOn !== undefined ? text.due(formatDate(expectedOn, language)) : undefined;
  return [absenceTitle(absence, language), due, amount].filter((part) => part !== undefined).join(', ');
}
