// Which figures are the totals? The ones that add up: HT + TVA = TTC outranks what any label says (BR-CO-15).

import { Decimal } from '#src/money.ts';
import type { Found, VatExemption } from '../model.ts';
import type { Amount } from './amounts.ts';
import type { Labelled } from './classify.ts';
import { found } from './found.ts';

export interface Totals {
  readonly netTotal?: Found<Decimal>;
  readonly vatTotal?: Found<Decimal>;
  readonly grossTotal?: Found<Decimal>;
  readonly amountDue?: Found<Decimal>;
}

interface Candidate {
  readonly amount: Amount;
  readonly score: number;
}

interface Triple {
  readonly net: Candidate;
  readonly vat: Candidate;
  readonly gross: Candidate;
  readonly score: number;
}

/** A sum of more than three figures names no VAT total unless one figure is all of it. */
type Sum = Omit<Triple, 'vat'> & { readonly vat?: Candidate };

/** At most this many candidates of one kind are combined: three nested loops must stay small. */
const MOST = 24;
/** What two labels and a sum are worth. Below it a sum that fits may be chance. */
const ENOUGH = 1.2;

/** `exemption`: the document says that no VAT is charged, so that one printed total is both the net and the gross one. */
export function totalsOf(labelled: readonly Labelled[], exemption?: Found<VatExemption>): Totals {
  const gross = [
    ...ofKind(labelled, 'gross'),
    ...ofKind(labelled, 'due', 0.8).filter(({ amount }) => !amount.value.isZero),
  ];
  // A bare « Total » may be the net one; a misread « Total HT » often ends as one.
  const bare = ofKind(labelled, 'gross', 0.5).filter(({ score }) => score <= 0.3);
  const nets = [...ofKind(labelled, 'net'), ...ofKind(labelled, 'base', 0.5), ...bare];
  const vats = ofKind(labelled, 'vat');
  const proved = bestTriple({ nets, vats, gross, all: labelled }) ?? bestSum({ nets, vats, gross, all: labelled });
  const due = ofKind(labelled, 'due')[0];
  const prepaid = ofKind(labelled, 'prepaid');
  if (!proved) return alone({ nets: ofKind(labelled, 'net'), vats, gross, due, prepaid, exemption });
  const trust = Math.min(0.99, 0.8 + proved.score * 0.07);
  return {
    netTotal: found(proved.net.amount, 'arithmetic', trust),
    ...(proved.vat ? { vatTotal: found(proved.vat.amount, 'arithmetic', trust) } : {}),
    grossTotal: found(proved.gross.amount, 'arithmetic', trust),
    ...(due ? { amountDue: dueFound(due, proved.gross.amount, prepaid) } : {}),
  };
}

function ofKind(labelled: readonly Labelled[], kind: Labelled['kind'], factor = 1): Candidate[] {
  return labelled
    .filter((candidate) => candidate.kind === kind)
    .map(({ amount, score }) => ({ amount, score: score * factor }))
    .toSorted((a, b) => b.score - a.score || b.amount.order - a.amount.order)
    .slice(0, MOST);
}

interface Search {
  readonly nets: readonly Candidate[];
  readonly vats: readonly Candidate[];
  readonly gross: readonly Candidate[];
  readonly all: readonly Labelled[];
}

/** Combines labelled amounts; one of the three may be an amount without a label, if the sum is exact. */
function bestTriple({ nets, vats, gross, all }: Search): Triple | undefined {
  const triples: Triple[] = [];
  const add = (net: Candidate, vat: Candidate, total: Candidate): void => {
    const score = net.score + total.score + vat.score * (vat.amount.value.isZero ? 0.4 : 1);
    if (score >= ENOUGH && distinct(net, vat, total)) triples.push({ net, vat, gross: total, score });
  };
  for (const net of nets) {
    for (const total of gross) for (const vat of equalTo(size(total).minus(size(net)), vats, all)) add(net, vat, total);
    for (const vat of vats) for (const total of equalTo(size(net).plus(size(vat)), gross, all)) add(net, vat, total);
  }
  for (const vat of vats) {
    for (const total of gross) for (const net of equalTo(size(total).minus(size(vat)), nets, all)) add(net, vat, total);
  }
  return triples.toSorted((a, b) => b.score - a.score || lastOrder(b) - lastOrder(a))[0];
}

/** Several rates without a total of VAT, or a part without VAT beside the net total: HT + TVA + TVA = TTC. */
function bestSum({ nets, vats, gross, all }: Search): Sum | undefined {
  const parts = partsOf(vats, all);
  const sums: Sum[] = [];
  for (const net of nets) {
    for (const total of gross) {
      const part = parts.find(({ sum }) => sum.equals(size(total).minus(size(net))));
      const apart = part && net.amount !== total.amount && part.vats.every((vat) => distinct(net, vat, total));
      const score = net.score + total.score;
      if (!apart || score < ENOUGH) continue;
      const [vat, ...others] = part.vats;
      sums.push({ net, gross: total, score, ...(vat && others.length === 0 ? { vat } : {}) });
    }
  }
  return sums.toSorted((a, b) => b.score - a.score || lastOrder(b) - lastOrder(a))[0];
}

interface Parts {
  readonly vats: readonly Candidate[];
  readonly sum: Decimal;
}

/** More rates than this are on no invoice. */
const MOST_RATES = 4;

/** Neighbouring VAT amounts of different lines, with or without a part that bears none. Fewest figures first. */
function partsOf(vats: readonly Candidate[], all: readonly Labelled[]): Parts[] {
  const inOrder = vats.toSorted((a, b) => a.amount.order - b.amount.order);
  const runs = inOrder.flatMap((_, from) =>
    Array.from({ length: Math.min(MOST_RATES, inOrder.length - from) }, (__, more) =>
      inOrder.slice(from, from + more + 1),
    ),
  );
  const onTheirLines = runs.filter((run) => new Set(run.map(({ amount }) => amount.line)).size === run.length);
  const exempt = ofKind(all, 'exempt');
  return onTheirLines
    .flatMap((run) => {
      const sum = Decimal.sum(run.map(size));
      return [{ vats: run, sum }, ...exempt.map((part) => ({ vats: run, sum: sum.plus(size(part)) }))];
    })
    .toSorted((a, b) => a.vats.length - b.vats.length);
}

/** Credit notes print some of their figures with a minus and some without: sums are made of sizes. */
function size({ amount }: Candidate): Decimal {
  return amount.value.abs();
}

function equalTo(value: Decimal, labelled: readonly Candidate[], all: readonly Labelled[]): Candidate[] {
  const named = labelled.filter(({ amount }) => amount.value.abs().equals(value));
  if (named.length > 0) return named;
  const loose = all.findLast(({ amount, kind }) => kind === 'other' && amount.value.abs().equals(value));
  return loose ? [{ amount: loose.amount, score: 0 }] : [];
}

/** Three different places; VAT is smaller than the net amount (no French rate reaches 100 %). */
function distinct(net: Candidate, vat: Candidate, gross: Candidate): boolean {
  if (net.amount === gross.amount || net.amount === vat.amount || vat.amount === gross.amount) return false;
  if (gross.amount.value.isZero) return false;
  return vat.amount.value.abs().compare(net.amount.value.abs()) < 0;
}

function lastOrder({ net, vat, gross }: Sum): number {
  return net.amount.order + (vat?.amount.order ?? 0) + gross.amount.order;
}

/** The amount due is surer when it is the total, or the total less what was paid. */
function dueFound(due: Candidate, gross: Amount, prepaid: readonly Candidate[]): Found<Decimal> {
  const fits =
    due.amount.value.equals(gross.value) ||
    prepaid.some(({ amount }) => gross.value.minus(amount.value.abs()).equals(due.amount.value));
  return fits ? found(due.amount, 'arithmetic', 0.98) : found(due.amount, 'label', 0.8);
}

interface Alone {
  readonly nets: readonly Candidate[];
  readonly vats: readonly Candidate[];
  readonly gross: readonly Candidate[];
  readonly due: Candidate | undefined;
  readonly prepaid: readonly Candidate[];
  readonly exemption: Found<VatExemption> | undefined;
}

/** Nothing adds up: each total on the word of its label. */
function alone({ nets, vats, gross: totals, due, prepaid, exemption }: Alone): Totals {
  const vat = only(vats);
  const gross = only(totals);
  const net = only(nets) ?? (exemption && isNothing(vat) ? gross : undefined);
  const equal = net !== gross && net && gross?.amount.value.equals(net.amount.value);
  const total = ({ amount, score }: Candidate): Found<Decimal> =>
    equal ? found(amount, 'arithmetic', 0.9) : found(amount, 'label', 0.65 * score);
  return {
    ...(net ? { netTotal: total(net) } : {}),
    ...(vat ? { vatTotal: found(vat.amount, 'label', 0.6 * vat.score) } : {}),
    ...(gross ? { grossTotal: total(gross) } : {}),
    ...(due ? { amountDue: dueFound(due, gross?.amount ?? due.amount, prepaid) } : {}),
  };
}

function isNothing(vat: Candidate | undefined): boolean {
  return !vat || vat.amount.value.isZero;
}

/** The one value that labels of this kind name; when they name several and no sum decides, none. */
function only(candidates: readonly Candidate[]): Candidate | undefined {
  const [first, ...others] = candidates.filter(({ score }) => score >= 0.5);
  return others.every((other) => first && other.amount.value.equals(first.amount.value)) ? first : undefined;
}
