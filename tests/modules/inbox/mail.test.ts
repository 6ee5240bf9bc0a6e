import { afterEach, describe, expect, test } from 'vitest';
import { makeSample } from '../../samples/index.ts';
import { openTestWorld } from '../../support/world.ts';
import { composed, openIntake, type Piece } from './post.ts';

const world = await openTestWorld();
const intake = await openIntake(world);
const { papillon, muguet, owner } = world;

const office = await makeSample('office');
const carrier = await makeSample('carrier');
const xml = (sample: typeof office): Piece => ({
  filename: sample.filename,
  contentType: 'application/xml',
  content: sample.bytes,
});
const png = (size: number): Uint8Array => {
  const bytes = new Uint8Array(size);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};
const invoices = async (): Promise<number> => (await owner.query('select from invoices')).rowCount ?? 0;

afterEach(intake.clear);

describe('a mail', () => {
  test('with several invoices becomes as many, each from its own attachment', async () => {
    await intake.take(await composed([xml(office), xml(carrier)]));
    expect(await intake.settled()).toEqual([
      { filename: office.filename, part: '1', state: 'ready', code: null, direction: 'purchase' },
      { filename: carrier.filename, part: '2', state: 'ready', code: null, direction: 'purchase' },
    ]);
    expect(await intake.messages()).toEqual([
      { state: 'unpacked', code: null, subject: 'Facture', author: '"Jean" <jean@exemple.test>' },
    ]);
    const { rows } = await owner.query<{ number: string; received: object }>(
      `select number, state_by as received from invoices order by number`,
    );
    expect(rows.map(({ number }) => number)).toEqual([office.expect.number, carrier.expect.number].toSorted());
    expect(rows[0]?.received).toEqual({ kind: 'mail', id: 'jean@exemple.test', name: 'jean@exemple.test' });
  });

  test('shows the small images of its signature aside, and a large one is read', async () => {
    const html = '<p>Bonjour <img src="cid:logo"></p>';
    const logo: Piece = { filename: 'logo.png', contentType: 'image/png', content: png(900), cid: 'logo' };
    const card: Piece = { filename: 'moi.vcf', contentType: 'text/vcard', content: 'BEGIN:VCARD' };
    await intake.take(await composed([logo, card, xml(office)], { html }));
    const entered = await intake.settled();
    expect(entered.map(({ filename, state }) => [filename, state])).toEqual(
      expect.arrayContaining([
        ['logo.png', 'ignored'],
        ['moi.vcf', 'ignored'],
        [office.filename, 'ready'],
      ]),
    );
    expect(await invoices()).toBe(1);
  });

  test('that forwards another gives what that one had', async () => {
    const inner = await composed([xml(office)]);
    const outer = await composed([{ filename: 'message.eml', contentType: 'message/rfc822', content: inner }]);
    await intake.take(outer);
    expect(await intake.settled()).toEqual([expect.objectContaining({ filename: office.filename, state: 'ready' })]);
  });

  test('without anything to read is a failure with a name', async () => {
    await intake.take(await composed([]));
    expect(await intake.settled()).toEqual([]);
    expect(await intake.messages()).toEqual([expect.objectContaining({ state: 'empty', code: 'inbox.no_attachment' })]);
  });

  test.each([
    ['nothing', ''],
    ['noise', 'ÿþ\0\u0001 %%% =?utf-8?B?####?='],
    ['headers without an end', 'From: a@exemple.test\r\nSubject: x'],
    [
      'a multipart that never ends',
      'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: application/pdf\r\n\r\n',
    ],
    ['forbidden characters', 'Subject: =?utf-8?Q?a=00b?=\r\nFrom: =?utf-8?Q?=00?= <a@exemple.test>\r\n\r\nx'],
  ])('that is %s ends with a name, not in the queue for ever', async (_what, raw) => {
    await intake.take(new TextEncoder().encode(raw));
    await intake.settled();
    const [message] = await intake.messages();
    const { rows } = await owner.query(`select from inbox_documents where state in ('received', 'reading')`);
    expect(rows).toEqual([]);
    expect(message?.state).not.toBe('received');
  });

  test('for two companies is read for each, apart', async () => {
    await intake.take(await composed([xml(office)]), [papillon.id, muguet.id]);
    expect(await intake.settled()).toHaveLength(2);
    const { rows } = await owner.query('select company_id from invoices');
    expect(new Set(rows.map((row: { company_id: string }) => row.company_id))).toEqual(
      new Set([papillon.id, muguet.id]),
    );
  });

  test('received again with the same bytes is nothing new', async () => {
    const raw = await composed([xml(office)]);
    for (let time = 0; time < 3; time += 1) await intake.take(raw);
    expect(await intake.settled()).toHaveLength(1);
    expect(await invoices()).toBe(1);
  });
});

describe('an attachment that is no invoice is a failure with a name', () => {
  const xmlOf = (text: string): Piece => ({ filename: 'x.xml', contentType: 'application/xml', content: text });
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'a'.repeat(50)}"><!ENTITY b "&a;&a;&a;&a;&a;">]>
    <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&b;</Invoice>`;

  test.each<[string, Piece]>([
    ['a text', { filename: 'lisez-moi.txt', contentType: 'text/plain', content: 'Bonjour' }],
    ['a spreadsheet', { filename: 'x.xlsx', contentType: 'application/zip', content: 'PK\u0003\u0004' }],
    ['an empty file', { filename: 'vide.pdf', contentType: 'application/pdf', content: '' }],
    ['a PDF that is none', { filename: 'x.pdf', contentType: 'application/pdf', content: '%PDF-1.7\nnothing' }],
    ['an XML with a DOCTYPE', xmlOf(bomb)],
    ['an XML that breaks off', xmlOf('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>')],
    ['another XML', xmlOf('<?xml version="1.0"?><rss version="2.0"/>')],
  ])('%s', async (_what, piece) => {
    await intake.take(await composed([piece]));
    const [entered] = await intake.settled();
    expect(entered).toMatchObject({
      state: 'failed',
      code: expect.stringMatching(/^(?:inbox|facturx|ocr)\./) as string,
    });
    expect(entered?.code).not.toBe('inbox.unexpected');
    expect(await invoices()).toBe(0);
  });

  test('a PDF behind a password', async () => {
    const locked = await makeSample('brokerage-locked');
    await intake.take(
      await composed([{ filename: locked.filename, contentType: 'application/pdf', content: locked.bytes }]),
    );
    expect(await intake.settled()).toEqual([
      expect.objectContaining({ state: 'failed', code: 'facturx.pdf_encrypted' }),
    ]);
  });
});
