// Plain paths, `ram:A/ram:B/@c` from the context node: most tests are made of them, so they are walked without closures.

import type { XmlDocument } from '../../xml/document.ts';
import { lastingNumberOf } from '../../xml/keys.ts';
import type { Step } from '../notation/ast.ts';
import { type Run, SEVERAL, several } from './code.ts';
import type { Node, Visit } from './nodes.ts';

export interface PlainPath {
  /** The number of the name; that of an attribute is below zero. */
  readonly number: number;
  readonly next: PlainPath | undefined;
}

function numberIn(step: Step): number | undefined {
  if (step.kind !== 'axis' || step.filters.length > 0 || step.test.suffix !== undefined) return undefined;
  if (step.axis === 'child') return lastingNumberOf(step.test.key);
  return step.axis === 'attribute' ? -lastingNumberOf(step.test.key) : undefined;
}

export function plainPath(steps: readonly Step[]): PlainPath | undefined {
  let path: PlainPath | undefined;
  for (const step of steps.toReversed()) {
    const number = numberIn(step);
    if (number === undefined || (number < 0 && path)) return undefined;
    path = { number, next: path };
  }
  return path;
}

/** Whether a path leads to one node at most, whatever the document holds. */
export function isAttribute({ number }: PlainPath): boolean {
  return number < 0;
}

export function hasPlain(document: XmlDocument, from: Node, { number, next }: PlainPath): boolean {
  if (number < 0) return document.attribute(from, number) >= 0;
  const end = document.end(from);
  for (let child = from + 1; child < end; child = document.end(child)) {
    if (document.key(child) === number && (!next || hasPlain(document, child, next))) return true;
  }
  return false;
}

type Few = string | undefined | typeof SEVERAL;

function attributeText(document: XmlDocument, from: Node, number: number): string | undefined {
  const found = document.attribute(from, number);
  return found < 0 ? undefined : document.text(found);
}

/** The text of the one node, `undefined` for none, {@link SEVERAL} for more. */
export function plainFew(document: XmlDocument, from: Node, { number, next }: PlainPath): Few {
  if (number < 0) return attributeText(document, from, number);
  const end = document.end(from);
  let found: string | undefined;
  for (let child = from + 1; child < end; child = document.end(child)) {
    if (document.key(child) !== number) continue;
    const text = next ? plainFew(document, child, next) : document.value(child);
    if (text === undefined) continue;
    if (found !== undefined || text === SEVERAL) return SEVERAL;
    found = text;
  }
  return found;
}

/** The same from the context node; throws for several. */
export function plainText({ document, node }: Run, path: PlainPath): string | undefined {
  const text = plainFew(document, node, path);
  if (text === SEVERAL) throw several();
  return text;
}

type Way = (document: XmlDocument, from: Node, visit: Visit) => boolean;

/** A walk over all nodes of a path. */
export function plainWay({ number, next }: PlainPath): Way {
  if (number < 0) {
    return (document, from, visit) => {
      const found = document.attribute(from, number);
      return found >= 0 && visit(found);
    };
  }
  const further = next && plainWay(next);
  return (document, from, visit) => {
    const end = document.end(from);
    for (let child = from + 1; child < end; child = document.end(child)) {
      if (document.key(child) === number && (further ? further(document, child, visit) : visit(child))) return true;
    }
    return false;
  };
}
