// VAT by rate. A rate, a base and an amount belong together when base × rate = amount (BR-CO-17).

import { FRENCH_RATES } from '#modules/facturx';
import { Decimal } from '#src/money.ts';
import type { Found, VatExemption, VatLine } from '../model.ts';
import type { Line } from '../layout/lines.ts';
import { type Amount, type Percentage, percentagesOf } from './amounts.ts';
import type { Labelled } from './classify.ts';
import { found } from './found.ts';
import type { Totals } from './solve.ts';

const HUNDRED = Decimal.of('100');

interface Context {
  readonly labelled: readonly Labelled[];
  readonly totals: Totals;
  readonly vatExemption: Found<VatExemption> | undefined;
}

/** More rows than this are item lines; all runs of them are tried. */
const MOST_ROWS = 30;

interface Row {
  readonly rate: { readonly sighting: Percentage | Amount };
  readonly base?: Amount;
  readonly amount?: Amount;
}

export function vatLinesOf(
  layout: { readonly lines: readonly Line[] },
  amounts: readonly Amount[],
  context: Context,
): VatLine[] {
  const byLine = Map.groupBy(amounts, ({ line }) => line);
  const percentages = Map.groupBy(percentagesOf(layout.lines), ({ line }) => line);
  const whole = layout.lines.flatMap((line) => wholeRows(byLine.get(line) ?? [], percentages.get(line) ?? [], line));
  const chosen = chooseRows(whole, context.totals);
  const taxed = chosen.length > 0 ? chosen.map(asVatLine) : partialLines(percentages, context);
  return [...taxed, ...untaxedLines(taxed, context)];
}

/** What the document says bears no VAT: all of it, or the part that the taxed bases leave of the net total. */
function untaxedLines(taxed: readonly VatLine[], { labelled, totals, vatExemption }: Context): VatLine[] {
  const { netTotal, vatTotal } = totals;
  if (!netTotal) return [];
  if (taxed.length === 0) {
    if (!vatExemption || (vatTotal && !vatTotal.value.isZero)) return [];
    const rate = { ...vatExemption, value: Decimal.zero };
    return [{ rate, base: netTotal, ...(vatTotal ? { amount: vatTotal } : {}) }];
  }
  const rest = netTotal.value.minus(Decimal.sum(taxed.map(({ base }) => base?.value ?? netTotal.value)));
  if (rest.isZero) return [];
  const part = labelled.findLast(({ kind, amount }) => kind === 'exempt' && amount.value.equals(rest));
  if (!part) return [];
  const rate = found({ ...part.amount, start: 0, end: part.amount.start, value: Decimal.zero }, 'arithmetic', 0.9);
  return [{ rate, base: found(part.amount, 'arithmetic', 0.95) }];
}

/** Rows that hold rate, base and amount on one line. */
function wholeRows(amounts: readonly Amount[], percentages: readonly Percentage[], line: Line): Row[] {
  const rates = [...percentages, ...bareRates(line, amounts)];
  for (const rate of rates) {
    for (const base of amounts) {
      const amount = amounts.find(
        (other) => other !== base && other.start !== rate.start && isVatOf(other, base, rate.value),
      );
      if (amount && base.start !== rate.start && !amount.value.equals(base.value))
        return [{ rate: { sighting: rate }, base, amount }];
    }
  }
  return [];
}

/** Rates printed without %: « 20,00 » or « 20 » in a column of rates. Only rates that exist in France: any figure could be one. */
function bareRates(line: Line, amounts: readonly Amount[]): (Amount | Percentage)[] {
  const whole = [
    ...line.text.matchAll(/(?<![\d.,\w])(20|10|5[.,]50?|2[.,]10?|8[.,]50?|20[.,]0|10[.,]0|0)(?![\d.,%\w])/g),
  ].flatMap((match) => {
    const value = Decimal.parse((match[1] ?? '').replace(',', '.'));
    const start = match.index;
    return value ? [{ line, start, end: start + match[0].length, value, box: line.box }] : [];
  });
  return [...amounts.filter(({ value }) => FRENCH_RATES.some((rate) => rate.equals(value))), ...whole];
}

function isVatOf(amount: Amount, base: Amount, rate: Decimal): boolean {
  const expected = base.value.times(rate).dividedBy(HUNDRED, 2);
  const tolerance = Decimal.of(rate.isZero ? '0' : '0.02');
  return expected.minus(amount.value).abs().compare(tolerance) <= 0 && (rate.isZero || !amount.value.isZero);
}

/**
 * Item lines may look like rows of the summary. The summary is the run of rows that adds up to the totals;
 * without totals, the last row of each rate.
 */
function chooseRows(rows: readonly Row[], totals: Totals): Row[] {
  const groups = [...Map.groupBy(rows, ({ rate }) => rate.sighting.value.rounded(2).toString()).values()];
  const largest = groups.map((group) => group.reduce((a, b) => (size(b).compare(size(a)) >= 0 ? b : a)));
  const last = groups.flatMap((group) => group.slice(-1));
  const fitting = [last, largest, ...runsOf(rows)].find((choice) => addsUp(choice, totals));
  return fitting ?? (totals.netTotal ? [] : last);
}

/** Every run of neighbouring rows, the last ones first. */
function runsOf(rows: readonly Row[]): Row[][] {
  const late = rows.slice(-MOST_ROWS);
  return late
    .flatMap((_, from) => late.slice(from).map((__, length) => late.slice(from, from + length + 1)))
    .toReversed();
}

function size({ base }: Row): Decimal {
  return base?.value.abs() ?? Decimal.zero;
}

function addsUp(rows: readonly Row[], { netTotal, vatTotal }: Totals): boolean {
  if (rows.length === 0 || !netTotal) return false;
  const bases = Decimal.sum(rows.map(({ base }) => base?.value ?? Decimal.zero));
  const amounts = Decimal.sum(rows.map(({ amount }) => amount?.value ?? Decimal.zero));
  const near = Decimal.of('0.02');
  const basesFit = bases.minus(netTotal.value).abs().compare(near) <= 0;
  return basesFit && (!vatTotal || amounts.minus(vatTotal.value).abs().compare(near) <= 0);
}

function asVatLine({ rate, base, amount }: Row): VatLine {
  return {
    rate: found(rate.sighting, 'arithmetic', 0.97),
    ...(base ? { base: found(base, 'arithmetic', 0.97) } : {}),
    ...(amount ? { amount: found(amount, 'arithmetic', 0.97) } : {}),
  };
}

/** « TVA 20 % : 200,00 » without its base: the base is the total when there is one rate, or a « Base HT 20 % » line. */
function partialLines(percentages: ReadonlyMap<Line, readonly Percentage[]>, { labelled, totals }: Context): VatLine[] {
  const rated = labelled.flatMap(({ amount, kind }) => {
    const own = percentages.get(amount.line) ?? [];
    const rate = own.findLast(({ end }) => end <= amount.start) ?? (own.length === 1 ? own[0] : undefined);
    return rate && (kind === 'vat' || kind === 'base') ? [{ rate, amount, kind }] : [];
  });
  const vats = lastOfEach(rated.filter(({ kind }) => kind === 'vat'));
  const sum = Decimal.sum(vats.map(({ amount }) => amount.value));
  if (vats.length === 0 || (totals.vatTotal && !sum.equals(totals.vatTotal.value))) return [];
  return vats.map(({ rate, amount }) => {
    const printed = rated.find((other) => isBaseOf(other, { rate, amount }));
    const base = printed
      ? found(printed.amount, 'arithmetic', 0.95)
      : baseFromTotal(totals.netTotal, amount, rate.value);
    const method = base ? 'arithmetic' : 'label';
    return {
      rate: found(rate, method, base ? 0.95 : 0.85),
      ...(base ? { base } : {}),
      amount: found(amount, method, base ? 0.95 : 0.85),
    };
  });
}

interface Rated {
  readonly rate: Percentage;
  readonly amount: Amount;
  readonly kind?: string;
}

/** On the same line, or on a line of the same rate: a base times its rate is the amount. */
function isBaseOf(base: Rated, { rate, amount }: Rated): boolean {
  return base.kind === 'base' && base.rate.value.equals(rate.value) && isVatOf(amount, base.amount, rate.value);
}

function lastOfEach<T extends { readonly rate: Percentage }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.rate.value.rounded(2).toString(), row])).values()];
}

function baseFromTotal(net: Found<Decimal> | undefined, amount: Amount, rate: Decimal): Found<Decimal> | undefined {
  if (!net) return undefined;
  const expected = net.value.times(rate).dividedBy(HUNDRED, 2);
  return expected.minus(amount.value).abs().compare(Decimal.of('0.02')) <= 0 ? net : undefined;
}
