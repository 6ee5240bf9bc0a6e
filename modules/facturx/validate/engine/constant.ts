// Tests that say the same everywhere in a document: worked out once, then remembered.

import type { Ast, Step } from '../notation/ast.ts';

interface Free {
  readonly here: boolean;
  readonly variables: ReadonlySet<string>;
}

const NONE: Free = { here: false, variables: new Set() };
const HERE: Free = { here: true, variables: new Set() };
const OF_CONTEXT = new Set(['position', 'last']);
/** With no argument they look at the context node. */
const MAY_LOOK = new Set(['normalize-space', 'string', 'string-length', 'number', 'name', 'local-name']);

function join(parts: readonly Free[]): Free {
  return {
    here: parts.some(({ here }) => here),
    variables: new Set(parts.flatMap(({ variables }) => [...variables])),
  };
}

function bound(from: Ast, name: string, inner: Ast): Free {
  const { here, variables } = freeOf(inner);
  const rest = new Set([...variables].filter((one) => one !== name));
  return join([freeOf(from), { here, variables: rest }]);
}

/** Inside a step the context is the node before it. */
function inside(asts: readonly Ast[]): Free {
  return { here: false, variables: join(asts.map(freeOf)).variables };
}

function stepFree(step: Step): Free {
  return inside(step.kind === 'value' ? [step.of, ...step.filters] : step.filters);
}

function pathFree(path: Extract<Ast, { kind: 'path' }>): Free {
  const steps = join(path.steps.map(stepFree));
  if (path.start === 'root') return steps;
  if (path.start !== undefined) return join([freeOf(path.start), steps]);
  const [first] = path.steps;
  const isValue = first?.kind === 'value';
  return join([isValue ? freeOf(first.of) : HERE, steps]);
}

const known = new WeakMap<Ast, Free>();

/** What a test depends on besides the document: the context node, and which variables. */
export function freeOf(ast: Ast): Free {
  const ready = known.get(ast);
  if (ready) return ready;
  const free = workedOut(ast);
  known.set(ast, free);
  return free;
}

function workedOut(ast: Ast): Free {
  switch (ast.kind) {
    case 'number':
    case 'text':
      return NONE;
    case 'here':
      return HERE;
    case 'variable':
      return { here: false, variables: new Set([ast.name]) };
    case 'logic':
    case 'union':
      return join(ast.sides.map(freeOf));
    case 'compare':
    case 'arithmetic':
      return join([freeOf(ast.left), freeOf(ast.right)]);
    case 'negative':
      return freeOf(ast.of);
    case 'list':
      return join(ast.items.map(freeOf));
    case 'call': {
      const looks = OF_CONTEXT.has(ast.name) || (ast.given.length === 0 && MAY_LOOK.has(ast.name));
      return join([looks ? HERE : NONE, ...ast.given.map(freeOf)]);
    }
    case 'choice':
      return join([freeOf(ast.condition), freeOf(ast.yes), freeOf(ast.no)]);
    case 'each':
      return bound(ast.from, ast.name, ast.give);
    case 'quantified':
      return bound(ast.from, ast.name, ast.holds);
    case 'path':
      return pathFree(ast);
  }
}

/** True when a place among others matters. */
export function mentionsPosition(ast: Ast): boolean {
  return /"name":"(?:position|last)"/.test(keyOf(ast));
}

const keys = new WeakMap<Ast, string>();

/** The same text for tests that say the same. */
export function keyOf(ast: Ast): string {
  const ready = keys.get(ast);
  if (ready !== undefined) return ready;
  const key = JSON.stringify(ast);
  keys.set(ast, key);
  return key;
}

/** True when nothing but the context node matters. */
export function isLocal(ast: Ast): boolean {
  return freeOf(ast).variables.size === 0 && !mentionsPosition(ast);
}

/** True when neither the context node nor a variable matters, and it is worth remembering. */
export function isConstant(ast: Ast): boolean {
  if (ast.kind === 'number' || ast.kind === 'text' || ast.kind === 'list') return false;
  if (ast.kind === 'call' && ast.given.every(({ kind }) => kind === 'text' || kind === 'number')) return false;
  const { here, variables } = freeOf(ast);
  return !here && variables.size === 0;
}
