// Annotations that leave their look to the viewer (§6.3.3): marks on text, simple shapes and notes get one of ours.

import type { PdfDraft } from '../syntax/draft.ts';
import { deflate } from '../syntax/flate.ts';
import {
  arrayEntry,
  dict,
  dictEntry,
  name,
  nameEntry,
  numberEntry,
  PdfStream,
  type PdfDict,
  type PdfRef,
} from '../syntax/objects.ts';

interface Drawing {
  /** Operators, in the coordinates of the page. */
  readonly content: string;
  readonly isHighlight?: boolean;
}

interface Annotation {
  readonly draft: PdfDraft;
  readonly of: PdfDict;
  readonly rect: readonly [left: number, bottom: number, right: number, top: number];
}

function numbers(draft: PdfDraft, of: PdfDict | undefined, key: string): number[] {
  return (arrayEntry(draft, of, key) ?? []).map((item) => Number(draft.resolve(item)));
}

/** Components of a colour as an operator of the screen: grey, RGB, or the four inks mixed. */
function colour(components: readonly number[], operator: 'fill' | 'stroke'): string | undefined {
  const [c = 0, m = 0, y = 0, k = 0] = components;
  const mixed =
    components.length === 1
      ? [c, c, c]
      : components.length === 3
        ? [c, m, y]
        : [c, m, y].map((share) => (1 - share) * (1 - k));
  if (![1, 3, 4].includes(components.length) || mixed.some((part) => !(part >= 0 && part <= 1))) return undefined;
  return `${mixed.map((part) => part.toFixed(3)).join(' ')} ${operator === 'fill' ? 'rg' : 'RG'}\n`;
}

function widthOf({ draft, of }: Annotation): number {
  const styled = numberEntry(draft, dictEntry(draft, of, 'BS'), 'W');
  return styled ?? numbers(draft, of, 'Border')[2] ?? 1;
}

type Quad = readonly [left: number, bottom: number, right: number, top: number];

/** The boxes of marked text: four corners each. */
function quads({ draft, of }: Annotation): Quad[] {
  const points = numbers(draft, of, 'QuadPoints');
  return Array.from({ length: Math.floor(points.length / 8) }, (_, index): Quad => {
    const corners = points.slice(index * 8, index * 8 + 8);
    const xs = corners.filter((_value, at) => at % 2 === 0);
    const ys = corners.filter((_value, at) => at % 2 === 1);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  });
}

function highlight(annotation: Annotation): Drawing | undefined {
  const fill = colour(numbers(annotation.draft, annotation.of, 'C'), 'fill');
  const boxes = quads(annotation);
  if (!fill || boxes.length === 0) return undefined;
  const drawn = boxes.map(([left, bottom, right, top]) => `${left} ${bottom} ${right - left} ${top - bottom} re f\n`);
  return { content: fill + drawn.join(''), isHighlight: true };
}

/** A line along each box, at a share of its height. */
function textLine(share: number): (annotation: Annotation) => Drawing | undefined {
  return (annotation) => {
    const stroke = colour(numbers(annotation.draft, annotation.of, 'C'), 'stroke') ?? '0 0 0 RG\n';
    const boxes = quads(annotation);
    if (boxes.length === 0) return undefined;
    const drawn = boxes.map(([left, bottom, right, top]) => {
      const y = (bottom + (top - bottom) * share).toFixed(2);
      return `${left} ${y} m ${right} ${y} l S\n`;
    });
    return { content: `${stroke}1 w\n${drawn.join('')}` };
  };
}

/** Colours and line width of a shape, and the operator that paints it; `undefined` when nothing is painted. */
function shapePaint(annotation: Annotation): { head: string; operator: string } | undefined {
  const { draft, of } = annotation;
  const width = widthOf(annotation);
  const stroke = width > 0 ? (colour(numbers(draft, of, 'C'), 'stroke') ?? '0 0 0 RG\n') : undefined;
  const fill = colour(numbers(draft, of, 'IC'), 'fill');
  if (!stroke && !fill) return undefined;
  return { head: `${stroke ?? ''}${fill ?? ''}${width} w\n`, operator: stroke ? (fill ? 'B' : 'S') : 'f' };
}

function square(annotation: Annotation): Drawing | undefined {
  const paint = shapePaint(annotation);
  const [left, bottom, right, top] = annotation.rect;
  const inset = widthOf(annotation) / 2;
  const sides = `${left + inset} ${bottom + inset} ${right - left - 2 * inset} ${top - bottom - 2 * inset}`;
  return paint && { content: `${paint.head}${sides} re ${paint.operator}\n` };
}

/** How far the handles of a quarter of a circle reach. */
const HANDLE = 0.5523;

function circle(annotation: Annotation): Drawing | undefined {
  const paint = shapePaint(annotation);
  const [left, bottom, right, top] = annotation.rect;
  const inset = widthOf(annotation) / 2;
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  const [rx, ry] = [(right - left) / 2 - inset, (top - bottom) / 2 - inset];
  const at = (dx: number, dy: number): string => `${(x + dx * rx).toFixed(2)} ${(y + dy * ry).toFixed(2)}`;
  const quarter = (a: readonly [number, number], b: readonly [number, number]): string => {
    const [ax, ay] = [a[0] + b[0] * HANDLE, a[1] + b[1] * HANDLE];
    const [bx, by] = [b[0] + a[0] * HANDLE, b[1] + a[1] * HANDLE];
    return `${at(ax, ay)} ${at(bx, by)} ${at(b[0], b[1])} c\n`;
  };
  const path = [quarter([1, 0], [0, 1]), quarter([0, 1], [-1, 0]), quarter([-1, 0], [0, -1]), quarter([0, -1], [1, 0])];
  return paint && { content: `${paint.head}${at(1, 0)} m\n${path.join('')}h ${paint.operator}\n` };
}

function pathOf(points: readonly number[]): string {
  const pairs = Array.from({ length: Math.floor(points.length / 2) }, (_, at) => [points[at * 2], points[at * 2 + 1]]);
  return pairs.map(([x, y], at) => `${x} ${y} ${at === 0 ? 'm' : 'l'}\n`).join('');
}

/** A line through the points under a key; closed and filled for a polygon. */
function strokes(key: 'L' | 'Vertices', isClosed = false): (annotation: Annotation) => Drawing | undefined {
  return (annotation) => {
    const paint = shapePaint(annotation);
    const points = numbers(annotation.draft, annotation.of, key);
    if (!paint || points.length < 4) return undefined;
    return { content: `${paint.head}${pathOf(points)}${isClosed ? `h ${paint.operator}` : 'S'}\n` };
  };
}

function ink(annotation: Annotation): Drawing | undefined {
  const { draft, of } = annotation;
  const paint = shapePaint(annotation);
  const lists = (arrayEntry(draft, of, 'InkList') ?? []).map((item) => draft.resolve(item));
  const paths = lists.map((list) =>
    Array.isArray(list) ? pathOf(list.map((value) => Number(draft.resolve(value)))) : '',
  );
  return paint && { content: `${paint.head}1 J 1 j\n${paths.join('S\n')}S\n` };
}

/** A small sheet with lines of writing. */
function note({ draft, of, rect: [left, , right, top] }: Annotation): Drawing {
  const size = Math.min(18, right - left);
  const fill = colour(numbers(draft, of, 'C'), 'fill') ?? '1 0.95 0.6 rg\n';
  const bottom = top - size;
  const lines = [0.3, 0.5, 0.7].map((share) => {
    const y = (bottom + size * share).toFixed(2);
    return `${(left + size * 0.2).toFixed(2)} ${y} m ${(left + size * 0.8).toFixed(2)} ${y} l S\n`;
  });
  return { content: `${fill}0.3 0.3 0.3 RG 0.6 w\n${left} ${bottom} ${size} ${size} re B\n${lines.join('')}` };
}

const DRAWN: Readonly<Record<string, (annotation: Annotation) => Drawing | undefined>> = {
  Highlight: highlight,
  Underline: textLine(0.08),
  Squiggly: textLine(0.08),
  StrikeOut: textLine(0.45),
  Square: square,
  Circle: circle,
  Line: strokes('L'),
  PolyLine: strokes('Vertices'),
  Polygon: strokes('Vertices', true),
  Ink: ink,
  Text: note,
};

/** The form that draws an annotation as viewers do; `undefined` for what only they could make up. */
export function appearanceFor(draft: PdfDraft, of: PdfDict): PdfRef | undefined {
  const sides = numbers(draft, of, 'Rect');
  if (sides.length !== 4 || sides.some((side) => !Number.isFinite(side))) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = sides;
  const rect = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const;
  const drawing = DRAWN[nameEntry(draft, of, 'Subtype') ?? '']?.({ draft, of, rect });
  if (!drawing || /NaN|Infinity|undefined|e[-+]\d/.test(drawing.content)) return undefined;
  const opacity = numberEntry(draft, of, 'CA') ?? 1;
  const state = dict({ ca: opacity, CA: opacity, BM: drawing.isHighlight ? name('Multiply') : undefined });
  const form = dict({
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: [...rect],
    Matrix: [1, 0, 0, 1, -rect[0], -rect[1]],
    Resources: dict({ ExtGState: dict({ Look: state }) }),
    Filter: name('FlateDecode'),
  });
  return draft.add(new PdfStream(form, deflate(Buffer.from(`/Look gs\n${drawing.content}`, 'latin1'))));
}
