// Mails sent while something is killed: what was answered 250 is there, once, and ends with a name.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkMails, type BulkMail } from '../../samples/bulk.ts';
import { openCompany, type TestCompany } from '../../support/product/company.ts';
import { mailDomain, openProduct, type Product } from '../../support/product/process.ts';
import { brokenBlobs, digest, readLedger, repeated, unfinished, type Ledger, type Unfinished } from './ledger.ts';
import { sendAll } from './mta.ts';
import { mailCount, seed, storm } from './storm.ts';

const STRIKES = 10;
/** The last ones come while documents are being read. */
const STRIKES_AFTER_SENDING = 2;
const CONNECTIONS = 6;

export interface MailCase {
  /** Who is killed, for the name of the tests. */
  readonly victim: string;
  /** Kills it, and sees to it that it comes back. `index` counts from 0. */
  readonly strike: (product: Product, index: number) => Promise<void>;
}

/** Declares the tests of one case: call it at the top of a test file. */
export function describeMailWhile({ victim, strike }: MailCase): void {
  describe(`mail while ${victim} is killed ten times (FACTEUR_CRASH_SEED=${seed})`, () => {
    const mails: readonly BulkMail[] = [...bulkMails(mailCount, 7, { domain: mailDomain })];
    let product: Product;
    let company: TestCompany;
    let acknowledged: readonly BulkMail[];
    let left: Unfinished[];
    let ledger: Ledger;

    beforeAll(async () => {
      product = await openProduct();
      await product.start();
      company = await openCompany(product);
      const mta = sendAll(product.smtpPort, mails, CONNECTIONS);
      acknowledged = mta.acknowledged;
      const during = STRIKES - STRIKES_AFTER_SENDING;
      const progress = (): number => mta.acknowledged.length;
      const strikeAt = async (index: number): Promise<void> => await strike(product, index);
      await storm({ strikes: during, total: mails.length, patienceMs: 10_000, progress, strike: strikeAt });
      await mta.done;
      for (let index = during; index < STRIKES; index += 1) await strikeAt(index);
      left = await unfinished(product, 60_000);
      ledger = await readLedger(product);
    }, 200_000);

    afterAll(async () => {
      await product.dispose();
    });

    test('every message answered 250 is in the ledger exactly once, with its bytes', async () => {
      expect(acknowledged).toHaveLength(mails.length);
      expect(ledger.messages.toSorted()).toEqual(mails.map(({ raw }) => digest(raw)).toSorted());
      expect(await brokenBlobs(product, company.companyId, ledger.messages)).toEqual([]);
    });

    test('every attachment is an invoice or has a failure with a name', () => {
      expect(left).toEqual([]);
      const documents = ledger.documents.map((row) => row.sha256);
      expect(documents.toSorted()).toEqual(mails.map(({ bytes }) => digest(bytes)).toSorted());
      const unnamed = ledger.documents.filter(
        (row) => !(row.state === 'ready' && row.invoiceId) && !(row.state === 'failed' && row.failure),
      );
      expect(unnamed).toEqual([]);
    });

    test('no invoice is lost, and none is there twice', () => {
      expect(ledger.documents.filter(({ state }) => state === 'failed')).toEqual([]);
      expect(repeated(ledger.invoices.map(({ number }) => number))).toEqual([]);
      expect(new Set(ledger.invoices.map(({ number }) => number))).toEqual(new Set(mails.map(({ number }) => number)));
    });
  });
}
