// Comparison: true when some value on the left compares with some value on the right. Text without type takes the type
// of the other side; two such texts compare as texts.

import type { Decimal } from '#src/money.ts';
import type { Comparison } from '../notation/ast.ts';
import { type Code, many, type Run, SEVERAL, single, type ValueCode, type ValueKind } from './code.ts';
import { texts } from './convert.ts';
import { booleanOf, dateOf, doubleBesideInteger, doubleOf, EngineError, orderOf, toDouble } from './numbers.ts';

type Test<V> = (left: V, right: V) => boolean;

function ordered<V extends string | number | boolean>(operator: Comparison): Test<V> {
  switch (operator) {
    case '=':
      return (left, right) => left === right;
    case '!=':
      return (left, right) => left !== right;
    case '<':
      return (left, right) => left < right;
    case '<=':
      return (left, right) => left <= right;
    case '>':
      return (left, right) => left > right;
    case '>=':
      return (left, right) => left >= right;
  }
}

/** Where one side has no type the reference engine orders doubles totally: -0 before 0, NaN after all and like itself. */
function totally(operator: Comparison): Test<number> {
  const test = ordered<number>(operator);
  return (left, right) => test(orderOf(left, right), 0);
}

/** So it orders them between values that may be several; one value beside one is like none when it is NaN. */
function totallyOne(operator: Comparison): Test<number> {
  const test = totally(operator);
  return (left, right) => (Number.isNaN(left) || Number.isNaN(right) ? operator === '!=' : test(left, right));
}

function decimals(operator: Comparison): Test<Decimal> {
  const test = ordered<number>(operator);
  return (left, right) => test(left.compare(right), 0);
}

function anyOf<V>(firsts: readonly V[], seconds: Iterable<V>, test: Test<V>): boolean {
  for (const first of firsts) for (const second of seconds) if (test(first, second)) return true;
  return false;
}

type Few<V> = ((run: Run) => V | undefined | typeof SEVERAL) | undefined;

/** One value beside several is worked out first: the artefact stops there whether the others are any or none. */
function anyPair<V>(left: ValueCode, right: ValueCode, test: Test<V>): (run: Run) => boolean {
  if (right.isSingle && !left.isSingle) return pairsOf<V>(right, left, (one, other) => test(other, one));
  return pairsOf(left, right, test);
}

/** Values of a code that are turned one by one: what comes behind the one that fits is never looked at. */
interface OneByOne {
  readonly oneByOne?: (run: Run) => Iterable<unknown>;
}

function* eachOf<V>(values: readonly V[], turn: (value: V) => unknown): Iterable<unknown> {
  for (const value of values) yield turn(value);
}

function valuesOf<V>(code: ValueCode & OneByOne, run: Run, isBesideOne: boolean): Iterable<V> {
  return ((isBesideOne && code.oneByOne?.(run)) || code.all(run)) as Iterable<V>;
}

function pairsOf<V>(left: ValueCode, right: ValueCode, test: Test<V>): (run: Run) => boolean {
  const [one, other] = [left.few, right.few] as unknown as readonly [Few<V>, Few<V>];
  const any = (run: Run): boolean => {
    const firsts = left.all(run) as unknown as readonly V[];
    return firsts.length > 0 && anyOf(firsts, valuesOf<V>(right, run, firsts.length === 1), test);
  };
  if (!one || !other) return any;
  return (run) => {
    const first = one(run);
    if (first === undefined) return false;
    if (first === SEVERAL) return any(run);
    const second = other(run);
    if (second === SEVERAL) return any(run);
    return second !== undefined && test(first, second);
  };
}

/** The values of a code, each turned into another kind when it is needed. */
function turned<K extends ValueKind>(
  code: ValueCode,
  kind: K,
  turn: (value: never) => unknown,
): ValueCode<K> & OneByOne {
  const source = code as unknown as { few?: Few<never>; all(run: Run): readonly never[] };
  const { few } = source;
  const turnedFew = (run: Run) => {
    const value = few?.(run);
    return (value === undefined || value === SEVERAL ? value : turn(value)) as undefined;
  };
  if (code.isSingle) return single(kind, turnedFew);
  const all = many(kind, (run) => source.all(run).map(turn) as never);
  const oneByOne = (run: Run): Iterable<unknown> => eachOf(source.all(run), turn);
  return few ? { ...all, oneByOne, few: turnedFew } : { ...all, oneByOne };
}

function untyped(code: Code, beside: Code): ValueCode {
  if (code.kind !== 'node') return code;
  const text = texts(code) as unknown as ValueCode;
  const other = beside.kind;
  if (wholeOf(beside)) return turned(text, 'double', doubleBesideInteger as never) as never;
  if (other === 'double' || other === 'decimal') return turned(text, 'double', doubleOf as never) as never;
  if (other === 'boolean') return turned(text, 'boolean', booleanOf as never) as never;
  if (other === 'date') return turned(text, 'date', dateOf as never) as never;
  return text;
}

function wholeOf(code: Code): ((run: Run) => number) | undefined {
  return code.kind === 'decimal' ? code.whole : undefined;
}

export function compare(operator: Comparison, left: Code, right: Code): ValueCode<'boolean'> {
  const [first, second] = [wholeOf(left), wholeOf(right)];
  if (first && second) {
    const test = ordered<number>(operator);
    return single('boolean', (run) => test(first(run), second(run)));
  }
  const one = untyped(left, right);
  const other = untyped(right, left);
  const isTyped = left.kind !== 'node' && right.kind !== 'node';
  const total = left.isSingle && right.isSingle ? totallyOne(operator) : totally(operator);
  const doubles = isTyped ? ordered<number>(operator) : total;
  return single('boolean', comparing({ operator, doubles }, one, other));
}

interface Ways {
  readonly operator: Comparison;
  readonly doubles: Test<number>;
}

function comparing({ operator, doubles }: Ways, left: ValueCode, right: ValueCode): (run: Run) => boolean {
  if (left.kind === right.kind) {
    if (left.kind === 'decimal') return anyPair(left, right, decimals(operator));
    if (left.kind === 'double') return anyPair(left, right, doubles);
    return anyPair<string>(left, right, ordered(operator));
  }
  const kinds = new Set<ValueKind>([left.kind, right.kind]);
  if (kinds.has('double') && kinds.has('decimal')) {
    const asDoubles = (code: ValueCode) =>
      code.kind === 'double' ? code : (turned(code, 'double', toDouble as never) as unknown as ValueCode);
    return anyPair(asDoubles(left), asDoubles(right), doubles);
  }
  return (run) => {
    if (left.all(run).length === 0 || right.all(run).length === 0) return false;
    throw new EngineError(`A ${left.kind} does not compare with a ${right.kind}`);
  };
}
