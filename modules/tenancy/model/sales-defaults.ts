// What the sales invoices of a company begin with: terms of payment, the three notes the law wants (PMT, PMD and AAB,
// BR-FR-05), the usual VAT rate, the number.

import { formatDecimal, type Decimal } from '#src/money.ts';

/** Days are counted from the day of issue, or from the end of its month. */
export const paymentStarts = ['issue', 'month_end'] as const;
export type PaymentStart = (typeof paymentStarts)[number];

export interface SalesDefaults {
  readonly paymentDays: number;
  readonly paymentFrom: PaymentStart;
  /** Percent a year; absent: the rate of the law (code de commerce L441-10). */
  readonly penaltyRate: Decimal | undefined;
  /** Percent for paying early; absent: there is none, and the invoice says so (L441-9). */
  readonly discountRate: Decimal | undefined;
  /** Percent. */
  readonly vatRate: Decimal;
  /** `F{AAAA}-{NNNN}`. */
  readonly numberPattern: string;
  readonly nextNumber: number;
  readonly comment: string | undefined;
  readonly footer: string | undefined;
  /** 0: nobody has said anything yet. */
  readonly version: number;
}

/** Longest terms between businesses (L441-10): 60 days from issue, or 45 days and the end of the month. */
export const LONGEST_DAYS: Readonly<Record<PaymentStart, number>> = { issue: 60, month_end: 45 };

const percent = (rate: Decimal): string => `${formatDecimal(rate, 'fr', Math.max(rate.scale, 0))} %`;

export interface SalesNote {
  readonly code: 'PMT' | 'PMD' | 'AAB';
  readonly text: string;
}

/** The notes of every invoice, in French as the law wants them. */
export function salesNotes(defaults: SalesDefaults): readonly SalesNote[] {
  const { penaltyRate, discountRate } = defaults;
  return [
    {
      code: 'PMT',
      // D441-5 fixes the amount.
      text: 'En cas de retard de paiement, une indemnité forfaitaire de 40 € est due pour frais de recouvrement.',
    },
    {
      code: 'PMD',
      text: penaltyRate
        ? `Pénalités de retard au taux annuel de ${percent(penaltyRate)}, dues dès le lendemain de l’échéance, sans rappel.`
        : 'Pénalités de retard au taux de refinancement de la Banque centrale européenne majoré de dix points, dues dès le lendemain de l’échéance, sans rappel.',
    },
    {
      code: 'AAB',
      text: discountRate
        ? `Escompte de ${percent(discountRate)} pour paiement anticipé.`
        : 'Pas d’escompte pour paiement anticipé.',
    },
  ];
}

const COUNTER = /\{N+\}/;

/** `F{AAAA}-{NNNN}`, 7, 2026-11-22 → `F2026-0007`. Words in braces: year (AAAA, AA), month (MM), number (NNNN). */
export function numberFrom(pattern: string, next: number, day: string): string {
  const [year = '', month = ''] = day.split('-');
  return pattern
    .replaceAll('{AAAA}', year)
    .replaceAll('{AA}', year.slice(2))
    .replaceAll('{MM}', month)
    .replace(COUNTER, (digits) => String(next).padStart(digits.length - 2, '0'));
}

/** Exactly one counter, and a number that every platform takes (BR-FR-01: 35 characters; BR-FR-02: no others). */
export function isNumberPattern(pattern: string): boolean {
  if (pattern.match(/\{N+\}/g)?.length !== 1) return false;
  return /^[A-Za-z0-9+\-_/]{1,35}$/.test(numberFrom(pattern, 999_999_999, '2026-12-31'));
}
