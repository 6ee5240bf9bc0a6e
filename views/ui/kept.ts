// Parts of pages that are drawn once for the same inputs: the menu, the top bar, the tools of a list.

import { Pieces } from '#src/markup.ts';
import type { Element } from './types.ts';

export { Pieces };

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
