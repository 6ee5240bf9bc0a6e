// Parts of pages that are drawn once for the same inputs: the menu, the top bar, a row of a list. What is kept is found
// by *all* that was put into it, so nobody is ever shown what was drawn from somebody else's data.

// oxlint-disable-next-line no-restricted-imports -- what our own components have drawn is escaped already
import { raw } from 'hono/html';
import type { Element } from './types.ts';

/** Pieces in memory for each part; a few kilobytes each at most. */
const MOST = 1000;

function textOf(element: Element | null): string {
  const text = (element as { toString(): unknown } | null)?.toString() ?? '';
  if (typeof text !== 'string') throw new Error('What is kept must be drawn at once');
  return text;
}

/** Pieces by all that they were drawn from; when there are too many, the oldest half is forgotten. */
export class Pieces {
  readonly #most: number;
  #young = new Map<string, Element>();
  #old = new Map<string, Element>();

  constructor(most: number = MOST) {
    this.#most = most;
  }

  /** What `draw` made of this key before, else now. */
  piece(key: string, draw: () => Element | null): Element {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const piece = this.#old.get(key) ?? raw(textOf(draw()));
    if (this.#young.size >= this.#most / 2) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, piece);
    return piece;
  }
}

/** What JSON would lose: two different props would have one key. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    (Array.isArray(value) || prototype === Object.prototype) && Object.values(value).every((part) => isPlain(part))
  );
}

/** The same component, drawn once for the same props. Throws unless they are plain data: no functions, no elements. */
export function drawnOnce<P extends object>(component: (props: P) => Element | null) {
  const pieces = new Pieces();
  return (props: P): Element =>
    pieces.piece(JSON.stringify(props), () => {
      if (!isPlain(props)) throw new Error(`${component.name} takes more than plain data`);
      return component(props);
    });
}
