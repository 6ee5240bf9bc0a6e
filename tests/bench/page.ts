// The purchase list against a bare page with one query, and the same list when it is long.

import type pg from 'pg';
import { login } from '../support/product/company.ts';
import type { Product } from '../support/product/process.ts';
import { startBare } from './child.ts';
import { median, type Figure } from './figure.ts';
import { HttpConnection } from './http-client.ts';
import { inTurn, perSecond } from './load.ts';

const ROUNDS = 5;
const ROUND_MS = 1_200;
/** Both sides are measured as they run all day, not while their code is still being compiled. */
const WARM_ROUNDS = 5;
const AIM = 0.5;
/** No request of a person should feel slow. */
const QUICK_MS = 100;

/** Signs in as a browser does; answers the cookie. */
export async function signIn(product: Product): Promise<string> {
  const answer = await fetch(`${product.origin}/connexion`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: product.origin, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ email: login.email, password: login.password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 303 || cookie === undefined) throw new Error(`Sign-in: ${answer.status}`);
  return cookie;
}

/** What a clone of a received invoice says instead; `n` counts them. */
export const CLONED: Readonly<Record<string, string>> = {
  invoice_id: 'gen_random_uuid()',
  state: `case when n % 10 < 8 then 'pending' when n % 10 = 8 then 'accepted' else 'refused' end`,
  number: `'L' || n`,
  number_key: `'L' || n`,
  partner_name: `'Fournisseur ' || n % 500`,
  partner_sort: `'fournisseur ' || n % 500`,
  partner_id: 'null',
  original_sha256: `md5(n::text) || md5(n::text)`,
  issue_date: `date '2026-01-01' + n % 300`,
  due_date: `date '2026-02-01' + n % 300`,
  total_gross: '(n % 5000)::numeric / 7',
  search_text: `'l' || n || ' fournisseur ' || n % 500 || ' facture ' || n`,
  received_at: `timestamptz '2026-11-01' - n * interval '1 minute'`,
};

/** Copies of an invoice that was really read, with facts of their own: numbers `from` to `to`. */
export async function insertInvoices(database: pg.Client, from: number, to: number): Promise<void> {
  const { rows } = await database.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'invoices' and is_generated = 'NEVER'`,
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => CLONED[name] ?? `sample.${name}`);
  await database.query(
    `insert into invoices (${names.join(', ')}) select ${values.join(', ')}
     from (select * from invoices where number not like 'L%' order by received_at limit 1) sample,
       generate_series(${from}, ${to}) n`,
  );
  await database.query('vacuum analyze invoices');
}

interface List {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function pagesPerSecond({ port, path, headers }: List, connections: number): Promise<number> {
  const open = await Promise.all(Array.from({ length: connections }, async () => await HttpConnection.open(port)));
  const rate = await perSecond(connections, ROUND_MS, async (index) => {
    const answer = await open[index]!.get(path, headers);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  });
  for (const connection of open) connection.close();
  return rate;
}

export async function measurePage(product: Product, list: List, companyId: string): Promise<Figure[]> {
  const database = await product.database();
  const host = (database as unknown as { host: string }).host;
  await database.end();
  const bare = await startBare('page.tsx', host, companyId);
  const bareList: List = { port: bare.port, path: '/', headers: {} };
  const figures: Figure[] = [];
  try {
    for (let round = 0; round < WARM_ROUNDS; round += 1) {
      for (const side of [list, bareList]) await pagesPerSecond(side, 16);
    }
    for (const connections of [1, 16]) {
      const rates = await inTurn(ROUNDS, {
        bare: async () => await pagesPerSecond(bareList, connections),
        ours: async () => await pagesPerSecond(list, connections),
      });
      const [ours, theirs] = [median(rates.ours), median(rates.bare)];
      figures.push({
        name: `purchase list of 10,000, ${connections} connection${connections > 1 ? 's' : ''}`,
        value: ours / theirs,
        unit: 'ratio',
        atLeast: AIM,
        detail: `${Math.round(ours)}/s to ${Math.round(theirs)}/s bare`,
      });
    }
  } finally {
    await bare.stop();
  }
  return figures;
}

async function milliseconds(connection: HttpConnection, { path, headers }: Omit<List, 'port'>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 15; run += 1) {
    const started = performance.now();
    const answer = await connection.get(path, headers);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    times.push(performance.now() - started);
  }
  return median(times);
}

/** Follows the link to the next page some times. */
async function deepPath(connection: HttpConnection, { path, headers }: Omit<List, 'port'>): Promise<string> {
  let deep = path;
  for (let page = 0; page < 20; page += 1) {
    const { body } = await connection.get(deep, headers);
    const next = /href="([^"]*[?&;]apres=[^"]*)"/.exec(body.toString('utf8'))?.[1];
    if (next === undefined) throw new Error('The list has no next page');
    deep = next.replaceAll('&amp;', '&');
  }
  return deep;
}

/** The list when it holds 100,000 invoices. */
export async function measureLongList(list: List): Promise<Figure[]> {
  const { path, headers } = list;
  const connection = await HttpConnection.open(list.port);
  const figure = async (what: string, at: string): Promise<Figure> => ({
    name: `purchase list of 100,000, ${what}`,
    value: await milliseconds(connection, { path: at, headers }),
    unit: 'ms',
    atMost: QUICK_MS,
  });
  try {
    return [
      await figure('first page', path),
      await figure('page 21', await deepPath(connection, list)),
      await figure('sorted by amount', `${path}?statut=toutes&tri=gross&sens=desc`),
      await figure('search of a supplier', `${path}?q=fournisseur+123`),
      await figure('search of one number', `${path}?q=L98765`),
      await figure('search that finds nothing', `${path}?q=introuvable`),
    ];
  } finally {
    connection.close();
  }
}
