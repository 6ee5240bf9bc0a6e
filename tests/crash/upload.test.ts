// Uploads by API while the process is killed: every 201 is one document, with an Idempotency-Key and without.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkMails } from '../samples/bulk.ts';
import { openCompany, type TestCompany } from '../support/product/company.ts';
import { openProduct, type Product } from '../support/product/process.ts';
import {
  brokenBlobs,
  digest,
  readLedger,
  repeated,
  unfinished,
  type Ledger,
  type Unfinished,
} from './support/ledger.ts';
import { mailCount, seed, storm } from './support/storm.ts';
import { uploadAll, type Receipt, type Upload } from './support/uploader.ts';

const KILLS = 5;

describe(`uploads while the process is killed (FACTEUR_CRASH_SEED=${seed})`, () => {
  const files = [...bulkMails(Math.ceil(mailCount / 2), 11)];
  const uploads: Upload[] = files.map(({ filename, bytes, number }, index) => ({
    filename,
    bytes: new Uint8Array(bytes),
    ...(index % 3 === 0 ? {} : { idempotencyKey: number }),
  }));
  const withKey = new Set(uploads.filter((one) => one.idempotencyKey).map(({ bytes }) => digest(bytes)));
  let product: Product;
  let company: TestCompany;
  let receipts: readonly Receipt[];
  let left: Unfinished[];
  let ledger: Ledger;

  beforeAll(async () => {
    product = await openProduct({ FACTEUR_API_RATE_LIMIT: '100000' });
    await product.start();
    company = await openCompany(product);
    const posting = uploadAll(company, uploads);
    receipts = posting.receipts;
    await storm({
      strikes: KILLS,
      total: uploads.length,
      patienceMs: 10_000,
      progress: () => posting.receipts.length,
      strike: async () => {
        await product.kill();
        await product.start();
      },
    });
    await posting.done;
    left = await unfinished(product, 60_000);
    ledger = await readLedger(product);
  }, 150_000);

  afterAll(async () => {
    await product.dispose();
  });

  test('every 201 is one document of the ledger, with its bytes', async () => {
    expect(receipts.map((receipt) => receipt.sha256).toSorted()).toEqual(
      uploads.map(({ bytes }) => digest(bytes)).toSorted(),
    );
    expect(repeated(receipts.map(({ id }) => id))).toEqual([]);
    const kept = new Map(ledger.documents.map((row) => [row.id, row.sha256]));
    expect(receipts.filter(({ id, sha256 }) => kept.get(id) !== sha256)).toEqual([]);
    expect(await brokenBlobs(product, company.companyId, [...kept.values()])).toEqual([]);
  });

  test('an upload with a key is there once, however often it was tried', () => {
    const keyed = ledger.documents.map((row) => row.sha256).filter((hash) => withKey.has(hash));
    expect(keyed.toSorted()).toEqual([...withKey].toSorted());
  });

  test('every document is an invoice or has a failure with a name, and a second copy says that it is one', async () => {
    expect(left).toEqual([]);
    expect(ledger.documents.filter(({ state }) => state !== 'ready')).toEqual([]);
    expect(ledger.invoices).toHaveLength(ledger.documents.length);
    const copies = new Set(repeated(ledger.invoices.map((invoice) => invoice.sha256)));
    const flagged = ledger.invoices.filter(({ findings }) => findings.includes('invoices.duplicate_bytes'));
    expect(new Set(flagged.map((invoice) => invoice.sha256))).toEqual(copies);
  });
});
