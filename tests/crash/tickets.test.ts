// Killed between the ledger row of a mail and its job: the ticket that was committed with the row is all that says that
// the mail is still to be read.

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkMails } from '../samples/bulk.ts';
import { openCompany } from '../support/product/company.ts';
import { mailDomain, openProduct, type Product } from '../support/product/process.ts';
import { ask, readLedger, unfinished } from './support/ledger.ts';
import { sendAll } from './support/mta.ts';

const mails = [...bulkMails(80, 11, { domain: mailDomain, forms: ['cii', 'ubl'] })];
const count = async (product: Product, table: string): Promise<number> =>
  (await ask<{ count: number }>(product, `select count(*)::int as count from ${table}`))[0]?.count ?? 0;

describe('a process killed while mail streams in', () => {
  let product: Product;
  let leftTickets: number;

  beforeAll(async () => {
    product = await openProduct();
    await product.start();
    await openCompany(product);
    const mta = sendAll(product.smtpPort, mails, 6);
    while (mta.acknowledged.length < mails.length / 2) await sleep(2);
    await product.kill();
    leftTickets = await count(product, 'job_tickets');
    await product.start();
    await mta.done;
  }, 120_000);

  afterAll(async () => {
    await product.dispose();
  });

  test('has left tickets in the place of jobs, and the next one reads every mail, once', async () => {
    expect(leftTickets).toBeGreaterThan(0);
    expect(await unfinished(product, 60_000)).toEqual([]);
    expect(await count(product, 'job_tickets')).toBe(0);
    const { documents, invoices } = await readLedger(product);
    expect(documents.filter(({ state }) => state !== 'ready')).toEqual([]);
    expect(invoices).toHaveLength(mails.length);
    expect(new Set(invoices.map(({ number }) => number))).toEqual(new Set(mails.map(({ number }) => number)));
  }, 90_000);
});
