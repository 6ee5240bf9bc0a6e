// A pen that draws with cubic curves, and an outline of quadratic ones: what TrueType can hold.

import type { Outline, Point } from '../outline.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** How far a curve may stray, in units of the result: half of one is rounded away anyway. */
const TOLERANCE = 0.5;
const MOST_PARTS = 16;

const between = (a: Place, b: Place, t: number): Place => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });

type Cubic = readonly [start: Place, first: Place, second: Place, end: Place];

/** How many quadratic curves it takes: the third difference says how far one would stray. */
function partsOf([a, b, c, d]: Cubic): number {
  const dx = d.x - 3 * c.x + 3 * b.x - a.x;
  const dy = d.y - 3 * c.y + 3 * b.y - a.y;
  const error = (Math.sqrt(3) / 36) * Math.hypot(dx, dy);
  return Math.min(MOST_PARTS, Math.max(1, Math.ceil(Math.cbrt(error / TOLERANCE))));
}

/** The part of a curve up to `t`, and the rest (de Casteljau). */
function split([a, b, c, d]: Cubic, t: number): [Cubic, Cubic] {
  const [ab, bc, cd] = [between(a, b, t), between(b, c, t), between(c, d, t)];
  const [abc, bcd] = [between(ab, bc, t), between(bc, cd, t)];
  const middle = between(abc, bcd, t);
  return [
    [a, ab, abc, middle],
    [middle, bcd, cd, d],
  ];
}

export class Pen {
  readonly #contours: Point[][] = [];
  readonly #scale: number;
  #at: Place = { x: 0, y: 0 };

  /** `scale`: from the units of the program to those of the outline. */
  constructor(scale: number) {
    this.#scale = scale;
  }

  get at(): Place {
    return this.#at;
  }

  moveTo(x: number, y: number): void {
    this.#at = { x, y };
    this.#contours.push([]);
    this.#put(this.#at, true);
  }

  lineTo(x: number, y: number): void {
    this.#at = { x, y };
    this.#put(this.#at, true);
  }

  curveTo(first: Place, second: Place, end: Place): void {
    let rest: Cubic = [this.#at, first, second, end];
    for (let left = partsOf(this.#scaled(rest)); left > 0; left--) {
      const [part, after] = split(rest, 1 / left);
      const [a, b, c, d] = part;
      this.#put({ x: (3 * (b.x + c.x) - a.x - d.x) / 4, y: (3 * (b.y + c.y) - a.y - d.y) / 4 }, false);
      this.#put(d, true);
      rest = after;
    }
    this.#at = end;
  }

  quadraticTo(control: Place, end: Place): void {
    this.#put(control, false);
    this.#put(end, true);
    this.#at = end;
  }

  /** What was drawn, as wide as is said. */
  outline(width: number): Outline {
    const contours = this.#contours.map(open).filter((contour) => contour.length > 2);
    return { width, contours };
  }

  #scaled(curve: Cubic): Cubic {
    return curve.map(({ x, y }) => ({ x: x * this.#scale, y: y * this.#scale })) as unknown as Cubic;
  }

  #put({ x, y }: Place, isOn: boolean): void {
    if (this.#contours.length === 0) this.#contours.push([]);
    this.#contours.at(-1)?.push({ x: Math.round(x * this.#scale), y: Math.round(y * this.#scale), isOn });
  }
}

/** A contour closes by itself: its last point must not repeat the first. */
function open(contour: Point[]): Point[] {
  const [first] = contour;
  const last = contour.at(-1);
  const isRepeated = contour.length > 1 && last?.isOn && last.x === first?.x && last.y === first.y;
  return isRepeated ? contour.slice(0, -1) : contour;
}
