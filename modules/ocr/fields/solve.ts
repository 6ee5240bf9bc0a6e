// Which figures are the totals? The ones that add up: HT + TVA = TTC outranks what any label says (BR-CO-15).

import type { Decimal } from '#src/money.ts';
import type { Found } from '../model.ts';
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

/** At most this many candidates of one kind are combined: three nested loops must stay small. */
const MOST = 24;
/** What two labels and a sum are worth. Below it a sum that fits may be chance. */
const ENOUGH = 1.2;

export function totalsOf(labelled: readonly Labelled[]): Totals {
  const gross = [...ofKind(labelled, 'gross'), ...ofKind(labelled, 'due', 0.8)];
  // A bare « Total » may be the net one; a misread « Total HT » often ends as one.
  const bare = ofKind(labelled, 'gross', 0.5).filter(({ score }) => score <= 0.3);
  const nets = [...ofKind(labelled, 'net'), ...ofKind(labelled, 'base', 0.5), ...bare];
  const triple = bestTriple({ nets, vats: ofKind(labelled, 'vat'), gross, all: labelled });
  const due = top(ofKind(labelled, 'due'));
  const prepaid = ofKind(labelled, 'prepaid');
  if (!triple) return alone({ nets: ofKind(labelled, 'net'), vats: ofKind(labelled, 'vat'), gross, due, prepaid });
  const trust = Math.min(0.99, 0.8 + triple.score * 0.07);
  return {
    netTotal: found(triple.net.amount, 'arithmetic', trust),
    vatTotal: found(triple.vat.amount, 'arithmetic', trust),
    grossTotal: found(triple.gross.amount, 'arithmetic', trust),
    ...(due ? { amountDue: dueFound(due, triple.gross.amount, prepaid) } : {}),
  };
}

function ofKind(labelled: readonly Labelled[], kind: Labelled['kind'], factor = 1): Candidate[] {
  return labelled
    .filter((candidate) => candidate.kind === kind)
    .map(({ amount, score }) => ({ amount, score: score * factor }))
    .toSorted((a, b) => b.score - a.score || b.amount.order - a.amount.order)
    .slice(0, MOST);
}

/** Highest score; of equals the last printed, since carried-over and partial totals come first. */
function top(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates[0];
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

function lastOrder({ net, vat, gross }: Triple): number {
  return net.amount.order + vat.amount.order + gross.amount.order;
}

/** The amount due is surer when it is the total, or the total less what was paid. */
function dueFound(due: Candidate, gross: Amount, prepaid: readonly Candidate[]): Found<Decimal> {
  const fits =
    due.amount.value.equals(gross.value) ||
    prepaid.some(({ amount }) => gross.value.minus(amount.value.abs()).equals(due.amount.value));
  return fits ? found(due.amount, 'arithmetic', 0.98) : found(due.amount, 'label', 0.8);
}

/** Nothing adds up: each total on the word of its label. */
function alone(candidates: {
  nets: readonly Candidate[];
  vats: readonly Candidate[];
  gross: readonly Candidate[];
  due: Candidate | undefined;
  prepaid: readonly Candidate[];
}): Totals {
  const net = only(candidates.nets);
  const vat = only(candidates.vats);
  const gross = only(candidates.gross);
  const { due } = candidates;
  const equal = net && gross && net.amount.value.equals(gross.amount.value);
  return {
    ...(net ? { netTotal: found(net.amount, equal ? 'arithmetic' : 'label', equal ? 0.9 : 0.6 * net.score) } : {}),
    ...(vat ? { vatTotal: found(vat.amount, 'label', 0.6 * vat.score) } : {}),
    ...(gross
      ? { grossTotal: found(gross.amount, equal ? 'arithmetic' : 'label', equal ? 0.9 : 0.7 * gross.score) }
      : {}),
    ...(due ? { amountDue: dueFound(due, gross?.amount ?? due.amount, candidates.prepaid) } : {}),
  };
}

/** The one value that labels of this kind name; when they name several and no sum decides, none. */
function only(candidates: readonly Candidate[]): Candidate | undefined {
  const [first, ...others] = candidates.filter(({ score }) => score >= 0.5);
  return others.every((other) => first && other.amount.value.equals(first.amount.value)) ? first : undefined;
}
