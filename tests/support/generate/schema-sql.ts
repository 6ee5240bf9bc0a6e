// migrations/schema.sql: the schema that the migrations add up to, for people who review a change of it.
// A snapshot to read and compare, in a stable order; the database is built by the migrations only.

import type pg from 'pg';
import type { Column, Relation } from './catalogue.ts';

/** Each query answers complete statements; those of a table's own begin with its name in `table`. */
const partsOfTables = `
  select c.relname as table, statement from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  cross join lateral (
    select 1 as part, conname::text as name, format('alter table %I add constraint %I %s', c.relname, conname,
      pg_get_constraintdef(k.oid)) as statement
    from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n' and k.conparentid = 0
    union all
    select 2, i.relname, pg_get_indexdef(x.indexrelid)
    from pg_index x join pg_class i on i.oid = x.indexrelid
    where x.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = x.indexrelid)
    union all
    select 3, tgname, pg_get_triggerdef(t.oid) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal
    union all
    select 4, p.policyname, format('create policy %I on %I as %s for %s to %s', p.policyname, c.relname,
      lower(p.permissive), lower(p.cmd), array_to_string(p.roles, ', '))
      || coalesce(' using (' || p.qual || ')', '') || coalesce(' with check (' || p.with_check || ')', '')
    from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
    union all
    select 5, grantee, format('grant %s on %I to %s', privileges, c.relname, grantee)
    from (
      select coalesce(r.rolname::text, 'public') as grantee,
        string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) as privileges
      from aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
      where a.grantee <> c.relowner group by 1
    ) grants
    union all
    select 6, g.attname || g.grantee, format('grant %s (%s) on %I to %s', g.privileges, g.attname, c.relname, g.grantee)
    from (
      select t.attname::text, coalesce(r.rolname::text, 'public') as grantee,
        string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) as privileges
      from pg_attribute t cross join lateral aclexplode(t.attacl) a left join pg_roles r on r.oid = a.grantee
      where t.attrelid = c.oid and t.attacl is not null group by 1, 2
    ) g
  ) parts
  where c.relkind in ('r', 'p', 'v', 'm')
  order by c.relname collate "C", part, name collate "C"`;

const routines = `
  select coalesce('-- Executed by: ' || grantees || E'\\n', '') || rtrim(pg_get_functiondef(p.oid), E'\\n') as statement
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'public'
  left join lateral (
    select string_agg(coalesce(r.rolname, 'everyone'), ', ' order by r.rolname) as grantees
    from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a left join pg_roles r on r.oid = a.grantee
    where a.grantee <> p.proowner
  ) g on true
  where p.prokind <> 'a' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`;

const sequences = `
  select format('create sequence %I as %s', c.relname, format_type(s.seqtypid, null)) as statement
  from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_sequence s on s.seqrelid = c.oid
  where not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('i', 'e'))
  order by c.relname collate "C"`;

const extensions = `
  select format('create extension %I', extname) as statement from pg_extension where extname <> 'plpgsql'
  order by extname collate "C"`;

const views = `
  select c.relname as table, rtrim(pg_get_viewdef(c.oid), ';') as statement
  from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' and c.relkind in ('v', 'm')`;

interface Part {
  readonly table: string;
  readonly statement: string;
}

function columnLine(column: Column): string {
  const parts = [`  ${column.name} ${column.sqlType}`];
  if (column.collation !== null) parts.push(`collate "${column.collation}"`);
  if (!column.nullable) parts.push('not null');
  if (column.generated === 'computed') parts.push(`generated always as (${column.default ?? ''}) stored`);
  else if (column.generated !== null) parts.push(`generated ${column.generated} as identity`);
  else if (column.default !== null) parts.push(`default ${column.default}`);
  return parts.join(' ');
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function comments(relation: Relation): readonly string[] {
  const ofColumns = relation.columns.flatMap(({ name, comment }) =>
    comment === null ? [] : [`comment on column ${relation.name}.${name} is ${quoted(comment)}`],
  );
  if (relation.comment === null) return ofColumns;
  return [`comment on ${relation.kind} ${relation.name} is ${quoted(relation.comment)}`, ...ofColumns];
}

function definition(relation: Relation, view: string | undefined): readonly string[] {
  if (relation.kind === 'view') return [`create view ${relation.name} as\n${view ?? ''}`];
  const walls = {
    none: [],
    enabled: [`alter table ${relation.name} enable row level security`],
    forced: [
      `alter table ${relation.name} enable row level security`,
      `alter table ${relation.name} force row level security`,
    ],
  };
  const create = `create table ${relation.name} (\n${relation.columns.map(columnLine).join(',\n')}\n)`;
  return [create, ...walls[relation.wall]];
}

export async function schemaSql(
  owner: pg.Pool,
  relations: readonly Relation[],
  enums: ReadonlyMap<string, readonly string[]>,
): Promise<string> {
  const statements = async (query: string): Promise<readonly string[]> =>
    (await owner.query<Part>(query)).rows.map((row) => row.statement);
  const parts = (await owner.query<Part>(partsOfTables)).rows;
  const bodies = new Map((await owner.query<Part>(views)).rows.map((row) => [row.table, row.statement]));
  const tables = relations.map((relation) =>
    [
      ...definition(relation, bodies.get(relation.name)),
      ...parts.filter((part) => part.table === relation.name).map((part) => part.statement),
      ...comments(relation),
    ]
      .map((statement) => `${statement};\n`)
      .join(''),
  );
  const types = [...enums].map(([name, labels]) => `create type ${name} as enum (${labels.map(quoted).join(', ')})`);
  const others = [
    ...(await statements(extensions)),
    ...types,
    ...(await statements(sequences)),
    ...(await statements(routines)),
  ];
  const head =
    '-- Generated from the migrations by `npm run generate`, to be read. The database is built by the migrations.';
  return (
    [head, ...others.map((statement) => `${statement};`), ...tables.map((text) => text.trimEnd())].join('\n\n') + '\n'
  );
}
