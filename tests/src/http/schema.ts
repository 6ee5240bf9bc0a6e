// The little of JSON Schema that our OpenAPI document uses, to hold answers against it.

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export type Schemas = Readonly<Record<string, Schema>>;

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function hasType(type: NonNullable<Schema['type']>, value: unknown): boolean {
  const found = typeOf(value);
  return [type].flat().some((one) => one === found || (one === 'number' && found === 'integer'));
}

/** A copy in which every `$ref` is replaced by what it names. */
function resolved(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.split('/').at(-1) ?? '';
  const found = schemas[name];
  if (!found) throw new Error(`The document names ${schema.$ref} and does not describe it`);
  return found;
}

function faultsOfObject(schema: Schema, value: object, { path, schemas }: Place): string[] {
  const known = schema.properties ?? {};
  const missing = (schema.required ?? [])
    .filter((name) => !(name in value))
    .map((name) => `${path}.${name} is missing`);
  return Object.entries(value).reduce((faults, [name, one]) => {
    const rule = known[name] ?? schema.additionalProperties;
    if (typeof rule === 'object') return faults.concat(faultsOf(rule, one, { path: `${path}.${name}`, schemas }));
    const isUnknown = schema.properties !== undefined && !(name in known) && rule !== true;
    return isUnknown ? faults.concat(`${path}.${name} is not described`) : faults;
  }, missing);
}

interface Place {
  readonly path: string;
  readonly schemas: Schemas;
}

/** What is wrong with a value, by its path; nothing when it is as described. */
export function faultsOf(given: Schema, value: unknown, place: Place): string[] {
  const schema = resolved(given, place.schemas);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices && choices.every((one) => faultsOf(one, value, place).length > 0)) {
    return [`${place.path} is none of what it may be`];
  }
  const parts = (schema.allOf ?? []).flatMap((one) => faultsOf(one, value, place));
  if (schema.type !== undefined && !hasType(schema.type, value)) {
    return [...parts, `${place.path} is ${typeOf(value)}, not ${String(schema.type)}`];
  }
  if (schema.enum && !schema.enum.includes(value)) return [...parts, `${place.path} is ${String(value)}`];
  const { items } = schema;
  if (Array.isArray(value) && items) {
    return [...parts, ...value.flatMap((one, at) => faultsOf(items, one, { ...place, path: `${place.path}[${at}]` }))];
  }
  if (typeOf(value) === 'object') return [...parts, ...faultsOfObject(schema, value as object, place)];
  return parts;
}
