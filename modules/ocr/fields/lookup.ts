// From a label to its value: to the right on the same line, else below in the same column.

import { cellAt, type Layout } from '../layout/document.ts';
import { columnOverlap } from '../layout/geometry.ts';
import { type Line, spanBox } from '../layout/lines.ts';
import type { Box } from '../model.ts';
import type { Sighting, Span } from './found.ts';

/** Reads the values of one kind that a line holds. */
export type ValueReader<T> = (line: Line) => Sighting<T>[];

export interface Lookup<T> {
  readonly label: RegExp;
  readonly values: ValueReader<T>;
  /** What must not stand between label and value on the same line: another label of the same kind. */
  readonly barrier: RegExp;
}

export interface Hit<T> {
  readonly value: Sighting<T>;
  readonly label: Span;
  readonly direction: 'right' | 'below';
}

/** How many lines below a column header its value may stand, and how far, in heights of the header. */
const LINES_BELOW = 4;
const HEIGHTS_BELOW = 4.5;

/** All values that stand where a label says they do, in the order of the labels. `label` needs the flag `g`. */
export function lookUp<T>(layout: Layout, lookup: Lookup<T>): Hit<T>[] {
  return layout.lines.flatMap((line) =>
    [...line.folded.matchAll(lookup.label)].flatMap((match) => {
      const label = { line, start: match.index, end: match.index + match[0].length };
      const hit = rightOf(label, lookup) ?? below(layout, label, lookup);
      return hit ? [hit] : [];
    }),
  );
}

function rightOf<T>(label: Span, { values, barrier }: Lookup<T>): Hit<T> | undefined {
  const value = values(label.line).find(({ start }) => start >= label.end);
  if (!value || barrier.test(label.line.folded.slice(label.end, value.start))) return undefined;
  return { value, label, direction: 'right' };
}

function below<T>(layout: Layout, label: Span, { values }: Lookup<T>): Hit<T> | undefined {
  const header = cellAt(label.line, label.start);
  if (!header) return undefined;
  const box = spanBox(label.line, label.start, label.end);
  for (const line of layout.lines.slice(label.line.index + 1, label.line.index + 1 + LINES_BELOW)) {
    if (line.page !== label.line.page || line.box.y - box.y > box.height * HEIGHTS_BELOW) return undefined;
    const under = values(line).find((value) => isUnder(box, value) || isUnder(header.box, value));
    if (under) return { value: under, label, direction: 'below' };
    if (line.cells.some((cell) => columnOverlap(box, cell.box) > 0.5)) return undefined;
  }
  return undefined;
}

function isUnder<T>(box: Box, value: Sighting<T>): boolean {
  return columnOverlap(box, spanBox(value.line, value.start, value.end)) > 0.3;
}
