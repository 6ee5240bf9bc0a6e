// The supplier's name: nothing labels it on most invoices, so several hints vote.

import { cellAt } from '../layout/document.ts';
import { fold } from '../layout/fold.ts';
import type { Cell } from '../layout/lines.ts';
import type { Found } from '../model.ts';
import { fromZone, nameFrom, type PartyContext } from './buyer-name.ts';
import { isAddress, LEGAL_FORM, sameName } from './names.ts';

interface Vote {
  readonly name: Found<string>;
  readonly weight: number;
  /** An address or one of the company's numbers stands with it: not only a logo. */
  readonly proper: boolean;
}

/** Never the buyer's name, never our own. */
export function supplierName(context: PartyContext, buyer: Found<string> | undefined): Found<string> | undefined {
  const { self } = context;
  const others = [buyer?.value, self.role === 'supplier' ? undefined : self.name].filter((name) => name !== undefined);
  const labelled = fromZone(context.zones, 'supplier');
  if (labelled && !others.some((name) => sameName(name, labelled.value))) return labelled;
  const votes = [...fromCells(context), ...fromNumbers(context)].filter(
    ({ name }) => !others.some((other) => sameName(other, name.value)),
  );
  return elected(votes);
}

/** The name that most speaks for; of its spellings the fullest, since logos leave out the legal form. */
function elected(votes: readonly Vote[]): Found<string> | undefined {
  let best: { vote: Vote; weight: number } | undefined;
  for (const vote of votes) {
    const weight = votes.reduce((sum, other) => sum + (isSame(other, vote) ? other.weight : 0), 0);
    if (!best || weight > best.weight + 0.01) best = { vote, weight };
  }
  if (!best || best.weight < 2) return undefined;
  const { vote, weight } = best;
  const spellings = votes.filter((other) => isSame(other, vote));
  const { name } = spellings.reduce((a, b) => (fullness(b) > fullness(a) ? b : a), vote);
  return { ...name, confidence: Math.round(Math.min(0.95, 0.35 + weight * 0.1) * name.confidence * 100) / 100 };
}

function isSame(a: Vote, b: Vote): boolean {
  return sameName(a.name.value, b.name.value);
}

/** Letters of a name; a legal form, or an address or a number beside it, outweighs any length. */
function fullness({ name, proper }: Vote): number {
  const letters = name.value.replaceAll(/[^\p{L}\d]/gu, '').length;
  return letters + (LEGAL_FORM.test(fold(name.value)) ? 200 : 0) + (proper ? 100 : 0);
}

/** Cells of the first page: size, place, a legal form, an address underneath. */
function fromCells({ layout, zones }: PartyContext): Vote[] {
  const taken = new Set(zones.filter(({ side }) => side === 'buyer').flatMap(({ cells, label }) => [...cells, label]));
  const cells = layout.lines.filter(({ page }) => page === 0).flatMap((line) => line.cells);
  const heights = cells.map(({ box }) => box.height).toSorted((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  return cells.flatMap((cell) => {
    if (taken.has(cell) || (cell.box.y > 0.32 && cell.box.y < 0.84)) return [];
    const name = nameFrom(cell, cell.text, { trust: 1, method: 'position' });
    const addressed = hasAddressBelow(layout.blockOf.get(cell)?.cells, cell);
    return name ? [{ name, weight: cellWeight(cell, usual) + (addressed ? 1.5 : 0), proper: addressed }] : [];
  });
}

function cellWeight(cell: Cell, usual: number): number {
  let weight = 0;
  if (LEGAL_FORM.test(cell.folded)) weight += 2;
  if (cell.box.y < 0.2) weight += 1 + Math.min(2, Math.max(0, cell.box.height / usual - 1) * 2);
  if (cell.box.y < 0.12) weight += 0.5;
  if (cell.box.x < 0.4) weight += 0.7;
  if (cell.box.y > 0.84 && /capital|siret|siren|rcs|r\.c\.s|tva/.test(cell.folded)) weight += 2;
  return weight;
}

function hasAddressBelow(cells: readonly Cell[] | undefined, cell: Cell): boolean {
  const at = cells?.indexOf(cell) ?? -1;
  return cells !== undefined && cells.slice(at + 1, at + 4).some(({ text }) => isAddress(text));
}

/** The name on the line of one of the supplier's numbers, else the first in its block; in a footer, the nearest above. */
function fromNumbers({ layout, sides }: PartyContext): Vote[] {
  return (sides.supplier?.numbers ?? []).flatMap(({ line, start }) => {
    const own = cellAt(line, start);
    const block = own && layout.blockOf.get(own);
    const above = (block?.cells ?? []).filter(
      ({ line: other }) => other.index < line.index && line.index - other.index < 9,
    );
    const ordered = [...(own ? [own] : []), ...(line.box.y > 0.84 ? above.toReversed() : above)];
    const name = ordered.map((cell) => nameFrom(cell, cell.text, { trust: 1, method: 'position' })).find(Boolean);
    return name ? [{ name, weight: 2.5, proper: true }] : [];
  });
}
