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

/** What the first reading has, but for values that only the second could prove, or that only the second has. */
export function mergeFields(first: Fields, second: Fields): Fields {
  const { supplier, buyer, vatLines, ...rest } = first;
  const { supplier: supplierAgain, buyer: buyerAgain, vatLines: vatLinesAgain, ...restAgain } = second;
  return {
    ...preferred(rest, restAgain),
    supplier: preferred(supplier, supplierAgain),
    buyer: preferred(buyer, buyerAgain),
    vatLines: vatLines.length > 0 ? vatLines : vatLinesAgain,
  };
}

function preferred<T extends object>(first: T, second: T): T {
  const entries = Object.entries(second).filter(([key, again]) => {
    const known = (first as Record<string, Found<unknown> | undefined>)[key];
    return known === undefined || (!isProved(known) && isProved(again as Found<unknown>));
  });
  return { ...first, ...Object.fromEntries(entries) };
}

function isProved({ method }: Found<unknown>): boolean {
  return method === 'checksum' || method === 'arithmetic';
}
