// Which nodes a rule looks at: `/a/b`, `//a[test]/b`, `a | b`. Names are matched with places, filters with elements.

import type { XmlElement } from '../../xml/element.ts';
import type { Ast, NameTest, Step } from '../notation/ast.ts';
import { NotationError } from '../notation/lexer.ts';
import type { Run } from './code.ts';
import { EngineError } from './numbers.ts';
import type { Place } from './shape.ts';

type Truth = (run: Run) => boolean;

interface Link {
  readonly test: NameTest;
  readonly filters: readonly Truth[];
  /** Any number of elements may stand between this one and the link before. */
  readonly isLoose: boolean;
}

export interface Pattern {
  /** From the outermost name to the innermost. */
  readonly links: readonly Link[];
  readonly hasFilters: boolean;
  /** Only the innermost name has filters: the place has settled the rest. */
  readonly isSettledAbove: boolean;
}

function isAnywhere(step: Step): boolean {
  return step.kind === 'axis' && step.axis === 'descendant';
}

function patternOf(ast: Ast, truth: (ast: Ast) => Truth): Pattern {
  if (ast.kind !== 'path' || (ast.start !== undefined && ast.start !== 'root')) {
    throw new NotationError('A rule looks at a path');
  }
  const links: Link[] = [];
  let isLoose = ast.start === undefined;
  for (const step of ast.steps) {
    if (isAnywhere(step)) isLoose = true;
    else if (step.kind !== 'axis' || step.axis !== 'child') throw new NotationError('A rule looks at elements');
    else {
      links.push({ test: step.test, filters: step.filters.map(truth), isLoose });
      isLoose = false;
    }
  }
  const filtered = (link: Link): boolean => link.filters.length > 0;
  const isSettledAbove = !links.slice(0, -1).some(filtered);
  return { links, hasFilters: links.some(filtered), isSettledAbove };
}

/** The alternatives of `a | b`. */
export function patternsOf(ast: Ast, truth: (ast: Ast) => Truth): readonly Pattern[] {
  const sides = ast.kind === 'union' ? ast.sides : [ast];
  return sides.map((side) => patternOf(side, truth));
}

interface Named {
  readonly key: string;
  readonly qname: string;
  readonly parent: Named | undefined;
}

function fits({ key, suffix }: NameTest, named: Named): boolean {
  if (named.key === '' || named.key.startsWith('@')) return false;
  if (suffix === undefined) return named.key === key;
  return named.key.startsWith(key) && named.qname.endsWith(suffix);
}

/** Whether links up to `index` lead to this place. */
function leads(links: readonly Link[], index: number, place: Place): boolean {
  const link = links[index] as Link;
  if (!fits(link.test, place)) return false;
  const above = place.parent as Place;
  if (index === 0) return link.isLoose || above.parent === undefined;
  if (!link.isLoose) return leads(links, index - 1, above);
  for (let one: Place | undefined = above; one; one = one.parent) if (leads(links, index - 1, one)) return true;
  return false;
}

export function fitsPlace({ links }: Pattern, place: Place): boolean {
  return leads(links, links.length - 1, place);
}

function passes(run: Run, filter: Truth): boolean {
  try {
    return filter(run);
  } catch (error) {
    // XSLT: an error in a pattern is no match, and the artefact goes on.
    if (error instanceof EngineError) return false;
    throw error;
  }
}

function holds(run: Run, link: Link, element: XmlElement): boolean {
  for (const filter of link.filters) {
    run.node = element;
    if (!passes(run, filter)) return false;
  }
  return true;
}

function fitsUpward(run: Run, links: readonly Link[], at: { index: number; element: XmlElement }): boolean {
  const { index, element } = at;
  const link = links[index] as Link;
  const { key, qname } = element.name;
  if (!fits(link.test, { key, qname, parent: undefined }) || !holds(run, link, element)) return false;
  if (index === 0) return link.isLoose || element.parent === undefined;
  for (let one = element.parent; one; one = one.parent) {
    if (fitsUpward(run, links, { index: index - 1, element: one })) return true;
    if (!link.isLoose) return false;
  }
  return false;
}

/** Whether an element of a fitting place passes the filters too. */
export function fitsElement(run: Run, pattern: Pattern, element: XmlElement): boolean {
  const { links } = pattern;
  const index = links.length - 1;
  if (!pattern.hasFilters) return true;
  if (pattern.isSettledAbove) return holds(run, links[index] as Link, element);
  return fitsUpward(run, links, { index, element });
}
