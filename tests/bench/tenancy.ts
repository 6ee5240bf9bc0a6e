// A cabinet of 2,000 dossiers: its client list, its grid, its switcher; and signing in. The list is asked again when the
// dossiers hold five times as many invoices.

import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Product } from '../support/product/process.ts';
import { median, type Figure } from './figure.ts';
import { HttpConnection } from './http-client.ts';
import { CLONED, signIn } from './page.ts';

const DOSSIERS = 2_000;
/** No request of a person should feel slow. */
const QUICK_MS = 100;
const RUNS = 15;

/** The cabinet of the only person, who administers it; a colleague's reach by rule is theirs when `role` is changed. */
async function insertCabinet(database: pg.Client): Promise<string> {
  const cabinetId = randomUUID();
  await database.query(
    `insert into cabinets (cabinet_id, name, created_at, created_by) values ($1, 'Cabinet de mesure', now(), '{}')`,
    [cabinetId],
  );
  await database.query(
    `insert into cabinet_memberships (cabinet_id, user_id, role, since, granted_by)
     select $1, user_id, 'administrator', now(), '{}' from users limit 1`,
    [cabinetId],
  );
  await database.query(
    `insert into companies (company_id, name, siren, status, status_since, status_by, created_at, created_by,
       closing_month, postcode, city)
     select gen_random_uuid(), 'Dossier ' || n, 'X' || (10000000 + n), 'active', now(), '{"name": "Claire"}', now(), '{}',
       1 + n % 12, (10000 + n * 7 % 80000)::text, 'Ville ' || n % 50
     from generate_series(1, $1::int) n`,
    [DOSSIERS],
  );
  await database.query(
    `insert into cabinet_dossiers (cabinet_id, company_id, code, since)
     select $1, company_id, 'C' || row_number() over (order by name), now() from companies where siren like 'X%'`,
    [cabinetId],
  );
  return cabinetId;
}

/** So many more invoices for each dossier, cloned from one that was really received. */
async function addInvoices(database: pg.Client, from: number, to: number): Promise<void> {
  const { rows } = await database.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = 'invoices'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  );
  const values = rows.map(({ name }) => (name === 'company_id' ? 'd.company_id' : (CLONED[name] ?? `sample.${name}`)));
  await database.query(
    `insert into invoices (${rows.map(({ name }) => name).join(', ')})
     select ${values.join(', ')}
     from (select * from invoices where number not like 'L%' order by received_at limit 1) sample,
       cabinet_dossiers d, generate_series(${from}, ${to}) n`,
  );
  await database.query('vacuum analyze');
}

async function milliseconds(port: number, path: string, cookie: string): Promise<number> {
  const times: number[] = [];
  const connection = await HttpConnection.open(port);
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    const answer = await connection.get(path, { cookie });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    times.push(performance.now() - started);
  }
  connection.close();
  return median(times);
}

async function signInTime(product: Product): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    await signIn(product);
    times.push(performance.now() - started);
  }
  return median(times);
}

async function byRule(database: pg.Client, cabinetId: string): Promise<void> {
  await database.query(`update cabinet_memberships set role = 'collaborator' where cabinet_id = $1`, [cabinetId]);
  await database.query(
    `insert into cabinet_assignments (cabinet_id, assignment_id, user_id, closing_month, created_at, created_by)
     select cabinet_id, gen_random_uuid(), user_id, n, now(), '{}'
     from cabinet_memberships, generate_series(1, 12) n where cabinet_id = $1`,
    [cabinetId],
  );
}

export async function measureTenancy(product: Product, cookie: string): Promise<Figure[]> {
  const database = await product.database();
  const port = Number(new URL(product.origin).port);
  const quick = (name: string, value: number): Figure => ({ name, value, unit: 'ms', atMost: QUICK_MS });
  try {
    const cabinetId = await insertCabinet(database);
    await addInvoices(database, 1, 5);
    const ask = async (path: string): Promise<number> => await milliseconds(port, path, cookie);
    const clients = `/cabinets/${cabinetId}/clients`;
    const figures = [
      quick('sign-in', await signInTime(product)),
      quick('client list of 2,000', await ask(clients)),
      quick('client list of 2,000, a search', await ask(`${clients}?q=dossier+199&tri=decide`)),
      quick('workload grid over 2,000', await ask(`/cabinets/${cabinetId}/charge`)),
      quick('switcher of 2,000, opened', await ask('/dossiers/choix')),
      quick('switcher of 2,000, a client number', await ask('/dossiers/choix?q=C1234')),
    ];
    await addInvoices(database, 6, 25);
    figures.push(quick('client list of 2,000, five times the invoices', await ask(clients)));
    await byRule(database, cabinetId);
    figures.push(quick('client list of 2,000, reached by rule', await ask(clients)));
    return figures;
  } finally {
    await database.end();
  }
}
