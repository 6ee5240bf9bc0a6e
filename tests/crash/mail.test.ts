// 300 mails while the process is killed ten times: what was answered 250 is there, once, and ends with a name.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkMails, type BulkMail } from '../samples/bulk.ts';
import { openCompany, type TestCompany } from '../support/product/company.ts';
import { mailDomain, openProduct, type Product } from '../support/product/process.ts';
import { brokenBlobs, readLedger, repeated, sha256, unfinished, type Ledger } from './support/ledger.ts';
import { sendAll } from './support/mta.ts';
import { mailCount, seed, storm } from './support/storm.ts';

const KILLS = 10;
/** The last ones strike while documents are being read. */
const KILLS_AFTER_SENDING = 2;

describe(`mail while the process is killed (FACTEUR_CRASH_SEED=${seed})`, () => {
  const mails: readonly BulkMail[] = [...bulkMails(mailCount, 7, { domain: mailDomain })];
  let product: Product;
  let company: TestCompany;
  let acknowledged: readonly BulkMail[];
  let left: { what: string; id: string }[];
  let ledger: Ledger;

  beforeAll(async () => {
    product = await openProduct();
    await product.start();
    company = await openCompany(product);
    const mta = sendAll(product.smtpPort, mails, 6);
    acknowledged = mta.acknowledged;
    const strike = async (): Promise<void> => {
      await product.kill();
      await product.start();
    };
    const progress = (): number => mta.acknowledged.length;
    await storm({
      strikes: KILLS - KILLS_AFTER_SENDING,
      total: mails.length,
      patienceMs: 10_000,
      progress,
      strike,
    });
    await mta.done;
    for (let kill = 0; kill < KILLS_AFTER_SENDING; kill += 1) await strike();
    left = await unfinished(product, 90_000);
    ledger = await readLedger(product);
  }, 200_000);

  afterAll(async () => {
    await product.dispose();
  });

  test('every message answered 250 is in the ledger exactly once, with its bytes', async () => {
    expect(acknowledged).toHaveLength(mails.length);
    expect(ledger.messages.toSorted()).toEqual(mails.map(({ raw }) => sha256(raw)).toSorted());
    expect(await brokenBlobs(product, company.companyId, ledger.messages)).toEqual([]);
  });

  test('every attachment is an invoice or has a failure with a name', () => {
    expect(left).toEqual([]);
    expect(ledger.documents.map((row) => row.sha256).toSorted()).toEqual(
      mails.map(({ bytes }) => sha256(bytes)).toSorted(),
    );
    const unnamed = ledger.documents.filter(
      (row) => !(row.state === 'ready' && row.invoiceId) && !(row.state === 'failed' && row.failure),
    );
    expect(unnamed).toEqual([]);
  });

  test('no kill costs an invoice, and none is there twice', () => {
    expect(ledger.documents.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(repeated(ledger.invoices.map(({ number }) => number))).toEqual([]);
    expect(new Set(ledger.invoices.map(({ number }) => number))).toEqual(new Set(mails.map(({ number }) => number)));
  });
});
