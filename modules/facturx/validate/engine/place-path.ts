// Paths from the root of which names alone decide: `/a/b`, `//a/b`, `//@c`. They lead to places, whose elements are known.

import type { NameTest, Step } from '../notation/ast.ts';
import type { Place } from './shape.ts';

export interface Link {
  readonly test: NameTest;
  /** Any number of elements may stand between this one and the link before. */
  readonly isLoose: boolean;
}

/** Links from the outermost name to the innermost, or to the element that carries an attribute. */
export interface PlacePath {
  readonly links: readonly Link[];
  readonly attribute: string | undefined;
}

interface Named {
  readonly key: string;
  readonly qname: string;
}

export function fits({ key, suffix }: NameTest, named: Named): boolean {
  if (named.key === '' || named.key.startsWith('@')) return false;
  if (suffix === undefined) return named.key === key;
  return named.key.startsWith(key) && named.qname.endsWith(suffix);
}

/** Whether links up to `index` lead to this place. */
export function leads(links: readonly Link[], index: number, place: Place): boolean {
  const link = links[index] as Link;
  if (!fits(link.test, place)) return false;
  const above = place.parent as Place;
  if (index === 0) return link.isLoose || above.parent === undefined;
  if (!link.isLoose) return leads(links, index - 1, above);
  for (let one: Place | undefined = above; one; one = one.parent) if (leads(links, index - 1, one)) return true;
  return false;
}

export function leadsTo({ links, attribute }: PlacePath, place: Place): boolean {
  if (attribute === undefined) return leads(links, links.length - 1, place);
  if (place.key !== attribute) return false;
  const carrier = place.parent as Place;
  return links.length === 0 || leads(links, links.length - 1, carrier);
}

export function isAnywhere(step: Step | undefined): boolean {
  return step?.kind === 'axis' && step.axis === 'descendant' && step.test.key === '' && step.test.suffix === '';
}

interface Prefix {
  readonly path: PlacePath;
  /** How many steps it takes; only the last of them may have filters. */
  readonly length: number;
}

/**
 * The longest beginning of a path from the root that leads to places, up to the first step with filters. Steps whose
 * filters count positions are for the caller to keep out.
 */
export function placePrefix(steps: readonly Step[], stopsBefore: (step: Step) => boolean): Prefix | undefined {
  const links: Link[] = [];
  let found: Prefix | undefined;
  let isLoose = false;
  for (const [index, step] of steps.entries()) {
    if (step.kind !== 'axis' || stopsBefore(step)) break;
    const length = index + 1;
    if (isAnywhere(step)) {
      if (step.filters.length > 0) break;
      isLoose = true;
      continue;
    }
    if (step.axis === 'attribute') {
      const isCarried = step.test.suffix === undefined && (isLoose ? links.length === 0 : links.length > 0);
      if (isCarried) found = { path: { links, attribute: `@${step.test.key}` }, length };
      break;
    }
    if (step.axis !== 'child' && step.axis !== 'descendant') break;
    links.push({ test: step.test, isLoose: isLoose || step.axis === 'descendant' });
    isLoose = false;
    found = { path: { links: [...links], attribute: undefined }, length };
    if (step.filters.length > 0) break;
  }
  return found;
}
