// Business terms of EN 16931: which element holds which, and what people call it.

import { readFileSync } from 'node:fs';
import type { ErrorText } from '#src/errors.ts';
import type { XmlElement } from '../xml/element.ts';
import { pathBelow } from './engine/marks.ts';
import type { TestSource } from './notation/layer.ts';

export interface Term {
  readonly bt: string;
  readonly label: ErrorText;
}

let known: ReadonlyMap<string, Term> | undefined;

/** `BT-1 | Numéro de facture | Invoice number | path in CII | path in UBL`; several paths stand apart by blanks. */
function read(): ReadonlyMap<string, Term> {
  const lines = readFileSync(new URL('./rules/terms.txt', import.meta.url), 'utf8').split('\n');
  const terms = new Map<string, Term>();
  for (const line of lines.filter((one) => one !== '' && !one.startsWith('#'))) {
    const [bt = '', fr = '', en = '', ...paths] = line.split('|').map((part) => part.trim());
    for (const path of paths.flatMap((part) => part.split(/\s+/))) {
      if (path !== '') terms.set(path, { bt, label: { fr, en } });
    }
  }
  return terms;
}

function keysOf(element: XmlElement): readonly string[] {
  const keys: string[] = [];
  for (let one: XmlElement | undefined = element; one; one = one.parent) keys.unshift(one.name.key);
  return keys.slice(1);
}

/** The term of the longest known end of a path: parties stand in several places. */
function lookUp(keys: readonly string[]): Term | undefined {
  known ??= read();
  for (let start = 0; start < keys.length; start += 1) {
    const term = known.get(keys.slice(start).join('/'));
    if (term) return term;
  }
  return undefined;
}

/** What a broken test is about: the element it names, or the one it looks at. */
export function termOf(test: TestSource, element: XmlElement): Term | undefined {
  const own = keysOf(element);
  const below = test.verb !== undefined && test.verb !== 'never' && test.subject ? pathBelow(test.subject) : undefined;
  return (below && lookUp([...own, ...below])) ?? lookUp(own);
}

/** What an element is, as people call it. */
export function termAt(element: XmlElement): Term | undefined {
  return lookUp(keysOf(element));
}
