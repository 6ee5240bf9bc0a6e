// A small description of a value's structure, checked against its type by the compiler.
// The JSON codec, the builders and the comparison all walk it.

import type { Decimal } from '#src/money.ts';

/** `text` any string, `decimal` a Decimal, `flag` a boolean, `{list}` an array, `{fields}` an object. */
export type AnyShape =
  | 'text'
  | 'decimal'
  | 'flag'
  | { readonly list: AnyShape }
  | { readonly fields: Readonly<Record<string, AnyShape>> };

/** The only shape that fits T: a key forgotten or of another kind does not compile. */
export type ShapeOf<T> = [T] extends [Decimal]
  ? 'decimal'
  : [T] extends [boolean]
    ? 'flag'
    : [T] extends [string]
      ? 'text'
      : [T] extends [readonly (infer E)[]]
        ? { readonly list: ShapeOf<E> }
        : { readonly fields: { readonly [K in keyof T]-?: ShapeOf<NonNullable<T[K]>> } };

/** The fields of an object shape, in the order of its declaration. */
function fieldsOf(shape: AnyShape): Readonly<Record<string, AnyShape>> {
  if (typeof shape === 'object' && 'fields' in shape) return shape.fields;
  throw new TypeError('Not an object shape');
}

/** An object of that shape from what is known of it; its lists are empty when not given. */
export function build<T>(shape: ShapeOf<T>, known: Partial<T>): T {
  const result: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fieldsOf(shape as AnyShape))) {
    const value = (known as Record<string, unknown>)[key];
    if (value !== undefined) result[key] = value;
    else if (typeof field === 'object' && 'list' in field) result[key] = [];
  }
  return result as T;
}
