// Tests put together: and, or, lists, unions, if.

import { allNodes, type Code, many, type NodeCode, type Run, single, type ValueCode } from './code.ts';
import { asDecimal, asDouble, texts } from './convert.ts';
import { inOrder } from './nodes.ts';

export function logic(operator: 'and' | 'or', tests: readonly ((run: Run) => boolean)[]): Code {
  const stop = operator === 'or';
  return single('boolean', (run) => {
    for (const test of tests) if (test(run) === stop) return stop;
    return !stop;
  });
}

export function listOf(codes: readonly Code[]): Code {
  const first = codes[0];
  if (!first) return { kind: 'node', isSingle: true, each: () => false };
  if (codes.every(({ kind }) => kind === 'node')) {
    return {
      kind: 'node',
      isSingle: false,
      each: (run, visit) => codes.some((code) => (code as NodeCode).each(run, visit)),
    };
  }
  if (codes.every(({ kind }) => kind === first.kind)) {
    const constant = (codes as readonly ValueCode[]).map((code) => code.all);
    return many(first.kind as 'text', (run) => constant.flatMap((all) => all(run) as readonly string[])) as Code;
  }
  const all = codes.map(texts);
  return many('text', (run) => all.flatMap((code) => code.all(run)));
}

export function union(codes: readonly Code[]): Code {
  const each: NodeCode['each'] = (run, visit) =>
    inOrder((codes as readonly NodeCode[]).flatMap((code) => allNodes(code, run))).some(visit);
  return { kind: 'node', isSingle: false, each };
}

export function choice(condition: (run: Run) => boolean, then: Code, otherwise: Code): Code {
  const pick =
    <C extends Code>(one: C, other: C) =>
    (run: Run) =>
      condition(run) ? one : other;
  if (then.kind === 'node' && otherwise.kind === 'node') {
    const chosen = pick(then, otherwise);
    return { kind: 'node', isSingle: false, each: (run, visit) => chosen(run).each(run, visit) };
  }
  if (then.kind === otherwise.kind) {
    const chosen = pick(then, otherwise);
    return { ...many('text', (run) => (chosen(run) as ValueCode<'text'>).all(run)), kind: then.kind } as Code;
  }
  const numbers = [then, otherwise].every(({ kind }) => kind === 'double' || kind === 'decimal');
  if (numbers) {
    const [one, other] = [asDouble(then), asDouble(otherwise)];
    return single('double', (run) => (condition(run) ? one(run) : other(run)));
  }
  const isDecimal = [then, otherwise].some(({ kind }) => kind === 'decimal');
  if (isDecimal) {
    const [one, other] = [asDecimal(then), asDecimal(otherwise)];
    return single('decimal', (run) => (condition(run) ? one(run) : other(run)));
  }
  const chosen = pick(texts(then), texts(otherwise));
  return many('text', (run) => chosen(run).all(run));
}
