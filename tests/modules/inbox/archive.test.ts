// Invoices sent together in a ZIP archive.

import { receiveFile } from '../../../modules/inbox/service/receive-file.ts';
import { getDocument, listDocuments, replayDocument } from '../../../modules/inbox/service/ledger.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { makeSample } from '../../samples/index.ts';
import { openTestWorld } from '../../support/world.ts';
import { zip, type Packed } from '../../support/zip.ts';
import { composed, openIntake } from './post.ts';

const world = await openTestWorld();
const intake = await openIntake(world);
const { alice, owner } = world;
const office = await makeSample('office');
const carrier = await makeSample('carrier');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const two: Packed[] = [
  { name: 'mars/', bytes: bytes('') },
  { name: `mars/${office.filename}`, bytes: office.bytes },
  { name: '__MACOSX/._office', bytes: bytes('x') },
  { name: 'Thumbs.db', bytes: bytes('x') },
  { name: `mars/${carrier.filename}`, bytes: carrier.bytes },
];
const invoices = async (): Promise<number> => (await owner.query('select from invoices')).rowCount ?? 0;
const upload = async (archive: Uint8Array): Promise<string> => {
  const file = new File([Uint8Array.from(archive)], 'factures.zip', { type: 'application/zip' });
  return (await receiveFile(alice.tenant, { file, direction: 'purchase', source: 'drop' })).id;
};
const stateOf = async (archive: Uint8Array): Promise<[string, string | undefined]> => {
  const id = await upload(archive);
  await intake.settled();
  const { document } = await getDocument(alice.tenant, id);
  return [document.state, document.failure?.code];
};

afterEach(async () => {
  await intake.settled();
  await intake.clear();
});

describe('an archive', () => {
  test('sent by mail gives as many documents as it holds files, and stays beside them', async () => {
    const piece = { filename: 'factures.zip', contentType: 'application/zip', content: zip(two) };
    await intake.take(await composed([piece]));
    expect(await intake.settled()).toEqual([
      { filename: 'factures.zip', part: '1', state: 'ignored', code: null, direction: 'purchase' },
      { filename: office.filename, part: '1.1', state: 'ready', code: null, direction: 'purchase' },
      { filename: carrier.filename, part: '1.2', state: 'ready', code: null, direction: 'purchase' },
    ]);
    expect(await invoices()).toBe(2);
  });

  test('that is dropped is found from its documents, and they from it, each with who sent it', async () => {
    const id = await upload(zip(two));
    await intake.settled();
    const { document, steps } = await getDocument(alice.tenant, id);
    expect(document).toMatchObject({ state: 'ignored', contents: 2 });
    expect(steps.at(-1)?.detail).toEqual({ reason: 'unpacked' });
    const { items } = await listDocuments(alice.tenant, { containerId: id, limit: 50 });
    expect(items.map(({ filename, containerId, receivedBy }) => [filename, containerId, receivedBy])).toEqual(
      [carrier, office].map(({ filename }) => [filename, id, alice.actor]),
    );
  });

  test('that is read again gives nothing twice', async () => {
    const id = await upload(zip(two));
    await intake.settled();
    await replayDocument(alice.tenant, id);
    expect(await intake.settled()).toHaveLength(3);
    expect((await getDocument(alice.tenant, id)).document.state).toBe('ignored');
  });

  test('gives the files of archives inside it too, and what cannot be read has its own failure', async () => {
    const inner = zip([{ name: office.filename, bytes: office.bytes }]);
    await upload(
      zip([
        { name: 'mars.zip', bytes: inner },
        { name: 'lisez-moi.txt', bytes: bytes('Bonjour') },
      ]),
    );
    expect((await intake.settled()).map(({ part, state, code }) => [part, state, code])).toEqual([
      ['', 'ignored', null],
      ['1.1', 'ready', null],
      ['2', 'failed', 'inbox.kind_not_supported'],
    ]);
  });

  test('that holds itself in depth ends', async () => {
    let nested = zip([{ name: office.filename, bytes: office.bytes }]);
    for (let depth = 0; depth < 6; depth += 1) nested = zip([{ name: 'encore.zip', bytes: nested }]);
    await upload(nested);
    expect((await intake.settled()).map(({ part, state, code }) => [part, state, code])).toEqual([
      ['', 'ignored', null],
      ['1.1.1', 'failed', 'inbox.kind_not_supported'],
    ]);
  });

  test.each([
    ['with a password', zip([{ name: 'a.xml', bytes: office.bytes, encrypted: true }]), 'inbox.archive_encrypted'],
    ['cut short', zip(two).subarray(0, 400), 'inbox.archive_broken'],
    ['that leads out of its folder', zip([{ name: '../../a.xml', bytes: office.bytes }]), 'inbox.archive_broken'],
    ['without a file', zip([{ name: 'mars/', bytes: bytes('') }]), 'inbox.archive_empty'],
    [
      'of too many files',
      zip(Array.from({ length: 201 }, (_, at) => ({ name: `${at}.xml`, bytes: bytes('<a/>') }))),
      'inbox.archive_too_large',
    ],
    [
      'that unfolds without end',
      zip([{ name: 'a.xml', bytes: new Uint8Array(101 * 1024 * 1024), claims: 10 }]),
      'inbox.archive_too_large',
    ],
    [
      'that is an office file',
      zip([{ name: '[Content_Types].xml', bytes: bytes('<a/>') }]),
      'inbox.kind_not_supported',
    ],
  ])('%s has a named failure, and nothing half entered', async (_, archive, code) => {
    expect(await stateOf(archive)).toEqual(['failed', code]);
    expect(await intake.settled()).toHaveLength(1);
  });
});
