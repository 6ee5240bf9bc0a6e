// Tree of a test to closures.

import { Decimal } from '#src/money.ts';
import type { Ast } from '../notation/ast.ts';
import { NotationError } from '../notation/lexer.ts';
import { arithmetic, negative } from './arithmetic.ts';
import { allNodes, type Code, many, type NodeCode, type Run, single, type ValueCode } from './code.ts';
import { asText, asTruth } from './convert.ts';
import { compare } from './compare.ts';
import { choice, listOf, logic, union } from './combine.ts';
import { FUNCTIONS } from './functions.ts';
import { normalSpace } from './text.ts';
import type { Node } from './nodes.ts';
import { pathCode } from './path.ts';
import { freeOf, isConstant, isLocal, keyOf, mentionsPosition } from './constant.ts';
import { held, heldWith, isWorthHolding, isWorthHoldingWith } from './held.ts';

/** A value with the slot that keeps it while one node is looked at. */
interface Lazy {
  readonly code: Code;
  readonly slot: number;
  readonly values: (run: Run) => readonly unknown[];
}

/** What a layer shares between its tests. */
export class Compiler {
  private readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly known = new Map<string, Code>();
  private readonly sorted = new Map<string, number>();
  private readonly constants = new Map<string, Code>();
  private readonly slotOfVariable = new Map<Code | undefined, number>();
  private slots = 0;
  private memories = 0;

  constructor(lists: ReadonlyMap<string, ReadonlySet<string>> = new Map()) {
    this.lists = lists;
  }

  get variableCount(): number {
    return this.slots;
  }

  get memoryCount(): number {
    return this.memories;
  }

  compile(ast: Ast, scope: ReadonlyMap<string, Code>): Code {
    if (!isLocal(ast)) return this.heldWith(ast, scope) ?? this.make(ast, scope);
    return this.once(keyOf(ast), () => {
      const made = this.make(ast, scope);
      if (isConstant(ast)) return this.remembered(made);
      return made.kind === 'node' || !isWorthHolding(ast) ? made : held(made, this.room(2));
    });
  }

  /** Tests that say the same share what is made of them. */
  private once(key: string, make: () => Code): Code {
    const known = this.known.get(key);
    if (known) return known;
    const code = make();
    this.known.set(key, code);
    return code;
  }

  private heldWith(ast: Ast, scope: ReadonlyMap<string, Code>): Code | undefined {
    if (!isWorthHoldingWith(ast) || mentionsPosition(ast)) return undefined;
    const slots = [...freeOf(ast).variables].map((name) => this.slotOfVariable.get(scope.get(name)));
    if (!slots.every((slot) => slot !== undefined)) return undefined;
    return this.once(`${slots.join(' ')} ${keyOf(ast)}`, () => {
      const made = this.make(ast, scope);
      return made.kind === 'node' ? made : heldWith(made, this.room(1), slots);
    });
  }

  /** Places in the memory of a run. */
  private room(places: number): number {
    const slot = this.memories;
    this.memories += places;
    return slot;
  }

  truth(ast: Ast, scope: ReadonlyMap<string, Code>): (run: Run) => boolean {
    return asTruth(this.compile(ast, scope));
  }

  /** A value that is worked out once for each node a rule looks at, and only when a test asks for it. */
  lazy(ast: Ast, scope: ReadonlyMap<string, Code>): Lazy {
    const code = this.compile(ast, scope);
    const slot = this.slots;
    this.slots += 1;
    const values = (run: Run): readonly unknown[] => {
      const ready = run.variables[slot] as readonly unknown[] | undefined;
      if (ready) return ready;
      const before = run.node;
      run.node = run.subject;
      const fresh = code.kind === 'node' ? allNodes(code, run) : (code as ValueCode).all(run);
      run.node = before;
      run.variables[slot] = fresh;
      return fresh;
    };
    const kept = stored(code, values);
    this.slotOfVariable.set(kept, slot);
    return { code: kept, slot, values };
  }

  /** A value for the whole document, known under its name unless a rule gives that name to another. */
  fixed(name: string, ast: Ast, scope: ReadonlyMap<string, Code>): Code {
    const { code } = this.lazy(ast, scope);
    const { here, variables } = freeOf(ast);
    if (!here && [...variables].every((one) => this.isFixed(one, scope))) this.constants.set(name, code);
    return code;
  }

  private isFixed(name: string, scope: ReadonlyMap<string, Code>): boolean {
    const code = this.constants.get(name);
    return code !== undefined && scope.get(name) === code;
  }

  /** Paths of the same name share what they have sorted. */
  private slotOf(name: string): number {
    const known = this.sorted.get(name);
    if (known !== undefined) return known;
    const slot = this.room(1);
    this.sorted.set(name, slot);
    return slot;
  }

  private remembered(code: Code): Code {
    const slot = this.room(1);
    return stored(code, (run) => {
      const ready = run.memory[slot] as readonly unknown[] | undefined;
      if (ready) return ready;
      const fresh = code.kind === 'node' ? allNodes(code, run) : (code as ValueCode).all(run);
      run.memory[slot] = fresh;
      return fresh;
    });
  }

  private make(ast: Ast, scope: ReadonlyMap<string, Code>): Code {
    const compile = (inner: Ast) => this.compile(inner, scope);
    switch (ast.kind) {
      case 'number': {
        if (/e/i.test(ast.text)) {
          const double = Number(ast.text);
          return single('double', () => double);
        }
        const value = Decimal.of(ast.text);
        const code = single('decimal', () => value);
        const plain = Number(ast.text);
        return Number.isSafeInteger(plain) ? { ...code, whole: () => plain } : code;
      }
      case 'text':
        return single('text', () => ast.text);
      case 'here':
        return { kind: 'node', isSingle: true, each: (run, visit) => visit(run.node) };
      case 'variable':
        return found(scope.get(ast.name), `$${ast.name}`);
      case 'logic':
        return logic(
          ast.operator,
          ast.sides.map((side) => asTruth(compile(side))),
        );
      case 'compare':
        return compare(ast.operator, compile(ast.left), compile(ast.right));
      case 'arithmetic':
        return arithmetic(ast.operator, compile(ast.left), compile(ast.right));
      case 'negative':
        return negative(compile(ast.of));
      case 'list':
        return listOf(ast.items.map(compile));
      case 'union':
        return union(ast.sides.map(compile));
      case 'choice':
        return choice(asTruth(compile(ast.condition)), compile(ast.yes), compile(ast.no));
      case 'quantified':
        return this.quantified(ast, scope);
      case 'each':
        return this.each(ast, scope);
      case 'path':
        return pathCode(ast, {
          compile,
          slotOf: (name) => this.slotOf(name),
          isFixed: (name) => this.isFixed(name, scope),
        });
      case 'call':
        return this.call(ast, compile);
    }
  }

  private call(ast: Extract<Ast, { kind: 'call' }>, compile: (ast: Ast) => Code): Code {
    const inList = LISTED[ast.name];
    if (inList) {
      const [value, list] = ast.given;
      const name = list?.kind === 'text' ? list.text : '';
      const test = inList(found(this.lists.get(name), `list ${name}`));
      const text = asText(compile(value as Ast));
      return single('boolean', (run) => test(text(run) ?? ''));
    }
    return found(FUNCTIONS[ast.name], ast.name)(...ast.given.map(compile));
  }

  private bind(ast: { readonly name: string; readonly from: Ast }, scope: ReadonlyMap<string, Code>) {
    const from = this.compile(ast.from, scope);
    const slot = this.slots;
    this.slots += 1;
    const value = single('text', (run) => run.variables[slot] as string);
    const node: NodeCode = { kind: 'node', isSingle: true, each: (run, visit) => visit(run.variables[slot] as Node) };
    const code = from.kind === 'node' ? node : ({ ...value, kind: from.kind } as Code);
    const values = (run: Run): readonly unknown[] =>
      from.kind === 'node' ? allNodes(from, run) : (from as ValueCode).all(run);
    this.slotOfVariable.set(code, slot);
    return { values, slot, scope: new Map([...scope, [ast.name, code]]) };
  }

  private quantified(ast: Extract<Ast, { kind: 'quantified' }>, scope: ReadonlyMap<string, Code>): Code {
    const { values, slot, scope: inner } = this.bind(ast, scope);
    const holds = asTruth(this.compile(ast.holds, inner));
    const test = (run: Run) => (value: unknown) => {
      run.variables[slot] = value;
      return holds(run);
    };
    if (ast.all) return single('boolean', (run) => values(run).every(test(run)));
    return single('boolean', (run) => values(run).some(test(run)));
  }

  private each(ast: Extract<Ast, { kind: 'each' }>, scope: ReadonlyMap<string, Code>): Code {
    const { values, slot, scope: inner } = this.bind(ast, scope);
    const give = this.compile(ast.give, inner);
    if (give.kind === 'node') throw new NotationError('"for" must return values');
    return many(give.kind, (run) =>
      values(run).flatMap((value) => {
        run.variables[slot] = value;
        return (give as ValueCode).all(run) as never[];
      }),
    ) as Code;
  }
}

/** Ways of looking for a text in a list of codes. */
const LISTED: Readonly<Record<string, (codes: ReadonlySet<string>) => (text: string) => boolean>> = {
  coded: (codes) => (text) => codes.has(normalSpace(text)),
  listed: (codes) => (text) => codes.has(text),
  // Anywhere in the list written out: part of a code, or nothing, will do. Some official tests are that loose.
  inside: (codes) => {
    const written = ` ${[...codes].join(' ')} `;
    return (text) => written.includes(text);
  },
};

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new NotationError(`Unknown: ${name}`);
  return value;
}

/** The same code, with its values taken from where they are kept. */
function stored(code: Code, values: (run: Run) => readonly unknown[]): Code {
  if (code.kind === 'node') {
    return {
      kind: 'node',
      isSingle: code.isSingle,
      each: (run, visit) => {
        for (const node of values(run)) if (visit(node as Node)) return true;
        return false;
      },
    };
  }
  if (code.isSingle) return { ...single('text', (run) => values(run)[0] as string), kind: code.kind } as Code;
  return { ...many('text', (run) => values(run) as readonly string[]), kind: code.kind } as Code;
}
