// A layer ready to run: rules matched with places, tests compiled.

import type { Ast } from '../notation/ast.ts';
import type { ContextSource, LayerSource, TestSource } from '../notation/layer.ts';
import type { Code, Run } from './code.ts';
import { Compiler } from './compile.ts';
import { fitsElement, fitsPlace, type Pattern, patternsOf } from './pattern.ts';
import { leadsTo } from './place-path.ts';
import type { Nodes, Place, Shape } from './shape.ts';
import { DOCUMENT, type Node } from './nodes.ts';
import { type Below, countedBy, forbiddenBy, isFromRoot } from './marks.ts';

export interface Breach {
  readonly test: TestSource;
  /** The element the rule looks at. */
  readonly context: Node;
  /** The node that should not be there, when the test is about one; otherwise the same. */
  readonly node: Node;
}

interface Test {
  readonly source: TestSource;
  readonly holds: (run: Run) => boolean;
}

interface Context {
  readonly patterns: readonly Pattern[];
  readonly slots: readonly number[];
  /** Values that are worked out before any test. */
  readonly now: readonly ((run: Run) => unknown)[];
  readonly tests: readonly Test[];
  /** Tests that such a path stands below never, or once at most: seen when its elements are met, not worked out for all. */
  readonly marks: readonly { readonly source: TestSource; readonly below: Below }[];
}

/** One group at one place: contexts in their order, up to the first that fits whatever the element holds. */
interface Choice {
  readonly context: Context;
  readonly patterns: readonly Pattern[];
  /** The names are enough: it fits whatever the element holds. */
  readonly isSure: boolean;
}

interface Mark {
  readonly source: TestSource;
  readonly context: Context;
  readonly choices: readonly Choice[];
  readonly depth: number;
}

interface Plan {
  readonly groups: readonly (readonly Choice[])[];
  readonly marks: readonly Mark[];
}

const EMPTY: Plan = { groups: [], marks: [] };

let layerCount = -1;

export class Layer {
  readonly name: string;
  readonly version: string;
  private readonly compiler: Compiler;
  private readonly groups: readonly (readonly Context[])[];
  private readonly number = ++layerCount;
  private readonly globals: ReadonlyMap<string, Code>;
  /** What a run begins with. */
  private readonly noVariables: readonly unknown[];
  private readonly noMemory: readonly unknown[];

  constructor(source: LayerSource) {
    this.name = source.name;
    this.version = source.version;
    this.compiler = new Compiler(source.lists);
    const globals = new Map<string, Code>();
    for (const { name, value } of source.lets) globals.set(name, this.compiler.fixed(name, value, globals));
    this.globals = globals;
    this.groups = source.groups.map((group) => group.map((context) => this.context(context)));
    this.noVariables = Array.from({ length: this.compiler.variableCount });
    this.noMemory = Array.from({ length: this.compiler.memoryCount });
  }

  private context({ on, lets, tests }: ContextSource): Context {
    const scope = new Map(this.globals);
    const slots: number[] = [];
    const now: ((run: Run) => unknown)[] = [];
    for (const { name, value, isNow } of lets) {
      const { code, slot, values } = this.compiler.lazy(value, scope);
      scope.set(name, code);
      slots.push(slot);
      if (isNow) now.push(values);
    }
    const truth = (ast: Ast) => this.compiler.truth(ast, scope);
    const patterns = patternsOf(on, truth);
    const isAtRoot = patterns.every(({ links }) => links.length === 1 && links[0]?.isLoose === false);
    const marks = tests.flatMap((source) => belowOf(source, isAtRoot).map((below) => ({ source, below })));
    const marked = new Set(marks.map(({ source }) => source));
    return {
      patterns,
      slots,
      now,
      tests: tests.filter((source) => !marked.has(source)).map((source) => ({ source, holds: truth(source.test) })),
      marks,
    };
  }

  private choices(group: readonly Context[], place: Place): readonly Choice[] {
    const choices: Choice[] = [];
    for (const context of group) {
      const patterns = context.patterns.filter((pattern) => fitsPlace(pattern, place));
      const isSure = patterns.some(({ hasFilters }) => !hasFilters);
      if (patterns.length > 0) choices.push({ context, patterns, isSure });
      if (isSure) break;
    }
    return choices;
  }

  private planOf(place: Place): Plan {
    const known = place.plans[this.number] as Plan | undefined;
    if (known) return known;
    const isElement = place.parent !== undefined && !place.isAttribute;
    const groups = isElement
      ? this.groups.map((group) => this.choices(group, place)).filter((choices) => choices.length > 0)
      : [];
    const plan = { groups, marks: this.marks(place) };
    const isEmpty = plan.groups.length === 0 && plan.marks.length === 0;
    return (place.plans[this.number] = isEmpty ? EMPTY : plan);
  }

  /** Tests of the places above that say that nothing, or one at most, may stand here. */
  private marks(place: Place): readonly Mark[] {
    const marks: Mark[] = [];
    const path: string[] = [];
    for (let above: Place | undefined = place; above?.parent; above = above.parent) {
      if (path.length > 0) marks.push(...this.marksFrom(above, path, place));
      path.unshift(above.key);
    }
    return marks;
  }

  private marksFrom(above: Place, path: readonly string[], place: Place): readonly Mark[] {
    const isMet = (below: Below): boolean => {
      if (isFromRoot(below)) return leadsTo(below, place);
      return below.length === path.length && below.every((key, index) => key === path[index]);
    };
    return this.planOf(above).groups.flatMap((choices) =>
      choices.flatMap(({ context }) =>
        context.marks
          .filter(({ below }) => isMet(below))
          .map(({ source }) => ({ source, context, choices, depth: path.length })),
      ),
    );
  }

  /** What the document breaks. Throws {@link EngineError} where the artefact itself would stop. */
  run(shape: Shape): readonly Breach[] {
    const { document, places } = shape;
    const run: Run = {
      node: DOCUMENT,
      subject: DOCUMENT,
      position: 1,
      size: 1,
      document,
      variables: this.noVariables.slice(),
      memory: this.noMemory.slice(),
      shape,
      places: new Map(),
    };
    const breaches: Breach[] = [];
    const plans = places.map((place) => this.planOf(place));
    // All that is asked of an element is asked while it is at hand, then the next.
    for (let node = DOCUMENT + 1; node < document.size; node += 1) {
      for (const choices of (plans[shape.placeAt(node)] as Plan).groups) tryAll(run, choices, { node, breaches });
    }
    const told: Told = new Map();
    for (const [index, { marks }] of plans.entries()) {
      for (const mark of marks) markAll(run, mark, { nodes: shape.nodesAt(index), breaches, told });
    }
    return breaches;
  }
}

function chosen(run: Run, choices: readonly Choice[], node: Node): Context | undefined {
  for (const { context, patterns, isSure } of choices) {
    run.subject = node;
    for (const slot of context.slots) run.variables[slot] = undefined;
    if (isSure) return context;
    for (const pattern of patterns) {
      if (fitsElement(run, pattern, node)) return context;
    }
  }
  return undefined;
}

interface At {
  readonly node: Node;
  readonly breaches: Breach[];
}

function tryAll(run: Run, choices: readonly Choice[], { node, breaches }: At): void {
  const context = chosen(run, choices, node);
  if (!context) return;
  run.subject = node;
  for (const value of context.now) value(run);
  for (const { source, holds } of context.tests) {
    run.node = node;
    if (!holds(run)) breaches.push({ test: source, context: node, node });
  }
}

function belowOf({ verb, subject }: TestSource, isAtRoot: boolean): readonly Below[] {
  if (!subject) return [];
  if (verb === 'never') return forbiddenBy(subject, isAtRoot) ?? [];
  return verb === 'once' ? (countedBy(subject) ?? []) : [];
}

/** Which elements break a test already: what it forbids may stand in several places. */
type Told = Map<TestSource, Set<Node>>;

interface Met {
  readonly nodes: Nodes;
  readonly breaches: Breach[];
  readonly told: Told;
}

function isNew(told: Told, source: TestSource, node: Node): boolean {
  const known = told.get(source);
  if (!known) told.set(source, new Set([node]));
  return !known || (!known.has(node) && Boolean(known.add(node)));
}

/** One breach for each element the rule looks at, however many stand below it. */
function markAll(run: Run, mark: Mark, { nodes, breaches, told }: Met): void {
  const { document } = run;
  const limit = mark.source.verb === 'once' ? 1 : 0;
  let last: Node = DOCUMENT;
  let count = 0;
  for (const node of nodes) {
    let above = node;
    for (let step = 0; step < mark.depth; step += 1) above = document.parent(above);
    count = above === last ? count + 1 : 1;
    last = above;
    if (count !== limit + 1 || chosen(run, mark.choices, above) !== mark.context) continue;
    if (isNew(told, mark.source, above)) breaches.push({ test: mark.source, context: above, node });
  }
}
