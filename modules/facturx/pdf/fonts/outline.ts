// Outlines of glyphs: closed contours of points on the curve and quadratic control points.

import type { Glyph, PathCommand } from 'fontkit';

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}

export interface Outline {
  /** Advance, in font units. */
  readonly width: number;
  readonly contours: readonly (readonly Point[])[];
}

const on = (x: number, y: number): Point => ({ x, y, isOn: true });

function addCommand(contours: Point[][], { command, args }: PathCommand): void {
  const [x = 0, y = 0, endX = 0, endY = 0] = args;
  if (command === 'moveTo') contours.push([on(x, y)]);
  const contour = contours.at(-1);
  if (!contour) return;
  if (command === 'lineTo') contour.push(on(x, y));
  if (command === 'quadraticCurveTo') contour.push({ x, y, isOn: false }, on(endX, endY));
  if (command === 'bezierCurveTo') throw new Error('a cubic outline in a TrueType font');
}

/** A contour closes by itself: the last point must not repeat the first. */
function closed(contour: Point[]): Point[] {
  const [first] = contour;
  const last = contour.at(-1);
  const isRepeated = contour.length > 1 && last?.isOn && last.x === first?.x && last.y === first.y;
  return isRepeated ? contour.slice(0, -1) : contour;
}

/** The outline of a glyph, scaled to `unitsPerEm`. */
export function outlineOf(glyph: Glyph, scale: number): Outline {
  const contours: Point[][] = [];
  for (const command of glyph.path.commands) addCommand(contours, command);
  const kept = contours.map(closed).filter((contour) => contour.length > 1);
  return moved({ width: glyph.advanceWidth, contours: kept }, { scaleX: scale, scaleY: scale, shift: 0 });
}

interface Move {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly shift: number;
}

function moved({ width, contours }: Outline, { scaleX, scaleY, shift }: Move): Outline {
  const move = (point: Point): Point => ({
    ...point,
    x: Math.round(point.x * scaleX + shift),
    y: Math.round(point.y * scaleY),
  });
  return { width: width * scaleX, contours: contours.map((contour) => contour.map(move)) };
}

/** Outlines side by side, as one: what a ligature is made of. */
export function joined(outlines: readonly Outline[]): Outline {
  let width = 0;
  const contours = outlines.flatMap((outline) => {
    const shifted = moved(outline, { scaleX: 1, scaleY: 1, shift: width });
    width += outline.width;
    return shifted.contours;
  });
  return { width, contours };
}

/**
 * The outline in the advance that a document gives it, as viewers fit the fonts they put in place of missing ones:
 * narrowed when it is too wide, in the middle when it is too narrow.
 */
export function fitted(outline: Outline, width: number, tolerance: number): Outline {
  const rounded = Math.round(width);
  if (width <= 0 || Math.abs(outline.width - width) <= tolerance) return { ...outline, width: rounded };
  const isWide = outline.width > width;
  const move = isWide
    ? { scaleX: width / outline.width, scaleY: 1, shift: 0 }
    : { scaleX: 1, scaleY: 1, shift: (width - outline.width) / 2 };
  return { ...moved(outline, move), width: rounded };
}
