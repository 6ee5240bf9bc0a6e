import { readDocument } from '../../../modules/inbox/service/read-document.ts';
import {
  getDocument,
  getDocumentFile,
  ledgerOverview,
  listDocuments,
  replayDocument,
} from '../../../modules/inbox/service/ledger.ts';
import { cleanName, receiveFile } from '../../../modules/inbox/service/receive-file.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { makeSample } from '../../samples/index.ts';
import { openTestWorld } from '../../support/world.ts';
import { openIntake } from './post.ts';

const world = await openTestWorld();
const { alice, bob, charlie, owner, papillon, ctx } = world;
const intake = await openIntake(world);
const office = await makeSample('office');
const fileOf = (bytes: Uint8Array | string = office.bytes, name = office.filename) =>
  new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name, { type: 'application/xml' });
const send = async (more: Partial<Parameters<typeof receiveFile>[1]> = {}) =>
  await receiveFile(alice.tenant, { file: fileOf(), direction: 'purchase', source: 'api', ...more });

afterEach(async () => {
  await intake.settled();
  await intake.clear();
  await owner.query('truncate idempotency_keys');
});

describe('a file that is handed in', () => {
  test('is in the ledger with every step, its bytes as they came, and becomes an invoice', async () => {
    const { id, sha256 } = await send();
    await intake.settled();
    const { document, steps } = await getDocument(alice.tenant, id);
    expect(document).toMatchObject({ state: 'ready', source: 'api', sha256, receivedBy: alice.actor });
    expect(document.invoiceId).toBeDefined();
    expect(steps.map(({ state }) => state)).toEqual(['received', 'reading', 'ready']);
    const { bytes } = await getDocumentFile(alice.tenant, id);
    expect(Buffer.compare(bytes, office.bytes)).toBe(0);
  });

  test('as a sale is one', async () => {
    await send({ direction: 'sale' });
    await intake.settled();
    const { rows } = await owner.query('select direction, partner_name from invoices');
    expect(rows).toEqual([{ direction: 'sale', partner_name: expect.any(String) as string }]);
  });

  test('is refused when it is empty, or when the person may only decide or belongs elsewhere', async () => {
    await expect(send({ file: fileOf('') })).rejects.toMatchObject({ code: 'inbox.file_empty', status: 422 });
    const input = { file: fileOf(), direction: 'purchase', source: 'drop' } as const;
    await expect(receiveFile(bob.tenant, input)).rejects.toMatchObject({ status: 403 });
    await expect(receiveFile({ ...alice.tenant, actor: charlie.actor }, input)).rejects.toMatchObject({ status: 403 });
  });

  test('with one key is one, also at once; another file with that key is refused', async () => {
    const sent = await Promise.all([1, 2, 3].map(async () => await send({ idempotencyKey: 'k' })));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(sent.filter(({ replayed }) => !replayed)).toHaveLength(1);
    await expect(send({ idempotencyKey: 'k', direction: 'sale' })).rejects.toMatchObject({
      code: 'http.idempotency_key_reused',
    });
    expect((await send({ idempotencyKey: 'other' })).replayed).toBe(false);
    expect(await intake.settled()).toHaveLength(2);
  });

  test('is not there for another company', async () => {
    const { id } = await send();
    await expect(getDocument(charlie.tenant, id)).rejects.toMatchObject({ code: 'inbox.not_found', status: 404 });
    await expect(getDocumentFile(charlie.tenant, id)).rejects.toMatchObject({ status: 404 });
    await expect(replayDocument(charlie.tenant, id)).rejects.toMatchObject({ status: 404 });
  });
});

describe('reading', () => {
  test('twice, one after the other or at once, makes one invoice', async () => {
    const { id } = await send();
    await intake.settled();
    await Promise.all([1, 2, 3].map(async () => await readDocument(ctx, papillon.id, id)));
    expect((await owner.query('select from invoices')).rowCount).toBe(1);
  });

  test('again is for what failed, not for what is an invoice', async () => {
    const { id } = await send();
    await intake.settled();
    await expect(replayDocument(alice.tenant, id)).rejects.toMatchObject({
      code: 'inbox.already_an_invoice',
      status: 409,
    });
    const failed = await send({ file: fileOf('nothing') });
    await intake.settled();
    expect((await getDocument(alice.tenant, failed.id)).document.state).toBe('failed');
    expect((await replayDocument(alice.tenant, failed.id)).state).toBe('received');
    await intake.settled();
    const { document, steps } = await getDocument(alice.tenant, failed.id);
    expect(document).toMatchObject({ state: 'failed', failure: { code: 'inbox.kind_not_supported' } });
    expect(steps.map(({ state }) => state)).toEqual(['received', 'reading', 'failed', 'received', 'reading', 'failed']);
  });
});

describe('the ledger', () => {
  test('is append-only for the application', async () => {
    await send();
    for (const table of ['inbox_messages', 'inbox_documents', 'inbox_steps'] as const) {
      await expect(ctx.db.deleteFrom(table).execute()).rejects.toThrow('permission denied');
    }
    await expect(ctx.db.updateTable('inbox_documents').set({ sha256: 'x' }).execute()).rejects.toThrow(
      'permission denied',
    );
    await expect(ctx.db.updateTable('inbox_steps').set({ state: 'x' }).execute()).rejects.toThrow('permission denied');
  });

  test('adds up: received is filed, failed, set aside and waiting', async () => {
    await send();
    await send({ file: fileOf('nothing') });
    await intake.settled();
    const { documents, messages } = await ledgerOverview(alice.tenant);
    expect(documents).toEqual({ received: 0, reading: 0, ready: 1, failed: 1, ignored: 0 });
    expect(messages).toBe(0);
  });

  test('is shown newest first, page by page, by state', async () => {
    for (let at = 0; at < 5; at += 1) await send({ file: fileOf('nothing', `${at}.xml`) });
    await intake.settled();
    const first = await listDocuments(alice.tenant, { limit: 3 });
    const second = await listDocuments(alice.tenant, { limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ filename }) => filename)).toEqual([
      '4.xml',
      '3.xml',
      '2.xml',
      '1.xml',
      '0.xml',
    ]);
    expect(second.nextCursor).toBeUndefined();
    expect((await listDocuments(alice.tenant, { limit: 9, states: ['ready'] })).items).toEqual([]);
    expect((await listDocuments(charlie.tenant, { limit: 9 })).items).toEqual([]);
  });
});

test.each([
  ['facture.pdf', 'facture.pdf'],
  ['C:\\Users\\moi\\facture.pdf', 'facture.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['a\0b\r\nc.pdf', 'abc.pdf'],
  ['', 'document'],
  ['   ', 'document'],
  ['x'.repeat(300), 'x'.repeat(200)],
])('a file called %j is kept as %s', (name, kept) => {
  expect(cleanName(name)).toBe(kept);
});
