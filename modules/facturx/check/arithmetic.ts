// Do the figures agree with each other? Nothing is corrected: the difference is shown.
//
// Tolerances. Sums of amounts that are in the document: exact; a difference of at most one cent per added amount is a
// warning (rounding), more is an error. Base × rate: half a cent of rounding is no difference; beyond, one cent per
// line of the invoice is a warning (VAT rounded line by line), more is an error.

import { Decimal, type Money } from '#src/money.ts';
import type { Finding } from '../finding.ts';
import type { InvoiceLine } from '../model/line.ts';
import type { VatBreakdown } from '../model/amount.ts';
import { type Check, type CheckContext, say, shown } from './context.ts';

const CENT = Decimal.of('0.01');
const HUNDRED = Decimal.of('100');

interface Sum {
  readonly rule: string;
  readonly bt: string;
  readonly field: string;
  readonly stated: Money | undefined;
  /** Terms of the sum; an unknown one makes it impossible to check. */
  readonly terms: readonly (Money | undefined)[];
  readonly fr: string;
  readonly en: string;
}

function cents(count: number): Decimal {
  return CENT.times(Decimal.ofUnits(BigInt(Math.max(1, count)), 0));
}

function checkSum(sum: Sum, currency: string): readonly Finding[] {
  const { stated, terms } = sum;
  if (stated === undefined || terms.length === 0 || terms.some((term) => term === undefined)) return [];
  const computed = Decimal.sum(terms as readonly Money[]);
  const difference = stated.minus(computed);
  if (difference.isZero) return [];
  const isRounding = difference.abs().compare(cents(terms.length)) <= 0;
  const [is, should, gap] = [stated, computed, difference].map((amount) => shown(amount, currency));
  return [
    say(
      sum.rule,
      { severity: isRounding ? 'warning' : 'error', at: { bt: sum.bt, field: sum.field }, value: stated.toString() },
      {
        fr: `${sum.fr} : ${is?.fr} indiqué, ${should?.fr} calculé (écart ${gap?.fr}). Faites corriger le montant faux.`,
        en: `${sum.en}: ${is?.en} stated, ${should?.en} computed (difference ${gap?.en}). Have the wrong amount corrected.`,
      },
    ),
  ];
}

const orZero = (amount: Money | undefined): Money => amount ?? Decimal.zero;
const minus = (amount: Money | undefined): Money => orZero(amount).negated();

/** Lines that count: not the GROUP and INFORMATION lines of EXTENDED. */
function countedLines(lines: readonly InvoiceLine[]): readonly InvoiceLine[] {
  return lines.filter(({ kind }) => kind !== 'GROUP' && kind !== 'INFORMATION');
}

function totalSums({ invoice }: CheckContext): readonly Sum[] {
  const { totals, vatBreakdown } = invoice;
  const logistics = invoice.logisticsCharges.map(({ amount }) => amount);
  return [
    {
      rule: 'total_gross',
      bt: 'BT-112',
      field: 'totals.gross',
      stated: totals.gross,
      terms: [totals.net, totals.vat ?? (vatBreakdown.length === 0 ? Decimal.zero : undefined)],
      fr: 'Le total TTC n’est pas la somme du total HT et de la TVA',
      en: 'The total with VAT is not the sum of the total without VAT and the VAT',
    },
    {
      rule: 'total_lines',
      bt: 'BT-106',
      field: 'totals.lines',
      stated: totals.lines,
      terms: countedLines(invoice.lines).map(({ netAmount }) => netAmount),
      fr: 'Le total des lignes n’est pas leur somme',
      en: 'The total of the lines is not their sum',
    },
    {
      rule: 'total_allowances',
      bt: 'BT-107',
      field: 'totals.allowances',
      stated: totals.allowances,
      terms: invoice.allowances.map(({ amount }) => amount),
      fr: 'Le total des remises n’est pas leur somme',
      en: 'The total of the allowances is not their sum',
    },
    {
      rule: 'total_charges',
      bt: 'BT-108',
      field: 'totals.charges',
      stated: totals.charges,
      terms: [...invoice.charges.map(({ amount }) => amount), ...logistics],
      fr: 'Le total des frais n’est pas leur somme',
      en: 'The total of the charges is not their sum',
    },
    {
      rule: 'total_net',
      bt: 'BT-109',
      field: 'totals.net',
      stated: totals.net,
      terms: totals.lines === undefined ? [] : [totals.lines, minus(totals.allowances), orZero(totals.charges)],
      fr: 'Le total HT n’est pas le total des lignes, moins les remises, plus les frais',
      en: 'The total without VAT is not the total of the lines, less the allowances, plus the charges',
    },
  ];
}

function vatSums({ invoice }: CheckContext): readonly Sum[] {
  const { totals, vatBreakdown } = invoice;
  const collected = invoice.thirdPartyPayments.map(({ amount }) => orZero(amount));
  return [
    {
      rule: 'vat_bases',
      bt: 'BT-109',
      field: 'totals.net',
      stated: totals.net,
      terms: vatBreakdown.map(({ base }) => base),
      fr: 'Le total HT n’est pas la somme des bases de TVA',
      en: 'The total without VAT is not the sum of the VAT bases',
    },
    {
      rule: 'total_vat',
      bt: 'BT-110',
      field: 'totals.vat',
      stated: totals.vat,
      terms: vatBreakdown.map(({ tax }) => tax),
      fr: 'Le total de TVA n’est pas la somme des TVA par taux',
      en: 'The total of VAT is not the sum of the VAT of each rate',
    },
    {
      rule: 'amount_due',
      bt: 'BT-115',
      field: 'totals.due',
      stated: totals.due,
      terms:
        totals.gross === undefined ? [] : [totals.gross, minus(totals.paid), orZero(totals.rounding), ...collected],
      fr: 'Le montant à payer n’est pas le total TTC, moins ce qui est déjà payé, plus l’arrondi',
      en: 'The amount due is not the total with VAT, less what is already paid, plus the rounding',
    },
  ];
}

function rateFinding(context: CheckContext, breakdown: VatBreakdown, index: number): readonly Finding[] {
  const { base, rate, tax } = breakdown;
  if (!base || !rate || !tax) return [];
  const computed = base.times(rate).dividedBy(HUNDRED, 2);
  const difference = tax.minus(computed).abs();
  if (difference.compare(Decimal.of('0.005')) <= 0) return [];
  const isRounding = difference.compare(cents(context.invoice.lines.length)) <= 0;
  const [is, should, from] = [tax, computed, base].map((amount) => shown(amount, context.currency));
  const percent = rate.toString();
  return [
    say(
      'vat_rate_amount',
      {
        severity: isRounding ? 'warning' : 'error',
        at: { bt: 'BT-117', field: `vatBreakdown[${index}].tax` },
        value: tax.toString(),
      },
      {
        fr: `TVA à ${percent.replace('.', ',')} % sur ${from?.fr} : ${is?.fr} indiqué, ${should?.fr} calculé. Faites corriger la base, le taux ou la taxe.`,
        en: `VAT at ${percent} % on ${from?.en}: ${is?.en} stated, ${should?.en} computed. Have the base, the rate or the tax corrected.`,
      },
    ),
  ];
}

function lineAmount(line: InvoiceLine): Money | undefined {
  const quantity = line.quantity?.value;
  const price = line.price?.net;
  if (quantity === undefined || price === undefined) return undefined;
  const base = line.price?.baseQuantity?.value;
  const gross = quantity.times(price);
  const perUnit = base === undefined || base.isZero ? gross : gross.dividedBy(base, gross.scale + 6);
  const allowances = line.allowances.map(({ amount }) => minus(amount));
  const charges = line.charges.map(({ amount }) => orZero(amount));
  return Decimal.sum([perUnit, ...allowances, ...charges]);
}

function lineFinding(context: CheckContext, line: InvoiceLine, index: number): readonly Finding[] {
  const computed = lineAmount(line);
  const stated = line.netAmount;
  if (computed === undefined || stated === undefined) return [];
  if (stated.minus(computed).abs().compare(CENT) <= 0) return [];
  const [is, should] = [stated, computed.rounded(2)].map((amount) => shown(amount, context.currency));
  const name = line.id ?? String(index + 1);
  return [
    say(
      'line_amount',
      { severity: 'warning', at: { bt: 'BT-131', field: `lines[${index}].netAmount` }, value: stated.toString() },
      {
        fr: `Ligne ${name} : ${is?.fr} indiqué, quantité × prix fait ${should?.fr}. Vérifiez la quantité, le prix et les remises de la ligne.`,
        en: `Line ${name}: ${is?.en} stated, quantity × price makes ${should?.en}. Check quantity, price and allowances of the line.`,
      },
    ),
  ];
}

export const arithmetic: Check = (context) => [
  ...[...totalSums(context), ...vatSums(context)].flatMap((sum) => checkSum(sum, context.currency)),
  ...context.invoice.vatBreakdown.flatMap((breakdown, index) => rateFinding(context, breakdown, index)),
  ...context.invoice.lines.flatMap((line, index) =>
    line.kind === 'GROUP' || line.kind === 'INFORMATION' ? [] : lineFinding(context, line, index),
  ),
];
