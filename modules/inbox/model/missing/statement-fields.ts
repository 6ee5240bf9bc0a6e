// What the columns of a supplier's statement may say, for the mass import (src/imports).

import { parseAmount } from '#src/money.ts';
import { plainText, type ImportField, type Mapping, type Reading } from '#src/imports/index.ts';
import { dayNumber, dayOf } from './days.ts';

const NUMBER_CHARACTERS = 60;

const notAnAmount = (text: string): Reading => ({
  fault: {
    fr: `« ${text} » n’est pas un montant.`,
    en: `“${text}” is not an amount.`,
  },
});

function readAmount(text: string): Reading {
  const value = parseAmount(text);
  return value ? { value: value.toString() } : notAnAmount(text);
}

function isoOf(year: string, month: string, day: string): string | undefined {
  const full = year.length === 2 ? `20${year}` : year;
  const iso = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  // 31/02 turns into a day of March; no statement speaks of another century.
  return Number.isNaN(time) || !/^(?:19[89]|20)\d/.test(iso) || dayOf(dayNumber(iso)) !== iso ? undefined : iso;
}

function isoDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  if (iso) return isoOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const french = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(text);
  return french ? isoOf(french[3] ?? '', french[2] ?? '', french[1] ?? '') : undefined;
}

function readDay(text: string): Reading {
  const value = isoDay(text);
  if (value !== undefined) return { value };
  return {
    fault: {
      fr: `« ${text} » n’est pas une date : écrivez 31/12/2026.`,
      en: `“${text}” is not a date: write 31/12/2026.`,
    },
  };
}

/** What a column may hold. */
export const statementKeys = ['number', 'day', 'amount', 'credit', 'label'] as const;

/** Text of one line: what else stands in a cell (NUL among it) could not be kept. */
function printable(maximum: number): (text: string) => Reading {
  const read = plainText(maximum);
  return (text) => read(text.replaceAll(/\p{Cc}/gu, ' ').trim());
}

/** Numbers, days and amounts, however the supplier's program calls them. */
export const statementFields: readonly ImportField[] = [
  {
    key: 'number',
    title: { fr: 'Numéro', en: 'Number' },
    aliases: [
      'facture',
      'n° facture',
      'n° de facture',
      'numéro de facture',
      'pièce',
      'n° pièce',
      'numéro de pièce',
      'référence',
      'réf',
      'document',
      'n° document',
      'invoice',
      'invoice number',
      'reference',
    ],
    example: 'FA-2026-0012',
    read: printable(NUMBER_CHARACTERS),
  },
  {
    key: 'day',
    title: { fr: 'Date', en: 'Date' },
    aliases: [
      'date facture',
      'date de facture',
      'date pièce',
      'date document',
      'émise le',
      'invoice date',
      'issue date',
    ],
    example: '31/10/2026',
    read: readDay,
    recognises: (text) => isoDay(text) !== undefined,
  },
  {
    key: 'amount',
    title: { fr: 'Montant', en: 'Amount' },
    aliases: ['montant ttc', 'total ttc', 'ttc', 'total', 'débit', 'montant facture', 'debit', 'gross', 'amount due'],
    required: true,
    example: '1 234,56',
    read: readAmount,
    recognises: (text) => /[.,]\d{2}$/.test(text) && parseAmount(text) !== undefined,
  },
  {
    key: 'credit',
    title: { fr: 'Crédit', en: 'Credit' },
    aliases: ['avoir', 'règlement', 'paiement', 'encaissement', 'versement', 'payment', 'paid', 'montant réglé'],
    example: '',
    read: readAmount,
  },
  {
    key: 'label',
    title: { fr: 'Libellé', en: 'Label' },
    aliases: ['désignation', 'description', 'nature', 'type', 'intitulé', 'type de pièce', 'details'],
    example: 'Facture',
    read: printable(200),
  },
];

/** Enough to match lines with: what it comes to, and a number or a day. */
export function isEnough(mapping: Mapping): boolean {
  const hasAmount = mapping.includes('amount') || mapping.includes('credit');
  return hasAmount && (mapping.includes('number') || mapping.includes('day'));
}
