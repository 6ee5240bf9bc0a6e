// src/db/schema.ts: the tables as Kysely sees them through `pg` (src/db/connection.ts decides what a value becomes).

import type { Column, Relation } from './catalogue.ts';

const types: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  float4: 'number',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  // What a `number` would round is read as text. Amounts are written as text too (`Decimal.toString`).
  int8: 'Int8',
  numeric: 'string',
  json: 'Json',
  jsonb: 'Json',
  timestamp: 'Date',
  timestamptz: 'Date',
  ...Object.fromEntries(
    ['bpchar', 'char', 'citext', 'inet', 'name', 'text', 'time', 'tsvector', 'uuid', 'varchar', 'xml'].map((name) => [
      name,
      'string',
    ]),
  ),
};

const pascal = (name: string): string =>
  name.replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

type Enums = ReadonlyMap<string, readonly string[]>;

function baseType(type: string, enums: Enums): string {
  if (type.startsWith('_')) {
    const item = baseType(type.slice(1), enums);
    return /^\w+$/.test(item) ? `${item}[]` : `(${item})[]`;
  }
  const labels = enums.get(type);
  if (labels) return labels.map((label) => `'${label}'`).join(' | ');
  const known = types[type];
  if (known === undefined) throw new Error(`schema.ts: no TypeScript type is known for the SQL type ${type}`);
  return known;
}

function columnType(column: Column, enums: Enums): string {
  const base = baseType(column.type, enums);
  const type = column.nullable ? `${base} | null` : base;
  if (column.generated === 'always' || column.generated === 'computed') return `GeneratedAlways<${type}>`;
  return column.generated !== null || column.default !== null ? `Generated<${type}>` : type;
}

function table(relation: Relation, enums: Enums): string {
  const columns = relation.columns.map((column) => {
    const comment = column.comment === null ? '' : `  /** ${column.comment.replaceAll('*/', '* /')} */\n`;
    return `${comment}  ${column.name}: ${columnType(column, enums)};`;
  });
  const comment = relation.comment === null ? '' : `/** ${relation.comment.replaceAll('*/', '* /')} */\n`;
  return `${comment}export interface ${pascal(relation.name)} {\n${columns.join('\n')}\n}`;
}

export function schemaTypes(relations: readonly Relation[], enums: Enums): string {
  const tables = relations.map((relation) => table(relation, enums)).join('\n\n');
  const rows = relations.map((relation) => `  ${relation.name}: ${pascal(relation.name)};`).join('\n');
  const helpers = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) =>
    `${tables} ColumnType<`.includes(`${name}<`),
  );
  return `// Generated from the migrations by \`npm run generate\`. Do not edit.

import type { ${helpers.join(', ')} } from 'kysely';

/** Written as JSON text, read as a value that its reader parses. */
export type Json = ColumnType<unknown, string, string>;

/** Read as text: it may be wider than a \`number\`. */
export type Int8 = ColumnType<string, string | number | bigint, string | number | bigint>;

${tables}

export interface Database {
${rows}
}
`;
}
