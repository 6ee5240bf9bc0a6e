// Sums, products and quotients. Nothing on one side gives nothing; untyped text is a double.

import type { Decimal } from '#src/money.ts';
import type { Arithmetic } from '../notation/ast.ts';
import { type Code, single, type ValueCode } from './code.ts';
import { asDecimal, asDouble } from './convert.ts';
import { divide, remainder } from './numbers.ts';

const DOUBLES: Readonly<Record<Arithmetic, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  div: (left, right) => left / right,
  mod: (left, right) => left % right,
};

const DECIMALS: Readonly<Record<Arithmetic, (left: Decimal, right: Decimal) => Decimal>> = {
  '+': (left, right) => left.plus(right),
  '-': (left, right) => left.minus(right),
  '*': (left, right) => left.times(right),
  div: divide,
  mod: remainder,
};

export function arithmetic(operator: Arithmetic, left: Code, right: Code): ValueCode<'double'> | ValueCode<'decimal'> {
  if (left.kind === 'decimal' && right.kind === 'decimal') {
    const apply = DECIMALS[operator];
    return single('decimal', (run) => {
      const first = left.one(run);
      if (first === undefined) return undefined;
      const second = right.one(run);
      return second === undefined ? undefined : apply(first, second);
    });
  }
  const [one, other] = [asDouble(left), asDouble(right)];
  const apply = DOUBLES[operator];
  return single('double', (run) => {
    const first = one(run);
    if (first === undefined) return undefined;
    const second = other(run);
    return second === undefined ? undefined : apply(first, second);
  });
}

export function negative(of: Code): ValueCode<'double'> | ValueCode<'decimal'> {
  if (of.kind === 'decimal') {
    const decimal = asDecimal(of);
    return single('decimal', (run) => decimal(run)?.negated());
  }
  const double = asDouble(of);
  return single('double', (run) => {
    const value = double(run);
    return value === undefined ? undefined : -value;
  });
}
