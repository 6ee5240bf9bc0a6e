// Paths: from a node through steps and filters to nodes, or to a value for each of them.

import type { Ast, Step } from '../notation/ast.ts';
import { allNodes, type Code, many, type NodeCode, type Run, type ValueCode } from './code.ts';
import { mentionsPosition } from './constant.ts';
import { asTruth } from './convert.ts';
import { indexedStep, lookup, planOf } from './indexed.ts';
import { DOCUMENT, inOrder, type Node } from './nodes.ts';
import { toDouble } from './numbers.ts';
import { isAnywhere, type PlacePath, placePrefix } from './place-path.ts';
import { isAttribute, plainPath, plainWay } from './plain.ts';
import type { Nodes } from './shape.ts';
import { walk, type Walk } from './walk.ts';

type Compile = (ast: Ast) => Code;
/** What the making of a path needs: the compiler, and a place in the memory of a run for what has this name. */
interface Tools {
  readonly compile: Compile;
  readonly slotOf: (name: string) => number;
  /** Whether a variable says the same all over the document. */
  readonly isFixed: (name: string) => boolean;
}
type Path = Extract<Ast, { kind: 'path' }>;

function at<R>(run: Run, node: Node, evaluate: (run: Run) => R): R {
  const before = run.node;
  run.node = node;
  const result = evaluate(run);
  run.node = before;
  return result;
}

interface Filter {
  readonly isPosition: boolean;
  readonly keeps: (run: Run) => boolean;
}

function filterOf(ast: Ast, compile: Compile): Filter {
  const code = compile(ast);
  if (code.kind !== 'decimal' && code.kind !== 'double') {
    return { isPosition: mentionsPosition(ast), keeps: asTruth(code) };
  }
  const wanted = (run: Run) => {
    const value = code.one(run);
    return typeof value === 'object' ? toDouble(value) : value;
  };
  return { isPosition: true, keeps: (run) => wanted(run) === run.position };
}

/** Filters see their node as context; positions count among what the step found from one node. */
function keep(run: Run, nodes: readonly Node[], filters: readonly Filter[]): readonly Node[] {
  const { position, size } = run;
  let kept = nodes;
  for (const { keeps } of filters) {
    run.size = kept.length;
    kept = kept.filter((node, index) => {
      run.position = index + 1;
      return at(run, node, keeps);
    });
  }
  run.position = position;
  run.size = size;
  return kept;
}

function filtered(step: Walk, filters: readonly Filter[]): Walk {
  if (filters.length === 0) return step;
  if (filters.some(({ isPosition }) => isPosition)) {
    return (run, from, visit) => {
      const found: Node[] = [];
      step(run, from, (node) => {
        found.push(node);
        return false;
      });
      return keep(run, found, filters).some(visit);
    };
  }
  return (run, from, visit) =>
    step(run, from, (node) => {
      for (const { keeps } of filters) if (!at(run, node, keeps)) return false;
      return visit(node);
    });
}

function stepWalk(step: Step, compile: Compile): Walk {
  const filters = step.filters.map((filter) => filterOf(filter, compile));
  if (step.kind === 'axis') return filtered(walk(step.axis, step.test), filters);
  const code = compile(step.of) as NodeCode;
  return filtered((run, from, visit) => at(run, from, () => code.each(run, visit)), filters);
}

function hasPosition(step: Step): boolean {
  return step.filters.some((filter) => filter.kind === 'number' || mentionsPosition(filter));
}

/** `//x` as one step to the descendants of that name, unless positions count among siblings. */
function shorten(steps: readonly Step[]): readonly Step[] {
  const short: Step[] = [];
  for (const step of steps) {
    const isJoined = isAnywhere(short.at(-1)) && step.kind === 'axis' && step.axis === 'child' && !hasPosition(step);
    if (isJoined) short[short.length - 1] = { ...step, axis: 'descendant' };
    else short.push(step);
  }
  return short;
}

const UPWARD = new Set(['ancestor', 'preceding']);

/** Whether one step may give nodes twice or out of order; `isOne`: it starts from one node. */
function mixes(step: Step, isOne: boolean): boolean {
  if (step.kind === 'value' || UPWARD.has(step.axis) || isAnywhere(step)) return true;
  return !isOne && (step.axis === 'parent' || step.axis === 'descendant');
}

/** Whether nodes may come twice or out of order. */
function needsOrder(path: Path, steps: readonly Step[], start: Code | undefined): boolean {
  let isOne = path.start === undefined || path.start === 'root' || (start?.kind === 'node' && start.isSingle);
  for (const step of steps) {
    if (mixes(step, isOne)) return true;
    isOne = isOne && step.kind === 'axis' && (step.axis === 'parent' || step.axis === 'self');
  }
  return false;
}

function isSingle(path: Path, start: Code | undefined): boolean {
  const isOneStart = path.start !== 'root' && (start === undefined || (start.kind === 'node' && start.isSingle));
  const isOneStep = (step: Step) =>
    step.kind === 'axis' && ['parent', 'self', 'attribute'].includes(step.axis) && step.test.suffix !== '*';
  return isOneStart && path.steps.every(isOneStep);
}

/** How many parents up a path begins, from where it goes down; `undefined` when it begins at the node itself. */
function climbOf(steps: readonly Step[]): number | undefined {
  const isUp = (step: Step): boolean => step.kind === 'axis' && step.axis === 'parent' && step.filters.length === 0;
  const count = steps.findIndex((step) => !isUp(step));
  if (count > 0) return count;
  const [first] = steps;
  if (first?.kind !== 'value' || first.of.kind !== 'union') return undefined;
  const climbs = first.of.sides.map((side) =>
    side.kind === 'path' && side.start === undefined ? climbOf(side.steps) : undefined,
  );
  return climbs.every((climb) => climb === climbs[0]) ? climbs[0] : undefined;
}

/** A path through a step that is looked up instead of filtered. */
function lookedUp(path: Path, steps: readonly Step[], tools: Tools): NodeCode | undefined {
  const up = path.start === undefined ? climbOf(steps) : undefined;
  const indexed = path.start === 'root' || up !== undefined ? indexedStep(steps, tools.isFixed) : undefined;
  if (!indexed || steps.slice(0, indexed.at + 1).some(hasPosition)) return undefined;
  const plan = planOf(indexed.parts, tools);
  if (!plan) return undefined;
  const filteredSteps = steps.slice(0, indexed.at + 1);
  const all = filteredSteps.map((step, index) => (index === indexed.at ? { ...step, filters: [] } : step));
  const start: NodeCode = {
    kind: 'node',
    isSingle: false,
    each: lookup({
      all: nodesOf({ ...path, steps: all }, all, tools),
      search: searched({ ...path, steps: filteredSteps }, filteredSteps, tools),
      plan,
      slot: tools.slotOf(JSON.stringify([all, plan.name])),
      up,
    }),
  };
  const after = steps.slice(indexed.at + 1);
  if (after.length === 0) return start;
  return through(start, { ...path, start: undefined, steps: after }, tools);
}

/** Where names alone lead from the root: found once for a document. */
function placed(path: PlacePath, { slotOf }: Tools): (run: Run) => Nodes {
  const slot = slotOf(JSON.stringify(path));
  return (run) => (run.memory[slot] ??= run.shape.reached(path)) as Nodes;
}

/** A path from the root that begins with names: their elements are known, the rest is walked from each of them. */
function fromPlaces(path: Path, steps: readonly Step[], tools: Tools): NodeCode | undefined {
  const prefix = path.start === 'root' ? placePrefix(steps, hasPosition) : undefined;
  if (!prefix) return undefined;
  const nodes = placed(prefix.path, tools);
  const filters = (steps[prefix.length - 1] as Step).filters.map((filter) => filterOf(filter, tools.compile));
  if (filters.some(({ isPosition }) => isPosition)) return undefined;
  const passes = (run: Run, node: Node): boolean => {
    for (const { keeps } of filters) if (!at(run, node, keeps)) return false;
    return true;
  };
  const each: NodeCode['each'] = (run, visit) => {
    for (const node of nodes(run)) if (passes(run, node) && visit(node)) return true;
    return false;
  };
  const start: NodeCode = { kind: 'node', isSingle: false, each };
  const rest = steps.slice(prefix.length);
  return rest.length === 0 ? start : through(start, { ...path, start: undefined, steps: rest }, tools);
}

/** The steps of a path from each node of another. */
function through(start: NodeCode, path: Path, tools: Tools): NodeCode {
  const rest = nodesOf(path, path.steps, tools);
  const each: NodeCode['each'] = (run, visit) => start.each(run, (node) => at(run, node, () => rest.each(run, visit)));
  const code: NodeCode = { kind: 'node', isSingle: false, each };
  if (!path.steps.some((step) => mixes(step, false))) return code;
  return { ...code, each: (run, visit) => inOrder(allNodes(code, run)).some(visit) };
}

function nodesOf(path: Path, steps: readonly Step[], tools: Tools): NodeCode {
  return lookedUp(path, steps, tools) ?? searched(path, steps, tools);
}

/** The nodes of a path found by walking, from where names alone lead. */
function searched(path: Path, steps: readonly Step[], tools: Tools): NodeCode {
  const found = fromPlaces(path, steps, tools);
  if (found) return found;
  const { compile } = tools;
  const plain = path.start === undefined ? plainPath(steps) : undefined;
  if (plain) {
    const way = plainWay(plain);
    return {
      kind: 'node',
      isSingle: isAttribute(plain),
      plain,
      each: (run, visit) => way(run.document, run.node, visit),
    };
  }
  const start = path.start === undefined || path.start === 'root' ? undefined : compile(path.start);
  const walks = steps.map((step) => stepWalk(step, compile));
  let whole: Walk = (_, from, visit) => visit(from);
  for (const step of walks.toReversed()) {
    const after = whole;
    whole = (run, from, visit) => step(run, from, (node) => after(run, node, visit));
  }
  const final = walks.length === 1 ? (walks[0] as Walk) : whole;
  const each: NodeCode['each'] = (run, visit) => {
    if (path.start === 'root') return final(run, DOCUMENT, visit);
    if (start === undefined) return final(run, run.node, visit);
    return (start as NodeCode).each(run, (node) => final(run, node, visit));
  };
  const code: NodeCode = { kind: 'node', isSingle: isSingle(path, start), each };
  if (!needsOrder(path, steps, start)) return code;
  return { ...code, each: (run, visit) => inOrder(allNodes(code, run)).some(visit) };
}

/** A path whose last step is a value: one for each node. */
function valuesOf(path: Path, tools: Tools): Code {
  const { compile } = tools;
  const steps = path.steps.slice(0, -1);
  const last = path.steps.at(-1) as Extract<Step, { kind: 'value' }>;
  const code = compile(last.of) as ValueCode;
  const nodes = steps.length === 0 && path.start === undefined ? undefined : pathCode({ ...path, steps }, tools);
  if (nodes === undefined) return code as Code;
  const collect = (run: Run): unknown[] => {
    const values: unknown[] = [];
    const before = run.node;
    (nodes as NodeCode).each(run, (node) => {
      run.node = node;
      if (!code.isSingle) values.push(...code.all(run));
      else {
        const value = code.one(run);
        if (value !== undefined) values.push(value);
      }
      run.node = before;
      return false;
    });
    return values;
  };
  return many(code.kind, collect as (run: Run) => never[]) as Code;
}

/** `//(a | b)/c` as `(//a | //b)/c`: names alone lead to each side. */
function spreadOut(path: Path): Path | undefined {
  if (path.start !== 'root') return undefined;
  const place = path.steps.findIndex(({ kind }) => kind === 'value');
  const step = path.steps[place];
  if (step?.kind !== 'value' || step.of.kind !== 'union' || step.filters.length > 0) return undefined;
  const before = path.steps.slice(0, place);
  if (before.some(hasPosition)) return undefined;
  const sides = step.of.sides.map((side) => {
    const isRelative = side.kind === 'path' && side.start === undefined && !side.steps.some(hasPosition);
    return isRelative ? { ...side, start: 'root' as const, steps: [...before, ...side.steps] } : undefined;
  });
  if (!sides.every((side) => side !== undefined)) return undefined;
  return { kind: 'path', start: { kind: 'union', sides }, steps: path.steps.slice(place + 1) };
}

export function pathCode(path: Path, tools: Tools): Code {
  const { compile } = tools;
  const last = path.steps.at(-1);
  if (last?.kind === 'value' && last.filters.length === 0 && compile(last.of).kind !== 'node') {
    return valuesOf(path, tools);
  }
  if (path.steps.length === 0 && path.start !== undefined && path.start !== 'root') return compile(path.start);
  const spread = spreadOut(path);
  if (spread) return compile(spread);
  return nodesOf(path, shorten(path.steps), tools);
}
