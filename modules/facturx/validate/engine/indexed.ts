// Paths like `//line[category = 'S' and rate = $rate]`, asked for again and again with other values of the variable: the
// elements are sorted by their rate once for the document, then looked up. What the lookup gives is what the filter
// would let through, and it stops where the filter would stop.

import type { Ast, Step } from '../notation/ast.ts';
import { allNodes, type Code, type NodeCode, type Run, type ValueCode } from './code.ts';
import { freeOf } from './constant.ts';
import { asTruth, texts } from './convert.ts';
import { inOrder, type Node } from './nodes.ts';
import { canonical } from './numbers.ts';

type Truth = (run: Run) => boolean;
type Keys = (run: Run) => readonly string[];

/** Elements that pass what stands before a comparison, sorted by their side of it. */
interface Stage {
  readonly before: readonly Truth[];
  readonly own: Keys;
  readonly wanted: Keys;
}

interface Level {
  readonly nodes: readonly Node[];
  sorted?: ReadonlyMap<string, Level & { readonly nodes: Node[] }>;
}

interface IndexedStep {
  /** Place of the step in the path. */
  readonly at: number;
  readonly parts: readonly Ast[];
}

const isAnd = (ast: Ast): boolean => ast.kind === 'logic' && ast.operator === 'and';

function partsOf(ast: Ast): readonly Ast[] {
  return ast.kind === 'logic' && isAnd(ast) ? ast.sides.flatMap(partsOf) : [ast];
}

/** The sides of `own = $wanted`: one speaks of the element only, the other of variables only. */
function sidesOf(ast: Ast): readonly [own: Ast, wanted: Ast] | undefined {
  if (ast.kind !== 'compare' || ast.operator !== '=') return undefined;
  const [left, right] = [freeOf(ast.left), freeOf(ast.right)];
  const isOwn = (free: typeof left): boolean => free.here && free.variables.size === 0;
  const isWanted = (free: typeof left): boolean => !free.here && free.variables.size > 0;
  if (isOwn(left) && isWanted(right)) return [ast.left, ast.right];
  if (isOwn(right) && isWanted(left)) return [ast.right, ast.left];
  return undefined;
}

const isFree = (ast: Ast): boolean => freeOf(ast).variables.size === 0;

/** The first step of a path from the root that is worth sorting; none when another one depends on variables before. */
export function indexedStep(steps: readonly Step[]): IndexedStep | undefined {
  const at = steps.findIndex((step) => step.kind === 'value' || !step.filters.every(isFree));
  const step = steps[at];
  if (step?.kind !== 'axis' || step.filters.length !== 1) return undefined;
  const parts = partsOf(step.filters[0] as Ast);
  const first = parts.findIndex((part) => !isFree(part));
  return sidesOf(parts[first] as Ast) ? { at, parts } : undefined;
}

/** Texts compare as texts and decimals as decimals; anything else is not sorted. */
function keysOf(own: Code, wanted: Code): readonly [own: Keys, wanted: Keys] | undefined {
  const isText = ({ kind }: Code): boolean => kind === 'node' || kind === 'text';
  if (isText(own) && isText(wanted)) return [texts(own).all, texts(wanted).all];
  if (own.kind !== 'decimal' || wanted.kind !== 'decimal') return undefined;
  const keys =
    (code: ValueCode<'decimal'>): Keys =>
    (run) =>
      code.all(run).map(canonical);
  return [keys(own), keys(wanted)];
}

interface Plan {
  /** Which comparisons are looked up: the same path may be asked for with a number here and with a text there. */
  readonly name: string;
  readonly stages: readonly Stage[];
  /** What is left to ask of the elements found. */
  readonly rest: readonly Truth[];
}

export function planOf(parts: readonly Ast[], compile: (ast: Ast) => Code): Plan | undefined {
  const stages: Stage[] = [];
  const looked: number[] = [];
  let before: Truth[] = [];
  for (const [index, part] of parts.entries()) {
    const sides = sidesOf(part);
    const keys = sides && keysOf(compile(sides[0]), compile(sides[1]));
    if (keys) {
      stages.push({ before, own: keys[0], wanted: keys[1] });
      looked.push(index);
      before = [];
    } else if (isFree(part)) before.push(asTruth(compile(part)));
    else {
      const rest = parts.slice(index).map((one) => asTruth(compile(one)));
      return stages.length === 0 ? undefined : { name: looked.join(), stages, rest: [...before, ...rest] };
    }
  }
  return stages.length === 0 ? undefined : { name: looked.join(), stages, rest: before };
}

function passes(run: Run, node: Node, tests: readonly Truth[]): boolean {
  for (const test of tests) {
    run.node = node;
    if (!test(run)) return false;
  }
  return true;
}

function sort(run: Run, level: Level, { before, own }: Stage): NonNullable<Level['sorted']> {
  const sorted = new Map<string, { nodes: Node[] }>();
  const subject = run.node;
  for (const node of level.nodes) {
    if (!passes(run, node, before)) continue;
    run.node = node;
    for (const key of new Set(own(run))) {
      const same = sorted.get(key);
      if (same) same.nodes.push(node);
      else sorted.set(key, { nodes: [node] });
    }
  }
  run.node = subject;
  return sorted;
}

function narrow(run: Run, level: Level, stage: Stage): Level | undefined {
  const wanted = stage.wanted(run);
  if (wanted.length === 0) return undefined;
  level.sorted ??= sort(run, level, stage);
  const [only, ...others] = wanted;
  if (others.length === 0) return level.sorted.get(only as string);
  const found = [...new Set(wanted)].flatMap((key) => level.sorted?.get(key)?.nodes ?? []);
  return { nodes: inOrder(found) };
}

/** The elements of `all` that pass; the sorting is kept in a slot of the memory of the run. */
export function lookup(all: NodeCode, { stages, rest }: Plan, slot: number): (run: Run) => readonly Node[] {
  return (run) => {
    const whole = (run.memory[slot] as Level | undefined) ?? { nodes: allNodes(all, run) };
    run.memory[slot] = whole;
    let level: Level | undefined = whole;
    for (const stage of stages) {
      level = narrow(run, level, stage);
      if (!level) return [];
    }
    if (rest.length === 0) return level.nodes;
    const subject = run.node;
    const kept = level.nodes.filter((node) => passes(run, node, rest));
    run.node = subject;
    return kept;
  };
}
