// Words that a layer defines: `define near($a, $b) = …`. A use stands for the whole, with what it is given put in.

import type { Ast, Step } from './ast.ts';
import { NotationError } from './lexer.ts';
import { parseTest } from './parser.ts';

export interface Definition {
  readonly parameters: readonly string[];
  readonly body: Ast;
}

type Change = (ast: Ast) => Ast;

function changeStep(step: Step, change: Change): Step {
  const filters = step.filters.map(change);
  return step.kind === 'value' ? { ...step, of: change(step.of), filters } : { ...step, filters };
}

/** The same tree with every direct part changed. */
function changeParts(ast: Ast, change: Change): Ast {
  switch (ast.kind) {
    case 'number':
    case 'text':
    case 'variable':
    case 'here':
      return ast;
    case 'logic':
    case 'union':
      return { ...ast, sides: ast.sides.map(change) };
    case 'compare':
    case 'arithmetic':
      return { ...ast, left: change(ast.left), right: change(ast.right) };
    case 'negative':
      return { ...ast, of: change(ast.of) };
    case 'list':
      return { ...ast, items: ast.items.map(change) };
    case 'call':
      return { ...ast, given: ast.given.map(change) };
    case 'choice':
      return { ...ast, condition: change(ast.condition), yes: change(ast.yes), no: change(ast.no) };
    case 'each':
      return { ...ast, from: change(ast.from), give: change(ast.give) };
    case 'quantified':
      return { ...ast, from: change(ast.from), holds: change(ast.holds) };
    case 'path': {
      const { start } = ast;
      const steps = ast.steps.map((step) => changeStep(step, change));
      return { ...ast, steps, start: start === undefined || start === 'root' ? start : change(start) };
    }
  }
}

function putIn(body: Ast, given: ReadonlyMap<string, Ast>): Ast {
  if (body.kind === 'variable') return given.get(body.name) ?? body;
  return changeParts(body, (part) => putIn(part, given));
}

/** A path that starts with a path is one path: `(a/b)/c`. */
function flat(ast: Ast): Ast {
  if (ast.kind !== 'path' || ast.start === undefined || ast.start === 'root' || ast.start.kind !== 'path') return ast;
  return { kind: 'path', start: ast.start.start, steps: [...ast.start.steps, ...ast.steps] };
}

/** Throws {@link NotationError} when a word is given too much or too little. */
export function spellOut(ast: Ast, definitions: ReadonlyMap<string, Definition>): Ast {
  const inner = changeParts(ast, (part) => spellOut(part, definitions));
  if (inner.kind !== 'call') return flat(inner);
  const definition = definitions.get(inner.name);
  if (!definition) return inner;
  const { parameters, body } = definition;
  if (parameters.length !== inner.given.length) throw new NotationError(`${inner.name} takes ${parameters.length}`);
  const given = new Map(parameters.map((name, index) => [name, inner.given[index] as Ast]));
  return spellOut(putIn(body, given), definitions);
}

const LINE = /^([a-z][\w-]*)\(([^)]*)\)\s*=\s*(.+)$/s;

/** `near($a, $b) = …`. */
export function parseDefinition(text: string): readonly [string, Definition] {
  const [, name, parameters = '', body] = LINE.exec(text) ?? [];
  if (name === undefined || body === undefined) throw new NotationError(`Not a definition: ${text}`);
  const names = parameters.split(',').map((one) => one.trim().slice(1));
  return [name, { parameters: names.filter((one) => one !== ''), body: parseTest(body) }];
}
