// Whose number is it? Each company seen is weighed: footers, capital and register speak for the supplier,
// « votre n° », the « Facturé à » block and our own number for the buyer.

import type { Layout } from '../layout/document.ts';
import { cellAt } from '../layout/document.ts';
import type { Line } from '../layout/lines.ts';
import type { Self } from '../model.ts';
import type { Identifier } from './identifiers.ts';
import { BUYER_NUMBER, type Zone } from './zones.ts';

export interface Company {
  /** SIREN, or the whole VAT number of a foreign company. */
  readonly key: string;
  readonly numbers: readonly Identifier[];
  /** Above 0: speaks for the supplier; below: for the buyer. */
  readonly weight: number;
}

export interface Sides {
  readonly supplier?: Company;
  readonly buyer?: Company;
}

export function sidesOf(
  layout: Layout,
  context: { numbers: readonly Identifier[]; zones: readonly Zone[]; self: Self },
): Sides {
  const { numbers, zones, self } = context;
  const named = numbers.filter(({ kind }) => kind === 'siren' || kind === 'siret' || kind === 'vat');
  const companies = [...Map.groupBy(named, keyOf)].map(([key, own], order) => ({
    key,
    numbers: own,
    weight: weightOfAll(own.map((number) => weightOf(layout, number, zones))) - order * 0.1 + selfWeight(key, self),
  }));
  const ranked = companies.toSorted((a, b) => b.weight - a.weight);
  const [supplier, ...rest] = ranked.filter(({ weight }) => weight > -1.5);
  const buyer = ranked.findLast((company) => company !== supplier && (company.weight <= -1.5 || rest.length === 1));
  return { ...(supplier ? { supplier } : {}), ...(buyer ? { buyer } : {}) };
}

function keyOf({ kind, value }: Identifier): string {
  if (kind === 'siret') return value.slice(0, 9);
  return kind === 'vat' && value.startsWith('FR') ? value.slice(4) : value;
}

/** The strongest hints of both directions, and a little for being named again and again. */
function weightOfAll(weights: readonly number[]): number {
  const inFavour = Math.max(0, ...weights);
  const against = Math.min(0, ...weights);
  return inFavour + against + Math.min(1.5, (weights.length - 1) * 0.5) * Math.sign(inFavour + against);
}

function selfWeight(key: string, self: Self): number {
  const own = self.siren ?? self.vat?.replace(/^FR../, '');
  if (own === undefined || key !== own) return 0;
  return self.role === 'supplier' ? 100 : -100;
}

function weightOf(layout: Layout, number: Identifier, zones: readonly Zone[]): number {
  const { line, start } = number;
  const cell = cellAt(line, start);
  const zone = zones.find(({ cells, label }) => cell && (cells.includes(cell) || label === cell));
  const before = line.folded.slice(Math.max(0, start - 45), start);
  let weight = zone ? ZONE_WEIGHTS[zone.side] : placeWeight(line, cell?.box.x ?? line.box.x);
  if (BUYER_NUMBER.test(before)) weight -= 3;
  if (isFooter(line)) weight += 2.5;
  if (/capital|r\.?c\.?s|ape|naf/.test(blockText(layout, number))) weight += 1.5;
  return weight;
}

const ZONE_WEIGHTS = { buyer: -4, other: -1, supplier: 4 } as const;

function isFooter({ page, box }: Line): boolean {
  return box.y > 0.86 || (page > 0 && box.y > 0.8);
}

/** Without a label: letterheads stand at the upper left, window addresses at the upper right. */
function placeWeight({ box }: Line, x: number): number {
  if (box.y < 0.3 && x < 0.35) return 2.5;
  return box.y < 0.45 && x > 0.48 ? -0.7 : 0;
}

function blockText(layout: Layout, { line, start }: Identifier): string {
  const cell = cellAt(line, start);
  const block = cell && layout.blockOf.get(cell);
  return block ? block.cells.map(({ folded }) => folded).join(' ') : line.folded;
}
