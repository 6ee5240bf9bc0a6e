// How far a page is turned. Lines of text make the sum of ink per row swing; it swings most when the rows are level.

import { type Grey, rawOf, sharpOf } from './grey.ts';

const COPY_SIDE = 900;
const WIDEST = 7;

/** Degrees to turn clockwise so that the lines become level: -7..7 in steps of 0.1. 0 for a page without text. */
export async function skewOf(grey: Grey): Promise<number> {
  const ink = inkOf(await smallCopy(grey));
  if (ink.count < 200) return 0;
  const coarse = best(range(-WIDEST, WIDEST, 0.5), (angle) => swing(ink, angle));
  const fine = best(range(coarse - 0.5, coarse + 0.5, 0.1), (angle) => swing(ink, angle));
  return Math.abs(fine) < 0.15 ? 0 : Math.round(fine * 10) / 10;
}

/** True when the lines run up and down: the page lies on its side. */
export async function isSideways(grey: Grey): Promise<boolean> {
  const copy = await smallCopy(grey);
  const ink = inkOf(copy);
  if (ink.count < 200) return false;
  const level = Math.max(...range(-3, 3, 1).map((angle) => swing(ink, angle)));
  const turned = inkOf(await rawOf(sharpOf(copy).rotate(90)));
  const upright = Math.max(...range(-3, 3, 1).map((angle) => swing(turned, angle)));
  return upright > level * 1.15;
}

async function smallCopy(grey: Grey): Promise<Grey> {
  return rawOf(sharpOf(grey).resize(COPY_SIDE, COPY_SIDE, { fit: 'inside', withoutEnlargement: true }).normalise());
}

interface Ink {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly count: number;
  readonly height: number;
}

/** Dark dots that differ from the dot to their left: letters, not shadows and not horizontal rules. */
function inkOf({ data, width, height }: Grey): Ink {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 1; x < width; x += 1) {
      const at = y * width + x;
      if ((data[at - 1] ?? 0) - (data[at] ?? 0) > 40) {
        xs.push(x - width / 2);
        ys.push(y - height / 2);
      }
    }
  }
  return { xs: Float32Array.from(xs), ys: Float32Array.from(ys), count: xs.length, height };
}

function swing({ xs, ys, count, height }: Ink, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Float64Array(height * 2);
  for (let at = 0; at < count; at += 1) {
    const row = Math.round((ys[at] ?? 0) + (xs[at] ?? 0) * slope) + height;
    if (row >= 0 && row < rows.length) rows[row] = (rows[row] ?? 0) + 1;
  }
  let energy = 0;
  for (const value of rows) energy += value * value;
  return energy;
}

function range(from: number, to: number, step: number): number[] {
  const count = Math.round((to - from) / step) + 1;
  return Array.from({ length: count }, (_, index) => from + index * step);
}

function best(values: readonly number[], score: (value: number) => number): number {
  let winner = values[0] ?? 0;
  let highest = -Infinity;
  for (const value of values) {
    const reached = score(value);
    if (reached > highest) [winner, highest] = [value, reached];
  }
  return winner;
}
