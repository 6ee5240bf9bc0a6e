// What the catalogue of a migrated PostgreSQL says, in a stable order.

import type pg from 'pg';

export interface Column {
  readonly table: string;
  readonly name: string;
  /** Base type, domains resolved: `text`, `_text` for an array, the name of an enum. */
  readonly type: string;
  /** As SQL writes it: `numeric(18,2)`, `text[]`. */
  readonly sqlType: string;
  readonly nullable: boolean;
  readonly default: string | null;
  readonly generated: 'always' | 'by default' | 'computed' | null;
  readonly comment: string | null;
  readonly collation: string | null;
}

export interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly comment: string | null;
  readonly wall: 'forced' | 'enabled' | 'none';
  readonly columns: readonly Column[];
}

/** Tables of the migrator itself and of extensions are no part of the schema. */
const ours = `
  n.nspname = 'public' and c.relname not like 'kysely_migration%'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

export async function readRelations(owner: pg.Pool): Promise<readonly Relation[]> {
  const relations = await owner.query<Omit<Relation, 'columns'>>(`
    select c.relname as name, case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind,
      obj_description(c.oid, 'pg_class') as comment,
      case when c.relforcerowsecurity then 'forced' when c.relrowsecurity then 'enabled' else 'none' end as wall
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    order by c.relname collate "C"`);
  const columns = await owner.query<Column>(`
    select c.relname as table, a.attname as name,
      case when t.typtype = 'd' then b.typname else t.typname end as type,
      format_type(a.atttypid, a.atttypmod) as "sqlType", not a.attnotnull as nullable,
      pg_get_expr(d.adbin, d.adrelid) as default, col_description(c.oid, a.attnum) as comment,
      case when a.attidentity = 'a' then 'always' when a.attidentity = 'd' then 'by default'
        when a.attgenerated <> '' then 'computed' end as generated,
      case when a.attcollation <> t.typcollation then (select collname from pg_collation where oid = a.attcollation) end
        as collation
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid left join pg_type b on b.oid = t.typbasetype
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${ours} and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
    order by c.relname collate "C", a.attnum`);
  return relations.rows.map((relation) => ({
    ...relation,
    columns: columns.rows.filter((column) => column.table === relation.name),
  }));
}

/** Labels of each enum type. */
export async function readEnums(owner: pg.Pool): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await owner.query<{ name: string; labels: string[] }>(`
    select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
    from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace
    where n.nspname = 'public' group by t.typname order by t.typname collate "C"`);
  return new Map(rows.map(({ name, labels }) => [name, labels]));
}
