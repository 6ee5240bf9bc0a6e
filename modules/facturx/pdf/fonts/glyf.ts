// One glyph of a `glyf` table: end points, flags, and coordinates as steps from the point before.

import type { Outline, Point } from './outline.ts';
import { words } from './sfnt.ts';

const ON_CURVE = 1;
const SHORT_X = 2;
const SHORT_Y = 4;
const SAME_OR_POSITIVE_X = 16;
const SAME_OR_POSITIVE_Y = 32;

/** A step along one axis: its flags, and the bytes it takes. */
function step(delta: number, short: number, sameOrPositive: number): { flag: number; bytes: number[] } {
  if (delta === 0) return { flag: sameOrPositive, bytes: [] };
  if (Math.abs(delta) < 256) return { flag: short | (delta > 0 ? sameOrPositive : 0), bytes: [Math.abs(delta)] };
  return { flag: 0, bytes: [(delta >> 8) & 0xff, delta & 0xff] };
}

export interface Bounds {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Zeroes for an outline without points. */
export function boundsOf(points: readonly Point[]): Bounds {
  const bounds = { left: 0, bottom: 0, right: 0, top: 0 };
  points.forEach(({ x, y }, index) => {
    bounds.left = index === 0 ? x : Math.min(bounds.left, x);
    bounds.right = index === 0 ? x : Math.max(bounds.right, x);
    bounds.bottom = index === 0 ? y : Math.min(bounds.bottom, y);
    bounds.top = index === 0 ? y : Math.max(bounds.top, y);
  });
  return bounds;
}

/** The glyph description, of an even length; empty when nothing is drawn. */
export function glyphBytes({ contours }: Outline): Buffer {
  if (contours.length === 0) return Buffer.alloc(0);
  const points = contours.flat();
  const { left, bottom, right, top } = boundsOf(points);
  const flags: number[] = [];
  const xs: number[] = [];
  const ys: number[] = [];
  let [lastX, lastY] = [0, 0];
  for (const { x, y, isOn } of points) {
    const [dx, dy] = [step(x - lastX, SHORT_X, SAME_OR_POSITIVE_X), step(y - lastY, SHORT_Y, SAME_OR_POSITIVE_Y)];
    flags.push((isOn ? ON_CURVE : 0) | dx.flag | dy.flag);
    xs.push(...dx.bytes);
    ys.push(...dy.bytes);
    [lastX, lastY] = [x, y];
  }
  let last = -1;
  const ends = contours.map((contour) => (last += contour.length));
  const head = words(contours.length, left, bottom, right, top, ...ends, 0);
  const body = Buffer.from([...flags, ...xs, ...ys]);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}
