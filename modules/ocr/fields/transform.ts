// Walks over every value of a set of fields.

import type { Fields, Found } from '../model.ts';

function isFound(value: object): value is Found<unknown> {
  return 'method' in value && 'confidence' in value;
}

/** The same fields with every found value changed; `undefined` drops it. */
export function mapFound(fields: Fields, change: (found: Found<unknown>) => Found<unknown>): Fields {
  return walk(fields, change) as Fields;
}

function walk(value: unknown, change: (found: Found<unknown>) => Found<unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, change));
  if (typeof value !== 'object' || value === null) return value;
  if (isFound(value)) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, change)]));
}

/**
 * What the first reading has, but for values that only the second could prove, or that only the second has.
 * Totals go together: figures of two readings that do not add up would say less than either.
 */
export function mergeFields(first: Fields, second: Fields): Fields {
  const secondProves = isProved(second.grossTotal) && !isProved(first.grossTotal);
  const ordered = secondProves ? [second, first] : [first, second];
  const totals = ordered.find(({ grossTotal }) => grossTotal) ?? first;
  return {
    ...preferred(without(first, APART), without(second, APART)),
    ...only(totals, TOTALS),
    supplier: preferred(first.supplier, second.supplier),
    buyer: preferred(first.buyer, second.buyer),
    vatLines: ordered.find(({ vatLines }) => vatLines.length > 0)?.vatLines ?? [],
  };
}

const TOTALS: ReadonlySet<string> = new Set(['netTotal', 'vatTotal', 'grossTotal', 'amountDue']);
const APART: ReadonlySet<string> = new Set([...TOTALS, 'supplier', 'buyer', 'vatLines']);

function only(fields: Fields, keys: ReadonlySet<string>): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => keys.has(key)));
}

function without(fields: Fields, keys: ReadonlySet<string>): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.has(key)));
}

function preferred<T extends object>(first: T, second: T): T {
  const entries = Object.entries(second).filter(([key, again]) => {
    const known = (first as Record<string, Found<unknown> | undefined>)[key];
    return known === undefined || (!isProved(known) && isProved(again as Found<unknown>));
  });
  return { ...first, ...Object.fromEntries(entries) };
}

function isProved(value: Found<unknown> | undefined): boolean {
  return value?.method === 'checksum' || value?.method === 'arithmetic';
}
