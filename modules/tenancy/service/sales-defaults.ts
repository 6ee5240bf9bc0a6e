// Settings > Factures de vente: what the company's sales invoices begin with.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import type { FieldProblem } from '#src/errors.ts';
import { Decimal, parseAmount } from '#src/money.ts';
import { changedMeanwhile } from '../errors.ts';
import { tidy } from '../model/checks.ts';
import { isNumberPattern, LONGEST_DAYS, type PaymentStart, type SalesDefaults } from '../model/sales-defaults.ts';
import * as repository from '../repository/sales-defaults.ts';
import { refuseFaults } from './answers.ts';
import { authorize } from './authorize.ts';
import { record } from './journal.ts';

/** What holds while nobody has said anything: what the law says. */
const STATUTORY: SalesDefaults = {
  paymentDays: 30,
  paymentFrom: 'issue',
  penaltyRate: undefined,
  discountRate: undefined,
  vatRate: Decimal.of('20'),
  numberPattern: 'F{AAAA}-{NNNN}',
  nextNumber: 1,
  comment: undefined,
  footer: undefined,
  version: 0,
};

/** Throws `tenancy.not_allowed`. */
export async function salesDefaults(ctx: TenantCtx): Promise<SalesDefaults> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.read');
    return (await repository.findSalesDefaults(tx)) ?? STATUTORY;
  });
}

/** As typed; empty rates: those of the law, none. */
export interface SalesDefaultsInput {
  readonly paymentDays: string;
  readonly paymentFrom: PaymentStart;
  readonly penaltyRate: string;
  readonly discountRate: string;
  readonly vatRate: string;
  readonly numberPattern: string;
  readonly nextNumber: string;
  readonly comment: string;
  readonly footer: string;
  /** The version that was read. */
  readonly version: number;
}

const text = (fr: string, en: string) => ({ fr, en });

const wholeNumber = (typed: string): number => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : Number.NaN);

function daysFault({ paymentDays, paymentFrom }: SalesDefaultsInput): FieldProblem | undefined {
  const most = LONGEST_DAYS[paymentFrom];
  if (wholeNumber(paymentDays) <= most) return undefined;
  return {
    path: 'paymentDays',
    message: text(
      `De 0 à ${most} jours : la loi ne permet pas plus entre professionnels.`,
      `From 0 to ${most} days: the law allows no more between businesses.`,
    ),
  };
}

/** Up to three decimals, as much as the columns keep. */
function rateFault(path: 'penaltyRate' | 'discountRate' | 'vatRate', typed: string): FieldProblem | undefined {
  if (path !== 'vatRate' && tidy(typed) === '') return undefined;
  const rate = parseAmount(typed.replace('%', ''));
  const decimals = path === 'vatRate' ? 2 : 3;
  if (rate && !rate.isNegative && rate.scale <= decimals && rate.compare(Decimal.of('100')) <= 0) return undefined;
  return { path, message: text('Un taux de 0 à 100.', 'A rate from 0 to 100.') };
}

function patternFault(pattern: string): FieldProblem | undefined {
  if (isNumberPattern(pattern.trim())) return undefined;
  return {
    path: 'numberPattern',
    message: text(
      'Un modèle comme F{AAAA}-{NNNN} : un seul compteur {NNNN}, des lettres sans accent, des chiffres et + - _ /, 35 caractères au plus.',
      'A pattern such as F{AAAA}-{NNNN}: one counter {NNNN}, unaccented letters, digits and + - _ /, at most 35 characters.',
    ),
  };
}

function nextFault(typed: string): FieldProblem | undefined {
  if (wholeNumber(typed) >= 1) return undefined;
  return { path: 'nextNumber', message: text('Un nombre à partir de 1.', 'A number from 1.') };
}

/** Longest comment or footer, in characters. */
const LONGEST_TEXT = 1_000;

function lengthFault(path: 'comment' | 'footer', typed: string): FieldProblem | undefined {
  if (typed.length <= LONGEST_TEXT) return undefined;
  return { path, message: text(`Au plus ${LONGEST_TEXT} caractères.`, `At most ${LONGEST_TEXT} characters.`) };
}

function refuseFaulty(input: SalesDefaultsInput): void {
  refuseFaults(
    daysFault(input),
    rateFault('penaltyRate', input.penaltyRate),
    rateFault('discountRate', input.discountRate),
    rateFault('vatRate', input.vatRate),
    patternFault(input.numberPattern),
    nextFault(input.nextNumber),
    lengthFault('comment', input.comment),
    lengthFault('footer', input.footer),
  );
}

const rateOf = (typed: string): Decimal | undefined => parseAmount(typed.replace('%', ''));

/** Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.changed_meanwhile`. */
export async function changeSalesDefaults(ctx: TenantCtx, input: SalesDefaultsInput): Promise<void> {
  refuseFaulty(input);
  const defaults: SalesDefaults = {
    paymentDays: wholeNumber(input.paymentDays),
    paymentFrom: input.paymentFrom,
    penaltyRate: rateOf(input.penaltyRate),
    discountRate: rateOf(input.discountRate),
    vatRate: rateOf(input.vatRate) ?? STATUTORY.vatRate,
    numberPattern: input.numberPattern.trim(),
    nextNumber: wholeNumber(input.nextNumber),
    comment: input.comment.trim() || undefined,
    footer: input.footer.trim() || undefined,
    version: input.version,
  };
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.edit');
    if (!(await repository.keepSalesDefaults(tx, defaults))) throw changedMeanwhile();
    const { numberPattern, nextNumber } = defaults;
    await record(tx, { action: 'company.sales_defaults_changed', details: { numberPattern, nextNumber } });
  });
}
