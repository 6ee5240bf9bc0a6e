// A compiled test: closures with the kind of value they give, known before any document is read.

import { Decimal } from '#src/money.ts';
import type { XmlDocument } from '../../xml/document.ts';
import type { Node, Visit } from './nodes.ts';
import { EngineError } from './numbers.ts';
import type { PlainPath } from './plain.ts';
import type { Shape } from './shape.ts';

/** The state of one run over one document. */
export interface Run {
  /** Context node; changes while paths are walked. */
  node: Node;
  position: number;
  size: number;
  /** The node the rule looks at: what the `let`s of the rule are relative to. */
  subject: Node;
  readonly document: XmlDocument;
  /** Values of variables in force, by slot. */
  readonly variables: unknown[];
  /** Values that are the same everywhere in the document, by slot. */
  readonly memory: unknown[];
  readonly shape: Shape;
  /** Where each text stands first among the nodes of a code. */
  readonly places: Map<NodeCode, ReadonlyMap<string, number>>;
}

interface Values {
  readonly text: string;
  readonly double: number;
  readonly decimal: Decimal;
  readonly boolean: boolean;
  readonly date: number;
}
export type ValueKind = keyof Values;

export interface NodeCode {
  readonly kind: 'node';
  /** Never more than one. */
  readonly isSingle: boolean;
  readonly each: (run: Run, visit: Visit) => boolean;
  /** When it is a plain path from the context node. */
  readonly plain?: PlainPath;
}

export interface ValueCode<K extends ValueKind = ValueKind> {
  readonly kind: K;
  readonly isSingle: boolean;
  /** The value; `undefined` for none. Throws {@link EngineError} for several. */
  readonly one: (run: Run) => Values[K] | undefined;
  readonly all: (run: Run) => readonly Values[K][];
  /** The value when there is one at most; else {@link SEVERAL}. Where it is not given, `all` tells. */
  readonly few?: (run: Run) => Values[K] | undefined | typeof SEVERAL;
  /** The same as a plain number, for what is surely a small whole one: lengths, counts. */
  readonly whole?: (run: Run) => number;
}

export type Code = NodeCode | { [K in ValueKind]: ValueCode<K> }[ValueKind];
export type ValueOf<K extends ValueKind> = Values[K];

/** Stands for values of which there are more than one. */
export const SEVERAL = Symbol('several');

export function several(): EngineError {
  return new EngineError('A single value is expected and there are several');
}

export function single<K extends ValueKind>(kind: K, one: (run: Run) => Values[K] | undefined): ValueCode<K> {
  return {
    kind,
    isSingle: true,
    one,
    few: one,
    all: (run) => {
      const value = one(run);
      return value === undefined ? [] : [value];
    },
  };
}

export function whole(value: (run: Run) => number): ValueCode<'decimal'> {
  return { ...single('decimal', (run) => Decimal.ofUnits(BigInt(value(run)), 0)), whole: value };
}

export function many<K extends ValueKind>(kind: K, all: (run: Run) => readonly Values[K][]): ValueCode<K> {
  return {
    kind,
    isSingle: false,
    all,
    one: (run) => {
      const values = all(run);
      if (values.length > 1) throw several();
      return values[0];
    },
  };
}

/** The node of a code that may give one at most. */
export function oneNode(code: NodeCode, run: Run): Node | undefined {
  let found: Node | undefined;
  code.each(run, (node) => {
    if (found !== undefined) throw several();
    found = node;
    return false;
  });
  return found;
}

export function allNodes(code: NodeCode, run: Run): Node[] {
  const nodes: Node[] = [];
  code.each(run, (node) => {
    nodes.push(node);
    return false;
  });
  return nodes;
}
