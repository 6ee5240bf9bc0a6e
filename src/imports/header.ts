import type { ImportField } from './model.ts';
import { titleScore } from './titles.ts';

const ROWS_LOOKED_AT = 40;
const ENOUGH = 0.5;

/** How many different fields the cells of a row name. */
function namedFields(row: readonly string[], fields: readonly ImportField[]): number {
  const named = new Set<string>();
  for (const cell of row) {
    if (cell.length > 60) continue;
    const best = fields
      .map((field) => ({ key: field.key, score: titleScore(cell, field) }))
      .reduce((one, other) => (other.score > one.score ? other : one), { key: '', score: 0 });
    if (best.score >= ENOUGH) named.add(best.key);
  }
  return named.size;
}

/**
 * Index of the row of titles: the one that names most fields among the first rows, whatever stands above it. -1 when no
 * row names two fields (one, in a table of one column): then every row is a line.
 */
export function findHeader(rows: readonly (readonly string[])[], fields: readonly ImportField[]): number {
  const width = Math.max(0, ...rows.slice(0, ROWS_LOOKED_AT).map((row) => row.length));
  let best = { index: -1, named: Math.min(width, 2) - 1 };
  for (const [index, row] of rows.slice(0, ROWS_LOOKED_AT).entries()) {
    const named = namedFields(row, fields);
    if (named > best.named) best = { index, named };
  }
  return best.index;
}
