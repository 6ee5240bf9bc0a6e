// Asked to stop while mail and uploads come in: it ends well, loses nothing, and is back within three seconds.

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkMails, type BulkMail } from '../samples/bulk.ts';
import { openCompany, type TestCompany } from '../support/product/company.ts';
import { mailDomain, openProduct, type Product } from '../support/product/process.ts';
import { digest, readLedger, unfinished } from './support/ledger.ts';
import { sendAll } from './support/mta.ts';
import { mailCount } from './support/storm.ts';
import { uploadAll, type Upload } from './support/uploader.ts';

const STOPS = 3;
const BACK_WITHIN_MS = 3_000;

describe('a stop during traffic', () => {
  const mails: readonly BulkMail[] = [...bulkMails(Math.ceil(mailCount / 3), 17, { domain: mailDomain })];
  const uploads: Upload[] = [...bulkMails(Math.ceil(mailCount / 6), 19)].map(({ filename, bytes, number }) => ({
    filename,
    bytes: new Uint8Array(bytes),
    idempotencyKey: number,
  }));
  const codes: (number | null)[] = [];
  const starts: number[] = [];
  let product: Product;
  let company: TestCompany;

  beforeAll(async () => {
    product = await openProduct({ FACTEUR_API_RATE_LIMIT: '100000' });
    await product.start();
    company = await openCompany(product);
    const mta = sendAll(product.smtpPort, mails, 4);
    const posting = uploadAll(company, uploads);
    for (let stop = 1; stop <= STOPS; stop += 1) {
      while (mta.acknowledged.length < (mails.length * stop) / (STOPS + 1)) await sleep(5);
      codes.push(await product.stop());
      starts.push(await product.start());
    }
    await Promise.all([mta.done, posting.done]);
  }, 120_000);

  afterAll(async () => {
    await product.dispose();
  });

  test('ends with exit code 0', () => {
    expect(codes).toEqual(Array.from({ length: STOPS }, () => 0));
    expect(product.log).not.toContain('Unhandled rejection');
  });

  test('is followed by a start within three seconds', () => {
    expect(starts.filter((milliseconds) => milliseconds > BACK_WITHIN_MS)).toEqual([]);
  });

  test('loses nothing', async () => {
    expect(await unfinished(product, 60_000)).toEqual([]);
    const ledger = await readLedger(product);
    expect(ledger.messages.toSorted()).toEqual(mails.map(({ raw }) => digest(raw)).toSorted());
    const sent = [...mails, ...uploads].map(({ bytes }) => digest(bytes));
    expect(ledger.documents.map((row) => row.sha256).toSorted()).toEqual(sent.toSorted());
    expect(ledger.documents.filter(({ state }) => state !== 'ready')).toEqual([]);
    expect(ledger.invoices).toHaveLength(sent.length);
  });
});
