// Paths plain enough to be matched with places: names only, downward.

import type { Ast } from '../notation/ast.ts';

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
