// The second wall around a tenant: what a query that forgets its `where` sees. Every table is tried, also those that
// are added later, with a row of two owners in it, as the role the product runs under.

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { readRelations, type Column } from '../support/generate/catalogue.ts';

/** Whose rows a table holds (first column of its primary key) and the variable that names them. */
const walls: Readonly<Record<string, string>> = {
  company_id: 'facteur.company_id',
  cabinet_id: 'facteur.cabinet_id',
  user_id: 'facteur.user_id',
  mail_id: 'facteur.mail_ids',
  scope_id: 'facteur.company_id',
};

/** Nobody's data, each with the reason. */
const shared: Readonly<Record<string, string>> = {
  cron_slots: 'which slots of the clock were done',
  identity_flows: 'steps of signing in, each found by the secret that its browser holds',
  identity_providers: 'who else may say who people are, for the owners of the instance',
  instance_claims: 'who may claim an instance that has no owner yet',
  instance_journal: 'what happened to the instance, for its owners',
  instance_policy: 'what is asked of everybody who signs in',
  job_tickets: 'jobs on their way into the queue; their payloads are ids',
  login_throttles: 'counts of failed sign-ins, before anyone is known',
  sirene_extracts: 'which files of the company register were loaded',
  sirene_seats: 'what INSEE publishes of addresses, the same for everybody',
  sirene_units: 'what INSEE publishes of companies, the same for everybody',
  terms: 'the conditions of use, for everybody to read',
};

const { db, owner } = await openTestDatabase();
const tables = (await readRelations(owner)).filter((relation) => relation.kind === 'table');
const primaryKeys = new Map(
  (
    await owner.query<{ table: string; first: string }>(`
      select c.relname as table, a.attname as first from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'p' and k.connamespace = 'public'::regnamespace`)
  ).rows.map((row) => [row.table, row.first]),
);
const walled = tables.flatMap(({ name, columns }) => {
  const key = primaryKeys.get(name) ?? '';
  const variable = walls[key];
  return variable === undefined || name in shared ? [] : [{ name, columns, key, variable }];
});

const [mine, theirs] = [randomUUID(), randomUUID()];

/** Any value of a type, different for each call where that matters. */
function anyValue({ type }: Column): string {
  const byType: Readonly<Record<string, string>> = {
    bool: 'true',
    bytea: `decode(replace('${randomUUID()}', '-', ''), 'hex')`,
    date: `'2026-09-01'`,
    json: `'{}'`,
    jsonb: `'{}'`,
    timestamptz: 'now()',
    uuid: `'${randomUUID()}'`,
  };
  if (type.startsWith('_')) return `'{}'`;
  if (/^(?:int|float|numeric)/.test(type)) return String(Math.floor(Math.random() * 30_000));
  return byType[type] ?? `'${randomUUID()}'`;
}

function insertion(table: (typeof walled)[number], whose: string): string {
  const columns = table.columns.filter(({ nullable, generated }) => !nullable && generated === null);
  const values = columns.map((column) => (column.name === table.key ? `'${whose}'` : anyValue(column)));
  return `insert into ${table.name} (${columns.map(({ name }) => name).join(', ')}) values (${values.join(', ')})`;
}

beforeAll(async () => {
  // Rows need not make sense here: without the rules between and inside them, any value will do.
  const { rows } = await owner.query<{ statement: string }>(`
    select format('alter table %s drop constraint if exists %I cascade', conrelid::regclass, conname) as statement
    from pg_constraint where contype in ('c', 'f') and connamespace = 'public'::regnamespace and conrelid <> 0`);
  for (const { statement } of rows) await owner.query(statement);
  for (const table of walled) {
    for (const whose of [mine, theirs]) {
      await owner.query(
        `set session_replication_role = replica; ${insertion(table, whose)}; reset session_replication_role`,
      );
    }
  }
});

/** Runs as the product does; a table it may not touch at all answers like an empty one. */
async function asProduct<T extends object>(
  variable: string,
  whose: string,
  statement: string,
): Promise<readonly T[] | string> {
  try {
    return await db.transaction().execute(async (tx) => {
      await sql`select set_config(${variable}, ${whose}, true)`.execute(tx);
      return (await sql.raw<T>(statement).execute(tx)).rows;
    });
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown';
  }
}

const refused = '42501';

describe('the wall around a tenant', () => {
  test('stands around every table that holds anything of anyone', () => {
    const outside = tables.map(({ name }) => name).filter((name) => !walled.some((table) => table.name === name));
    expect(outside.toSorted()).toEqual(Object.keys(shared).toSorted());
  });

  test('is forced: the owner of the tables is no exception', () => {
    expect(tables.filter(({ wall, name }) => wall !== 'forced' && !(name in shared)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  test.each(walled)('hides $name from a query that forgot its tenant', async ({ name, variable }) => {
    const seen = await asProduct(variable, '', `select * from ${name}`);
    expect(seen === refused ? [] : seen).toEqual([]);
  });

  test.each(walled)('shows of $name only the rows of the one who asks', async ({ name, variable, key }) => {
    const seen = await asProduct(variable, mine, `select ${key} as whose from ${name}`);
    expect(seen === refused ? [{ whose: mine }] : seen).toEqual([{ whose: mine }]);
  });

  test.each(walled)('lets nobody write into the $name of another', async (table) => {
    expect(await asProduct(table.variable, mine, insertion(table, theirs))).toBe(refused);
    const changed = await asProduct(
      table.variable,
      mine,
      `delete from ${table.name} where ${table.key} = '${theirs}' returning *`,
    );
    expect(changed === refused ? [] : changed).toEqual([]);
  });
});
