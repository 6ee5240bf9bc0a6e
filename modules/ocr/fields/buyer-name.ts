import type { Layout } from '../layout/document.ts';
import { cellAt } from '../layout/document.ts';
import type { Cell } from '../layout/lines.ts';
import type { Found, Method, Self } from '../model.ts';
import { found, legibility } from './found.ts';
import { isAddress, nameIn, sameName } from './names.ts';
import type { Sides } from './sides.ts';
import type { Zone } from './zones.ts';

export interface PartyContext {
  readonly layout: Layout;
  readonly zones: readonly Zone[];
  readonly sides: Sides;
  readonly self: Self;
}

/** Under the buyer's label; else our own name; else above the buyer's number; else in the address window on the right. */
export function buyerName(context: PartyContext): Found<string> | undefined {
  return fromZone(context.zones, 'buyer') ?? ownName(context) ?? fromAddressWindow(context);
}

export function fromZone(zones: readonly Zone[], side: Zone['side']): Found<string> | undefined {
  for (const { label, rest, cells, side: own } of zones) {
    if (own !== side) continue;
    const inline = rest === '' ? undefined : nameFrom(label, rest, { trust: 0.9, method: 'label' });
    const below = cells
      .slice(0, 3)
      .map((cell) => nameFrom(cell, cell.text, { trust: 0.9, method: 'label' }))
      .find(Boolean);
    const name = inline ?? below;
    if (name) return name;
  }
  return undefined;
}

interface How {
  readonly trust: number;
  readonly method: Method;
}

/** Below this, recognised letters are noise: a name has no check digit to prove them. */
const LEGIBLE = 0.45;

/** `text` is the end of the cell's text, or all of it. */
export function nameFrom(cell: Cell, text: string, how: How): Found<string> | undefined {
  const name = nameIn(text);
  if (!name) return undefined;
  const start = cell.start + cell.text.lastIndexOf(text) + name.start;
  const sighting = { line: cell.line, start, end: start + name.text.length, value: name.text };
  return legibility(sighting) < LEGIBLE ? undefined : found(sighting, how.method, how.trust);
}

function ownName({ layout, self }: PartyContext): Found<string> | undefined {
  const { name, role } = self;
  if (!name || role === 'supplier') return undefined;
  for (const cell of layout.lines.flatMap((line) => line.cells)) {
    const read = nameFrom(cell, cell.text, { trust: 0.9, method: 'pattern' });
    if (read && sameName(read.value, name)) return read;
  }
  return undefined;
}

/** Window envelopes: an address block in the upper right that is not the supplier's. */
function fromAddressWindow({ layout, sides }: PartyContext): Found<string> | undefined {
  const supplierBlocks = new Set(
    sides.supplier?.numbers.map(({ line, start }) => layout.blockOf.get(cellAt(line, start) as Cell)),
  );
  for (const block of layout.blocks) {
    const [first] = block.cells;
    if (!first || block.page > 0 || first.box.x < 0.42 || first.box.y > 0.42 || supplierBlocks.has(block)) continue;
    if (
      !block.cells.some(({ folded }) => /\b\d{5} [a-z]/.test(folded)) ||
      !block.cells.some(({ text }) => isAddress(text))
    )
      continue;
    const name = block.cells
      .slice(0, 3)
      .map((cell) => nameFrom(cell, cell.text, { trust: 0.7, method: 'position' }))
      .find(Boolean);
    if (name) return name;
  }
  return undefined;
}
