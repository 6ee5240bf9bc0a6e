// Which nodes a rule looks at: `/a/b`, `//a[test]/b`, `a | b`. Names are matched with places, filters with elements.

import type { Ast } from '../notation/ast.ts';
import { NotationError } from '../notation/lexer.ts';
import type { Run } from './code.ts';
import { DOCUMENT, type Node } from './nodes.ts';
import { EngineError } from './numbers.ts';
import { fits, isAnywhere, leads, type Link as Name } from './place-path.ts';
import type { Place } from './shape.ts';

type Truth = (run: Run) => boolean;

interface Link extends Name {
  readonly filters: readonly Truth[];
}

export interface Pattern {
  /** From the outermost name to the innermost. */
  readonly links: readonly Link[];
  readonly hasFilters: boolean;
  /** Only the innermost name has filters: the place has settled the rest. */
  readonly isSettledAbove: boolean;
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

function holds(run: Run, link: Link, element: Node): boolean {
  for (const filter of link.filters) {
    run.node = element;
    if (!passes(run, filter)) return false;
  }
  return true;
}

function fitsUpward(run: Run, links: readonly Link[], at: { index: number; element: Node }): boolean {
  const { index, element } = at;
  const { document } = run;
  const link = links[index] as Link;
  if (!fits(link.test, document.name(element)) || !holds(run, link, element)) return false;
  const above = document.parent(element);
  if (index === 0) return link.isLoose || above === DOCUMENT;
  for (let one = above; one > DOCUMENT; one = document.parent(one)) {
    if (fitsUpward(run, links, { index: index - 1, element: one })) return true;
    if (!link.isLoose) return false;
  }
  return false;
}

/** Whether an element of a fitting place passes the filters too. */
export function fitsElement(run: Run, pattern: Pattern, element: Node): boolean {
  const { links } = pattern;
  const index = links.length - 1;
  if (!pattern.hasFilters) return true;
  if (pattern.isSettledAbove) return holds(run, links[index] as Link, element);
  return fitsUpward(run, links, { index, element });
}
