// Acceptances cut off by a kill are whole or have not been; and whatever changes in the archive afterwards is named.

import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkMails } from '../samples/bulk.ts';
import { randomOf } from '../samples/random.ts';
import { openCompany, type TestCompany } from '../support/product/company.ts';
import { mailDomain, openProduct, type Product } from '../support/product/process.ts';
import { ask, blobPath, unfinished } from './support/ledger.ts';
import { sendAll } from './support/mta.ts';
import { seed } from './support/storm.ts';

const INVOICES = 24;
const KILLS = 4;

interface State {
  readonly id: string;
  readonly state: string;
  readonly entries: number;
  readonly decisions: number;
}

interface Entry {
  readonly sequence: string;
  readonly sha256: string;
  readonly filename: string;
}

interface Report {
  readonly entries: number;
  readonly faults: readonly { readonly kind: string; readonly sequence: string; readonly filename?: string }[];
}

describe(`acceptances while the process is killed (FACTEUR_CRASH_SEED=${seed})`, () => {
  let product: Product;
  let company: TestCompany;

  const states = async (): Promise<State[]> =>
    await ask(
      product,
      `select i.invoice_id as id, i.state,
         (select count(*)::int from archive_entries e where e.subject_id = i.invoice_id) as entries,
         (select count(*)::int from invoice_decisions d where d.invoice_id = i.invoice_id) as decisions
       from invoices i order by i.invoice_id`,
    );
  const verify = async (): Promise<{ code: number | null; report: Report }> => {
    const { code, stdout, stderr } = await product.cli('archive', 'verify', '--json');
    expect(stderr).toBe('');
    return { code, report: JSON.parse(stdout) as Report };
  };
  /** Files that only one entry speaks of. */
  const ownFiles = async (): Promise<Entry[]> =>
    await ask(
      product,
      `select min(sequence)::text as sequence, sha256, min(filename) as filename from archive_entries
       group by sha256 having count(*) = 1 order by min(sequence)`,
    );
  const accept = async (id: string): Promise<void> => {
    await company
      .api(`/invoices/${id}/acceptance`, { method: 'PUT', signal: AbortSignal.timeout(10_000) })
      .then(async (answer) => await answer.arrayBuffer())
      .catch(() => undefined);
  };

  beforeAll(async () => {
    product = await openProduct({ FACTEUR_API_RATE_LIMIT: '100000' });
    await product.start();
    company = await openCompany(product);
    await sendAll(product.smtpPort, [...bulkMails(INVOICES, 13, { domain: mailDomain })], 4).done;
    expect(await unfinished(product, 60_000)).toEqual([]);
  }, 120_000);

  afterAll(async () => {
    await product.dispose();
  });

  test('each is whole or has not been, and the chain holds', async () => {
    const random = randomOf(seed);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const pending = (await states()).filter(({ state }) => state === 'pending').slice(0, 6);
      const accepting = Promise.all(pending.map(async ({ id }) => await accept(id)));
      await sleep(random() * 250);
      await product.kill();
      await accepting;
      await product.start();
      const torn = (await states()).filter(({ state, entries, decisions }) =>
        state === 'accepted' ? entries !== 3 || decisions !== 1 : entries !== 0 || decisions !== 0,
      );
      expect(torn).toEqual([]);
    }
    for (const { id } of await states()) await accept(id);
    expect((await states()).filter(({ state }) => state !== 'accepted')).toEqual([]);
    expect(await verify()).toMatchObject({ code: 0, report: { entries: INVOICES * 3, faults: [] } });
  });

  test('one changed byte is named, and nothing else', async () => {
    const [file] = await ownFiles();
    const path = blobPath(product, company.companyId, file!.sha256);
    const bytes = await readFile(path);
    const changed = Buffer.from(bytes);
    changed[Math.floor(changed.length / 2)]! ^= 1;
    await writeFile(path, changed);
    const { code, report } = await verify();
    await writeFile(path, bytes);
    expect(code).toBe(1);
    expect(report.faults).toEqual([expect.objectContaining({ ...named(file!), kind: 'file-changed' })]);
  });

  test('a missing file is named, and nothing else', async () => {
    const file = (await ownFiles()).at(-1)!;
    const path = blobPath(product, company.companyId, file.sha256);
    const bytes = await readFile(path);
    await rm(path);
    const { code, report } = await verify();
    await writeFile(path, bytes);
    expect(code).toBe(1);
    expect(report.faults).toEqual([expect.objectContaining({ ...named(file), kind: 'file-missing' })]);
  });

  test('a row changed by the owner of the database is named, and nothing else', async () => {
    const file = (await ownFiles()).at(3)!;
    await ask(
      product,
      `set session_replication_role = replica;
       update archive_entries set size = size + 1 where sequence = ${file.sequence}`,
    );
    const { code, report } = await verify();
    expect(code).toBe(1);
    const kinds = report.faults.map(({ kind, sequence }) => `${kind} ${sequence}`);
    expect(kinds).toContain(`entry-changed ${file.sequence}`);
    expect(new Set(report.faults.map(({ sequence }) => sequence))).toEqual(new Set([file.sequence]));
  });

  const named = ({ sequence, filename }: Entry): Pick<Entry, 'sequence' | 'filename'> => ({ sequence, filename });
});
