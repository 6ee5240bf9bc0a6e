import type { Page } from '../model.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Cell, type Line, linesOf } from './lines.ts';

/** A document laid out: what every field looks for its value in. */
export interface Layout {
  readonly lines: readonly Line[];
  readonly blocks: readonly Block[];
  readonly blockOf: ReadonlyMap<Cell, Block>;
  readonly text: string;
}

export function layOut(pages: readonly Page[]): Layout {
  const lines = linesOf(pages);
  const blocks = blocksOf(lines);
  const blockOf = new Map(blocks.flatMap((block) => block.cells.map((cell) => [cell, block] as const)));
  return { lines, blocks, blockOf, text: lines.map((line) => line.text).join('\n') };
}

/** The cell of a line that holds the character at `offset`. */
export function cellAt(line: Line, offset: number): Cell | undefined {
  return line.cells.findLast((cell) => cell.start <= offset);
}
