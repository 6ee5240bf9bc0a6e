// From any code to the value a function or an operator wants, with the rules of untyped text.

import type { Decimal } from '#src/money.ts';
import { type Code, many, type NodeCode, oneNode, type Run, several, single, type ValueCode } from './code.ts';
import { hasPlain, plainFew, plainText } from './plain.ts';
import { booleanOf, dateOf, decimalOf, doubleOf, EngineError, expand, toDouble } from './numbers.ts';

type One<V> = (run: Run) => V | undefined;

function fromText<V>(code: Code, cast: (text: string) => V): One<V> {
  const text = asText(code);
  return (run) => {
    const value = text(run);
    return value === undefined ? undefined : cast(value);
  };
}

/** Text of one node or value; numbers have no text here: no rule asks for it. */
export function asText(code: Code): One<string> {
  if (code.kind === 'text') return code.one;
  if (code.kind === 'node') {
    const { plain } = code;
    if (plain) return (run) => plainText(run, plain);
    return (run) => {
      const node = oneNode(code, run);
      return node === undefined ? undefined : run.document.value(node);
    };
  }
  return (run) => {
    const value = (code as ValueCode).one(run);
    return value === undefined ? undefined : String(value);
  };
}

export function asDouble(code: Code): One<number> {
  if (code.kind === 'double') return code.one;
  if (code.kind === 'decimal') {
    return (run) => {
      const value = code.one(run);
      return value === undefined ? undefined : toDouble(value);
    };
  }
  return fromText(code, doubleOf);
}

/** `xs:decimal(…)`: exact. */
export function asDecimal(code: Code): One<Decimal> {
  if (code.kind === 'decimal') return code.one;
  if (code.kind === 'double') {
    return (run) => {
      const value = code.one(run);
      return value === undefined ? undefined : expand(value);
    };
  }
  return fromText(code, decimalOf);
}

export function asDate(code: Code): One<number> {
  return code.kind === 'date' ? code.one : fromText(code, dateOf);
}

export function asBoolean(code: Code): One<boolean> {
  return code.kind === 'boolean' ? code.one : fromText(code, booleanOf);
}

function exists(code: NodeCode): (run: Run) => boolean {
  const { plain } = code;
  if (plain) return (run) => hasPlain(run.document, run.node, plain);
  return (run) => code.each(run, () => true);
}

/** What `and`, `or`, `not` and filters see: nodes are there or not. */
export function asTruth(code: Code): (run: Run) => boolean {
  switch (code.kind) {
    case 'node':
      return exists(code);
    case 'boolean':
      if (code.isSingle) return (run) => code.one(run) ?? false;
      return (run) => {
        const values = code.all(run);
        if (values.length > 1) throw several();
        return values[0] ?? false;
      };
    case 'text':
      return (run) => (code.one(run) ?? '') !== '';
    case 'double':
      return (run) => Boolean(code.one(run) ?? 0);
    case 'decimal':
      return (run) => code.one(run)?.isZero === false;
    case 'date':
      return () => {
        throw new EngineError('A date is neither true nor false');
      };
  }
}

/** The text of each node or value. */
export function texts(code: Code): ValueCode<'text'> {
  if (code.kind === 'text') return code;
  if (code.kind !== 'node') return single('text', asText(code));
  if (code.isSingle) return single('text', asText(code));
  const { plain } = code;
  const all = many('text', (run) => {
    const found: string[] = [];
    code.each(run, (node) => {
      found.push(run.document.value(node));
      return false;
    });
    return found;
  });
  return plain ? { ...all, few: (run) => plainFew(run.document, run.node, plain) } : all;
}
