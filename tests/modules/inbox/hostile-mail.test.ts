// Mails that try to break the ledger: each ends in it, whole or with a name, never in silence.

import { beforeEach, describe, expect, test } from 'vitest';
import { receiveMail } from '#modules/inbox';
import { failMessage, unpackMessage } from '../../../modules/inbox/service/unpack.ts';
import { openTestWorld } from '../../support/world.ts';

const world = await openTestWorld();
const { ctx, owner, papillon } = world;

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Takes a mail in and gives the id of its row. */
async function receive(raw: string): Promise<string> {
  const staged = await ctx.blobs.stage(bytesOf(raw));
  const recipients = [{ address: '732829320@factures.test', companyId: papillon.id }];
  const envelope = { sender: 'x@y.fr', recipients, clientAddress: '192.0.2.1', heloName: 'y', isEncrypted: false };
  await receiveMail(ctx, envelope, staged);
  await staged.discard();
  const { rows } = await owner.query<{ message_id: string }>('select message_id from inbox_messages');
  return rows[0]?.message_id ?? '';
}

async function message() {
  const { rows } = await owner.query<{ state: string; subject: string | null; author: string | null; code: string }>(
    `select state, subject, author, error ->> 'code' as code from inbox_messages`,
  );
  return rows[0];
}

async function documents() {
  const { rows } = await owner.query<{ filename: string; declared_type: string }>(
    'select filename, declared_type from inbox_documents order by document_id',
  );
  return rows;
}

function mail(count: number, subject = 'Facture'): string {
  const part = (index: number): string =>
    [
      '--limite',
      `Content-Type: application/pdf; name="f${index}.pdf"`,
      `Content-Disposition: attachment; filename="f${index}.pdf"`,
      '',
      `pièce ${index}`,
    ].join('\r\n');
  return [
    'From: =?utf-8?q?Fournis=00seur=0A?= <x@y.fr>',
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=limite',
    '',
    ...Array.from({ length: count }, (_, index) => part(index + 1)),
    '--limite--',
    '',
  ].join('\r\n');
}

beforeEach(async () => {
  await owner.query('truncate inbox_messages, inbox_documents, inbox_steps');
});

describe('a mail', () => {
  test('whose subject and sender hide control characters is unpacked all the same', async () => {
    const id = await receive(mail(1, '=?utf-8?q?Fac=00ture=0D=0ABcc:_z?='));
    await unpackMessage(ctx, papillon.id, id);
    const row = await message();
    expect(row).toMatchObject({ state: 'unpacked', code: null });
    expect(`${row?.subject}${row?.author}`).not.toMatch(/\p{Cc}/u);
    expect(row?.subject).toMatch(/^Fac ture/);
    expect(await documents()).toEqual([{ filename: 'f1.pdf', declared_type: 'application/pdf' }]);
  });

  test('with 200 attachments gives 200 documents', async () => {
    const id = await receive(mail(200));
    await unpackMessage(ctx, papillon.id, id);
    expect(await documents()).toHaveLength(200);
  });

  test('with more attachments than are read says so, instead of losing the last ones', async () => {
    const id = await receive(mail(201));
    await expect(unpackMessage(ctx, papillon.id, id)).rejects.toMatchObject({ code: 'inbox.too_many_parts' });
    expect(await documents()).toEqual([]);
  });

  test('that failed for a reason of ours is unpacked when its job is tried again, and not twice', async () => {
    const id = await receive(mail(2));
    await failMessage(ctx, { companyId: papillon.id, messageId: id }, new Error('no space left'));
    expect(await message()).toMatchObject({ state: 'failed', code: 'inbox.unexpected' });
    await unpackMessage(ctx, papillon.id, id);
    await unpackMessage(ctx, papillon.id, id);
    expect(await message()).toMatchObject({ state: 'unpacked', code: null });
    expect(await documents()).toHaveLength(2);
  });
});
