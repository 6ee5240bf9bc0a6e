// Tests that nothing, or one thing at most, stands below: seen when it is met, not looked for from everywhere above.

import type { Ast } from '../notation/ast.ts';
import { type PlacePath, placePrefix } from './place-path.ts';

/** Names from the element down, or a path from the root. */
export type Below = readonly string[] | PlacePath;

export function isFromRoot(below: Below): below is PlacePath {
  return !Array.isArray(below);
}

/** `ram:A/ram:B/@c` as its names; `undefined` when there is more to it. */
export function pathBelow(ast: Ast): readonly string[] | undefined {
  if (ast.kind !== 'path' || ast.start !== undefined) return undefined;
  const keys: string[] = [];
  for (const step of ast.steps) {
    if (step.kind !== 'axis' || step.filters.length > 0 || step.test.suffix !== undefined) return undefined;
    if (step.axis === 'child') keys.push(step.test.key);
    else if (step.axis === 'attribute') keys.push(`@${step.test.key}`);
    else return undefined;
  }
  return keys;
}

/** `(a | b)/c` as `a/c` and `b/c`. */
function sidesOf(ast: Ast): readonly Ast[] {
  if (ast.kind === 'union') return ast.sides.flatMap(sidesOf);
  if (ast.kind !== 'path') return [ast];
  const [first, ...rest] = ast.steps;
  const start = ast.start ?? (first?.kind === 'value' && first.filters.length === 0 ? first.of : undefined);
  if (start === undefined || start === 'root' || start.kind !== 'union') return [ast];
  const after = ast.start === undefined ? rest : ast.steps;
  return start.sides.map((side) =>
    side.kind === 'path' ? { ...side, steps: [...side.steps, ...after] } : { kind: 'path', start: side, steps: after },
  );
}

function fromRoot(ast: Ast): PlacePath | undefined {
  if (ast.kind !== 'path' || ast.start !== 'root') return undefined;
  const hasFilters = ast.steps.some(({ filters }) => filters.length > 0);
  const prefix = hasFilters ? undefined : placePrefix(ast.steps, () => false);
  return prefix?.length === ast.steps.length ? prefix.path : undefined;
}

/** All that a test forbids, when names alone say it. `isAtRoot`: the test is about the root element. */
export function forbiddenBy(subject: Ast, isAtRoot: boolean): readonly Below[] | undefined {
  const found = sidesOf(subject).map((side) => pathBelow(side) ?? (isAtRoot ? fromRoot(side) : undefined));
  return found.every((below) => below !== undefined) ? found : undefined;
}

/** What may stand below once, when it is one path of names. */
export function countedBy(subject: Ast): readonly Below[] | undefined {
  const names = pathBelow(subject);
  return names && [names];
}
