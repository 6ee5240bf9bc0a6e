// Paths like `//line[category = 'S' and rate = $rate]`, asked for again and again with other values: the elements are
// sorted by their category and rate once, then looked up. What the lookup gives is what the filters would let through,
// and it stops where they would stop.

import type { Ast, Step } from '../notation/ast.ts';
import { allNodes, type Code, type NodeCode, type Run, type ValueCode } from './code.ts';
import { freeOf, keyOf, mentionsPosition } from './constant.ts';
import { asTruth, texts } from './convert.ts';
import { DOCUMENT, inOrder, type Node, type Visit } from './nodes.ts';
import { canonical, EngineError } from './numbers.ts';

type Truth = (run: Run) => boolean;
type Keys = (run: Run) => readonly string[];

/** Elements that pass what stands before a comparison, sorted by their side of it. */
interface Stage {
  readonly before: readonly Truth[];
  readonly own: Keys;
  readonly wanted: Keys;
  /** Compared with a word: the tests of a document are few, so that what cannot be sorted may be searched. */
  readonly isWord: boolean;
}

interface Level {
  readonly nodes: readonly Node[];
  sorted?: ReadonlyMap<string, Level & { readonly nodes: Node[] }>;
  /** An element has no such side: the filters stop there, if they come to it. */
  isFaulty?: boolean;
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

interface Sides {
  readonly own: Ast;
  readonly wanted: Ast;
  readonly isWord: boolean;
}

/** Which variables say the same all over the document. */
type IsFixed = (name: string) => boolean;

function isFree(ast: Ast, isFixed: IsFixed): boolean {
  return [...freeOf(ast).variables].every(isFixed);
}

function compared(ast: Ast, isFixed: IsFixed): Sides | undefined {
  if (ast.kind !== 'compare' || ast.operator !== '=') return undefined;
  const isOwn = (side: Ast): boolean => freeOf(side).here && isFree(side, isFixed);
  const isWord = (side: Ast): boolean => side.kind === 'text';
  const isWanted = (side: Ast): boolean => isWord(side) || (!freeOf(side).here && !isFree(side, isFixed));
  const { left, right } = ast;
  if (isOwn(left) && isWanted(right)) return { own: left, wanted: right, isWord: isWord(right) };
  if (isOwn(right) && isWanted(left)) return { own: right, wanted: left, isWord: isWord(left) };
  return undefined;
}

/** `a[b and c = $wanted]`: what `a[b]/c = $wanted` says. */
function nested(ast: Ast, isFixed: IsFixed): Sides | undefined {
  const step = ast.kind === 'path' && ast.start === undefined ? ast.steps.at(-1) : undefined;
  if (ast.kind !== 'path' || step?.kind !== 'axis') return undefined;
  const parts = partsOfStep(step);
  const sides = parts.map((part) => compared(part, isFixed));
  const at = sides.findIndex((one) => one !== undefined && !one.isWord);
  const { own, wanted } = sides[at] ?? {};
  if (own?.kind !== 'path' || own.start !== undefined || wanted === undefined) return undefined;
  const last = { ...step, filters: parts.filter((_, index) => index !== at) };
  const path: Ast = { ...ast, steps: [...ast.steps.slice(0, -1), last, ...own.steps] };
  return isFree(path, isFixed) ? { own: path, wanted, isWord: false } : undefined;
}

/** The sides of `own = $wanted` or `own = 'word'`: one speaks of the element only, the other of anything but it. */
function sidesOf(ast: Ast, isFixed: IsFixed): Sides | undefined {
  return compared(ast, isFixed) ?? nested(ast, isFixed);
}

function partsOfStep(step: Step): readonly Ast[] {
  return step.filters.flatMap(partsOf);
}

/** The first step that is worth sorting; none when another one depends on variables before, or on positions. */
export function indexedStep(steps: readonly Step[], isFixed: IsFixed): IndexedStep | undefined {
  for (const [at, step] of steps.entries()) {
    const parts = partsOfStep(step);
    if (step.filters.some(mentionsPosition)) return undefined;
    if (parts.some((part) => sidesOf(part, isFixed))) return { at, parts };
    const isUnion = step.kind === 'value' && step.of.kind === 'union';
    if ((step.kind === 'value' && !isUnion) || !step.filters.every((one) => isFree(one, isFixed))) return undefined;
  }
  return undefined;
}

interface Sorting {
  readonly own: Keys;
  readonly wanted: Keys;
  readonly by: 'text' | 'decimal';
}

/** Texts compare as texts and decimals as decimals; anything else is not sorted. */
function sortingOf(own: Code, wanted: Code): Sorting | undefined {
  const isText = ({ kind }: Code): boolean => kind === 'node' || kind === 'text';
  if (isText(own) && isText(wanted)) return { own: texts(own).all, wanted: texts(wanted).all, by: 'text' };
  if (own.kind !== 'decimal' || wanted.kind !== 'decimal') return undefined;
  const keys =
    (code: ValueCode<'decimal'>): Keys =>
    (run) =>
      code.all(run).map(canonical);
  return { own: keys(own), wanted: keys(wanted), by: 'decimal' };
}

interface Plan {
  /** What is sorted by what: plans of the same name may share it. */
  readonly name: string;
  readonly stages: readonly Stage[];
  /** What is left to ask of the elements found. */
  readonly rest: readonly Truth[];
}

interface Planning {
  readonly compile: (ast: Ast) => Code;
  readonly isFixed: IsFixed;
}

/** `undefined` when nothing can be sorted, or when a filter is a number: that would be a position. */
export function planOf(parts: readonly Ast[], { compile, isFixed }: Planning): Plan | undefined {
  if (parts.some((part) => ['decimal', 'double'].includes(compile(part).kind))) return undefined;
  const stages: Stage[] = [];
  const names: string[] = [];
  let before: Ast[] = [];
  for (const [index, part] of parts.entries()) {
    const sides = sidesOf(part, isFixed);
    const sorting = sides && sortingOf(compile(sides.own), compile(sides.wanted));
    if (sides && sorting) {
      stages.push({ ...sorting, before: before.map((one) => asTruth(compile(one))), isWord: sides.isWord });
      names.push(...before.map(keyOf), sorting.by, keyOf(sides.own));
      before = [];
    } else if (isFree(part, isFixed)) before.push(part);
    else {
      before.push(...parts.slice(index));
      break;
    }
  }
  const rest = before.map((one) => asTruth(compile(one)));
  return stages.length === 0 ? undefined : { name: names.join(' '), stages, rest };
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
  const put = (key: string, node: Node): void => {
    const same = sorted.get(key);
    if (same) same.nodes.push(node);
    else sorted.set(key, { nodes: [node] });
  };
  const subject = run.node;
  for (const node of level.nodes) {
    if (!passes(run, node, before)) continue;
    run.node = node;
    const keys = own(run);
    if (keys.length === 1) put(keys[0] as string, node);
    else for (const key of new Set(keys)) put(key, node);
  }
  run.node = subject;
  return sorted;
}

/** Whether a level can be sorted; where it cannot, a word is searched and anything else stops. */
function isSorted(run: Run, level: Level, stage: Stage): boolean {
  if (level.sorted) return true;
  if (level.isFaulty === true) return false;
  const subject = run.node;
  try {
    level.sorted = sort(run, level, stage);
    return true;
  } catch (error) {
    if (!stage.isWord || !(error instanceof EngineError)) throw error;
    run.node = subject;
    level.isFaulty = true;
    return false;
  }
}

const NOTHING: Level = { nodes: [] };

/** The elements that stand under what is wanted; `undefined` where only a search can tell. */
function narrow(run: Run, level: Level, stage: Stage): Level | undefined {
  const wanted = stage.wanted(run);
  if (wanted.length === 0) return NOTHING;
  if (!isSorted(run, level, stage)) return undefined;
  const [only, ...others] = wanted;
  if (others.length === 0) return level.sorted?.get(only as string) ?? NOTHING;
  const found = [...new Set(wanted)].flatMap((key) => level.sorted?.get(key)?.nodes ?? []);
  return { nodes: inOrder(found) };
}

/** What is sorted, and how to find it again. */
export interface Sorted {
  readonly all: NodeCode;
  readonly plan: Plan;
  /** The same path with its filters, for what cannot be sorted. */
  readonly search: NodeCode;
  /** Where in the memory of the run the sorting is kept. */
  readonly slot: number;
  /** How many parents up the path begins; `undefined` for the root. Each beginning has a sorting of its own. */
  readonly up: number | undefined;
}

function levelOf(run: Run, { all, slot, up }: Sorted): Level {
  if (up === undefined) return (run.memory[slot] ??= { nodes: allNodes(all, run) }) as Level;
  const levels = (run.memory[slot] ??= new Map()) as Map<Node, Level>;
  let base = run.node;
  for (let step = 0; step < up && base >= DOCUMENT; step += 1) base = run.document.parent(base);
  const known = levels.get(base);
  if (known) return known;
  const level = { nodes: allNodes(all, run) };
  levels.set(base, level);
  return level;
}

/** Visits the elements of `all` that pass. */
export function lookup(sorted: Sorted): NodeCode['each'] {
  const { stages, rest } = sorted.plan;
  return (run, visit: Visit) => {
    let level: Level | undefined = levelOf(run, sorted);
    for (const stage of stages) {
      level = narrow(run, level, stage);
      if (!level) return sorted.search.each(run, visit);
    }
    const subject = run.node;
    for (const node of level.nodes) {
      const isKept = passes(run, node, rest);
      run.node = subject;
      if (isKept && visit(node)) return true;
    }
    return false;
  };
}
