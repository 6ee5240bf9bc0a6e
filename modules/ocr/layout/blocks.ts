// Cells that stand under each other: addresses, legal notices, columns of figures.

import { bottom, columnOverlap } from './geometry.ts';
import type { Cell, Line } from './lines.ts';

export interface Block {
  readonly page: number;
  readonly cells: readonly Cell[];
}

/** Two cells stand together when one begins within this many heights below the other and they share a column. */
const CLOSE = 0.95;
const CLOSE_WHEN_TIGHT = 1.7;

export function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: { page: number; cells: Cell[] }[] = [];
  for (const cell of lines.flatMap((line) => line.cells)) {
    const block = blocks.findLast(({ page, cells }) => page === cell.page && follows(cells, cell));
    if (block) block.cells.push(cell);
    else blocks.push({ page: cell.page, cells: [cell] });
  }
  return blocks;
}

function follows(cells: readonly Cell[], next: Cell): boolean {
  const last = cells.at(-1);
  if (!last) return false;
  const height = Math.min(last.box.height, next.box.height);
  const gap = next.box.y - bottom(last.box);
  return (
    gap < height * (next.line.tight ? CLOSE_WHEN_TIGHT : CLOSE) &&
    gap > -height * 0.6 &&
    columnOverlap(last.box, next.box) > 0.3
  );
}
