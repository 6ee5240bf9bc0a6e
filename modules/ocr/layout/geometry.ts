import type { Box } from '../model.ts';

export function union(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const lowest = Math.max(...boxes.map(bottom));
  return { x, y, width: right - x, height: lowest - y };
}

interface Interval {
  readonly start: number;
  readonly length: number;
}

/** Length shared by two intervals as a share of the shorter; negative when they are apart. */
function overlap(a: Interval, b: Interval): number {
  const shared = Math.min(a.start + a.length, b.start + b.length) - Math.max(a.start, b.start);
  return shared / Math.max(1e-6, Math.min(a.length, b.length));
}

/** Share of the narrower box's width that lies under (or over) the other: 1 = wholly, 0 or less = not at all. */
export function columnOverlap(a: Box, b: Box): number {
  return overlap({ start: a.x, length: a.width }, { start: b.x, length: b.width });
}

export function rowOverlap(a: Box, b: Box): number {
  return overlap({ start: a.y, length: a.height }, { start: b.y, length: b.height });
}

export function bottom(box: Box): number {
  return box.y + box.height;
}
