// Values that several tests ask of one node, or one test twice: worked out for the first of them.

import type { Ast } from '../notation/ast.ts';
import { type Code, many, type Run, single, type ValueCode } from './code.ts';

/** Words whose value is worth holding. */
const WORDS = new Set(['normalize-space', 'upper-case', 'xs:decimal', 'xs:date', 'filled']);

/** Whether the next test may ask for the same. */
export function isWorthHolding(ast: Ast): boolean {
  return ast.kind === 'call' ? WORDS.has(ast.name) : ast.kind === 'path' && ast.steps.at(-1)?.kind === 'value';
}

/** Whether it is worth holding for some values of variables: what is summed may be all lines of the invoice. */
export function isWorthHoldingWith(ast: Ast): boolean {
  return ast.kind === 'call' && ast.name === 'sum';
}

type Hold = (value: (run: Run) => unknown) => (run: Run) => unknown;

/** Keeps the value of the last node, in two places of the memory. */
function ofNode(slot: number): Hold {
  return (value) => (run) => {
    const { memory, node } = run;
    if (memory[slot] === node) return memory[slot + 1];
    const fresh = value(run);
    memory[slot] = node;
    memory[slot + 1] = fresh;
    return fresh;
  };
}

interface Kept {
  readonly node: number;
  readonly values: readonly unknown[];
  readonly result: unknown;
}

/** Keeps the value of the last node with the values that these variables had. */
function ofNodeWith(slot: number, variables: readonly number[]): Hold {
  return (value) => (run) => {
    const last = run.memory[slot] as Kept | undefined;
    const isSame =
      last?.node === run.node && variables.every((one, index) => run.variables[one] === last.values[index]);
    if (isSame) return last.result;
    const { node } = run;
    const result = value(run);
    run.memory[slot] = { node, values: variables.map((one) => run.variables[one]), result } satisfies Kept;
    return result;
  };
}

function through(code: ValueCode, hold: Hold): Code {
  if (code.isSingle) return { ...single('text', hold(code.one) as () => string), kind: code.kind } as Code;
  return { ...many('text', hold(code.all) as () => readonly string[]), kind: code.kind } as Code;
}

/** The same code, with what it gave last held at `slot` and the place behind it. */
export function held(code: ValueCode, slot: number): Code {
  return through(code, ofNode(slot));
}

/** The same for a code that depends on variables, by their slots. */
export function heldWith(code: ValueCode, slot: number, variables: readonly number[]): Code {
  return through(code, ofNodeWith(slot, variables));
}
