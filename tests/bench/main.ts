// `npm run bench` (`-- --json`, `-- --only smtp,page,long,tenancy,weight,memory,start,validation,peers`): how quick and how small the product
// is, each figure against something bare in the same run. The product is the real one: own process, own PostgreSQL.

import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { bulkMails } from '../samples/bulk.ts';
import { makeSample } from '../samples/index.ts';
import { openCompany, type TestCompany } from '../support/product/company.ts';
import { mailDomain, openProduct, type Product } from '../support/product/process.ts';
import { SmtpSession } from '../support/product/smtp-session.ts';
import { measurePeers } from './facturx-peers.ts';
import { measureValidation } from './facturx-saxon.ts';
import { tableOf, verdict, type Figure } from './figure.ts';
import { memoryOf } from './memory.ts';
import { insertInvoices, measureLongList, measurePage, signIn } from './page.ts';
import { measureSmtp } from './smtp.ts';
import { measureStartUp } from './startup.ts';
import { measureTenancy } from './tenancy.ts';
import { measureWeight } from './weight.ts';

const IDLE_MB = 300;
const IDLE_AFTER_MS = 60_000;

const words = process.argv.slice(2);
const only = words.find((_, index) => words[index - 1] === '--only')?.split(',');
const wanted = (part: string): boolean => only?.includes(part) ?? true;
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Waits until everything that came in has been read. */
async function settle(product: Product): Promise<void> {
  const database = await product.database();
  try {
    for (;;) {
      const { rows } = await database.query<{ waiting: number }>(
        `select (select count(*) from job_tickets)::int + (select count(*) from graphile_worker.jobs
         where attempts < max_attempts and run_at <= now())::int as waiting`,
      );
      if (rows[0]?.waiting === 0) return;
      await sleep(100);
    }
  } finally {
    await database.end();
  }
}

async function idle(product: Product, name: string): Promise<Figure> {
  const { total, detail } = await memoryOf(product);
  return { name: `memory idle, ${name}`, value: total, unit: 'MB', atMost: IDLE_MB, detail };
}

/** 60 s after a start; then once a scan has been read and the reading process has gone. */
async function measureMemory(product: Product, company: TestCompany): Promise<Figure[]> {
  say('memory: waiting for a minute…');
  await product.stop();
  await product.start();
  await sleep(IDLE_AFTER_MS);
  const figures = [await idle(product, 'a minute after the start')];
  const { bytes, filename } = await makeSample('garage');
  const form = new FormData();
  form.set('direction', 'purchase');
  form.set('file', new File([new Uint8Array(bytes)], filename));
  await (await company.api('/documents', { method: 'POST', body: form })).body?.cancel();
  await settle(product);
  say('memory: waiting for another minute…');
  await sleep(IDLE_AFTER_MS);
  return [...figures, await idle(product, 'after reading a scan')];
}

async function sendOne(product: Product): Promise<void> {
  const session = await SmtpSession.open(product.smtpPort);
  for (const mail of bulkMails(3, 1, { domain: mailDomain })) await session.send(mail);
  await session.close();
  await settle(product);
}

async function fill(product: Product, from: number, to: number): Promise<void> {
  const database = await product.database();
  await insertInvoices(database, from, to);
  await database.end();
}

const figures: Figure[] = [];
function add(found: readonly Figure[]): void {
  figures.push(...found);
  for (const { name, value, unit, detail = '' } of found) say(`${name}: ${value.toFixed(2)} ${unit} ${detail}`);
}

/** What is measured without the product around it. */
const ALONE: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  validation: async () => await measureValidation(say),
  peers: async () => await measurePeers(say),
};

async function measureProduct(product: Product): Promise<void> {
  await product.start();
  const company = await openCompany(product);
  await sendOne(product);
  if (wanted('start')) add(await measureStartUp(product));
  if (wanted('memory')) add(await measureMemory(product, company));
  if (wanted('smtp')) add(await measureSmtp(product, async () => await settle(product)));
  if (wanted('smtp')) {
    // The parts do not weigh on each other: pages after thousands of mails are a fifth slower, until the next start.
    await product.stop();
    await product.start();
  }
  await fill(product, 1, 10_000);
  const port = Number(new URL(product.origin).port);
  const list = { port, path: `/d/${company.companyId}/achats`, headers: { cookie: await signIn(product) } };
  if (wanted('weight')) add(await measureWeight(port, list.path, list.headers));
  if (wanted('page')) add(await measurePage(product, list, company.companyId));
  if (wanted('tenancy')) add(await measureTenancy(product, list.headers.cookie));
  if (wanted('long')) {
    await fill(product, 10_001, 100_000);
    add(await measureLongList(list));
  }
}

for (const [part, measure] of Object.entries(ALONE)) if (wanted(part)) add(await measure());
if (only?.every((part) => Object.hasOwn(ALONE, part)) !== true) {
  const product = await openProduct({ FACTEUR_API_RATE_LIMIT: '100000' });
  try {
    await measureProduct(product);
  } finally {
    await product.dispose();
  }
}
const text = words.includes('--json')
  ? JSON.stringify(figures.map((figure) => ({ ...figure, verdict: verdict(figure) ?? null })))
  : tableOf(figures);
process.stdout.write(`${text}\n`);
process.exit(0);
