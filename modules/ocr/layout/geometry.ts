import type { Box } from '../model.ts';

export function union(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Length shared by two intervals; negative when they are apart. */
function shared(startA: number, lengthA: number, startB: number, lengthB: number): number {
  return Math.min(startA + lengthA, startB + lengthB) - Math.max(startA, startB);
}

/** Share of the narrower box's width that lies under (or over) the other: 1 = wholly, 0 or less = not at all. */
export function columnOverlap(a: Box, b: Box): number {
  return shared(a.x, a.width, b.x, b.width) / Math.max(1e-6, Math.min(a.width, b.width));
}

export function rowOverlap(a: Box, b: Box): number {
  return shared(a.y, a.height, b.y, b.height) / Math.max(1e-6, Math.min(a.height, b.height));
}

export function middle(box: Box): number {
  return box.y + box.height / 2;
}

export function bottom(box: Box): number {
  return box.y + box.height;
}
