// The model as JSON, to be stored as jsonb and sent over the API: decimals are strings (`"12.50"`, scale kept),
// empty lists and absent values are left out.

import { problem } from '#src/errors.ts';
import { Decimal } from '#src/money.ts';
import type { Invoice } from './invoice.ts';
import type { AnyShape } from './shape.ts';
import { invoiceShape } from './shapes.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

const wrongJson = problem({
  code: 'facturx.model_json',
  status: 422,
  fr: 'Ce JSON ne décrit pas une facture de notre modèle : corrigez les champs indiqués.',
  en: 'This JSON does not describe an invoice of our model: correct the fields named.',
});

interface Wrong {
  readonly path: string;
  readonly expected: string;
}

const expectations: Record<string, { fr: string; en: string }> = {
  text: { fr: 'un texte est attendu', en: 'a text is expected' },
  decimal: {
    fr: 'un nombre décimal écrit comme un texte est attendu ("12.50")',
    en: 'a decimal number written as a text is expected ("12.50")',
  },
  flag: { fr: 'vrai ou faux est attendu', en: 'true or false is expected' },
  list: { fr: 'une liste est attendue', en: 'a list is expected' },
  object: { fr: 'un objet est attendu', en: 'an object is expected' },
  known: { fr: 'ce champ n’existe pas dans le modèle', en: 'the model has no such field' },
};

function encode(value: unknown, shape: AnyShape): Json | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof shape === 'string') return shape === 'decimal' ? (value as Decimal).toString() : (value as Json);
  if ('list' in shape) {
    const list = value as readonly unknown[];
    return list.length === 0 ? undefined : list.map((entry) => encode(entry, shape.list) ?? {});
  }
  const result: Record<string, Json> = {};
  for (const key in shape.fields) {
    const encoded = encode((value as Record<string, unknown>)[key], shape.fields[key] as AnyShape);
    if (encoded !== undefined) result[key] = encoded;
  }
  return result;
}

function decodeObject(json: JsonObject, shape: { fields: Readonly<Record<string, AnyShape>> }, at: Cursor): object {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(json)) {
    if (!Object.hasOwn(shape.fields, key)) at.wrong.push({ path: join(at.path, key), expected: 'known' });
  }
  for (const key in shape.fields) {
    const field = shape.fields[key] as AnyShape;
    const entry = Object.hasOwn(json, key) ? json[key] : undefined;
    const isList = typeof field === 'object' && 'list' in field;
    const value = decode(entry ?? undefined, field, { ...at, path: join(at.path, key) });
    if (value !== undefined) result[key] = value;
    else if (isList) result[key] = [];
  }
  return result;
}

interface Cursor {
  readonly path: string;
  readonly wrong: Wrong[];
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function fail(at: Cursor, expected: string): undefined {
  at.wrong.push({ path: at.path, expected });
  return undefined;
}

function decodeScalar(json: Json, shape: 'text' | 'decimal' | 'flag', at: Cursor): unknown {
  if (shape === 'flag') return typeof json === 'boolean' ? json : fail(at, shape);
  if (typeof json !== 'string') return fail(at, shape);
  return shape === 'text' ? json : (Decimal.parse(json) ?? fail(at, shape));
}

function decode(json: Json | undefined, shape: AnyShape, at: Cursor): unknown {
  if (json === undefined) return undefined;
  if (typeof shape === 'string') return decodeScalar(json, shape, at);
  if ('list' in shape) {
    if (!Array.isArray(json)) return fail(at, 'list');
    return json.map((entry: Json, index) => decode(entry, shape.list, { ...at, path: `${at.path}[${index}]` }));
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return fail(at, 'object');
  return decodeObject(json as JsonObject, shape, at);
}

/** The invoice as JSON: what {@link invoiceFromJson} reads back as an equal invoice. */
export function invoiceToJson(invoice: Invoice): JsonObject {
  return encode(invoice, invoiceShape) as JsonObject;
}

/**
 * Reads what {@link invoiceToJson} wrote, or what a person or a script wrote by hand.
 * Throws `facturx.model_json` with one field problem per wrong or unknown field.
 */
export function invoiceFromJson(json: unknown): Invoice {
  const wrong: Wrong[] = [];
  const invoice = decode(json as Json, invoiceShape, { path: '', wrong });
  if (wrong.length > 0 || invoice === undefined) {
    throw wrongJson({
      fields: wrong.map(({ path, expected }) => ({ path, message: expectations[expected] ?? { fr: '', en: '' } })),
    });
  }
  const decoded = invoice as Invoice;
  return { ...decoded, totals: decoded.totals ?? {} };
}
