// What people of both sides say about an invoice: who sees what, who is waited on, what can be taken back, what is kept.

import { beforeEach, describe, expect, test } from 'vitest';
import { writtenMessages, invoiceWorkload } from '#modules/invoices';
import { showInvoices } from '../../../../modules/invoices/service/read.ts';
import { discussionProof } from '../../../../modules/invoices/service/discussion/proof.ts';
import {
  discussionsAwaitingMe,
  messageFile,
  readDiscussion,
} from '../../../../modules/invoices/service/discussion/read.ts';
import { markSeen, setResolved, withdrawMessage } from '../../../../modules/invoices/service/discussion/settle.ts';
import { postMessage, type PostInput } from '../../../../modules/invoices/service/discussion/write.ts';
import { exportPersonalData } from '../../../../modules/tenancy/service/personal-data.ts';
import { openTestWorld, type TestPerson } from '../../../support/world.ts';
import { openOffice } from './office.ts';

const MINUTE = 60_000;
const world = await openTestWorld();
const { ctx, owner, clock } = world;
const office = await openOffice(world);
const { paul, vera, claire, denis, inspector, companyId } = office;

let invoiceId = '';
let number = 0;
beforeEach(async () => {
  number += 1;
  invoiceId = await office.invoice(`D-${number}`);
});

async function say(by: TestPerson, text: string, more: Partial<PostInput> = {}) {
  clock.advance(1_000);
  return await postMessage(by.tenant, { invoiceId, text, isInternal: false, mentions: [], origin: 'page', ...more });
}

const read = async (by: TestPerson) => await readDiscussion(by.tenant, { invoiceId, limit: 50 });
const texts = async (by: TestPerson) => (await read(by)).messages.map(({ text }) => text);
const awaiting = async (by: TestPerson) =>
  (await discussionsAwaitingMe(by.tenant, 10)).filter((one) => one.invoiceId === invoiceId);

function refusal(work: Promise<unknown>): Promise<{ code: string; fields: readonly { path: string }[] }> {
  return work.then(
    () => ({ code: 'none', fields: [] }),
    (error: { code: string; fields: [] }) => error,
  );
}

describe('a message', () => {
  test('is read by both sides, with who wrote it and from where', async () => {
    await say(paul, '  Est-ce la nôtre ?\r\nMerci\u0000  ');
    await say(claire, 'Oui');
    const { messages } = await read(vera);
    expect(messages.map(({ author, side, text }) => [author.name, side, text])).toEqual([
      ['Paul Martin', 'company', 'Est-ce la nôtre ?\nMerci'],
      ['Claire Petit', 'cabinet', 'Oui'],
    ]);
  });

  test('inside the cabinet exists for nobody else, in no count and no copy', async () => {
    const counted = async () => await invoiceWorkload.discussions?.(ctx, paul.actor.id);
    await say(paul, 'Bonjour');
    const before = await counted();
    const secret = await say(claire, 'Le client se trompe', { isInternal: true });
    expect(await texts(denis)).toEqual(['Bonjour', 'Le client se trompe']);
    for (const person of [paul, vera, inspector]) {
      const seen = await read(person);
      expect([seen.messages.length, seen.total]).toEqual([1, 1]);
      expect(JSON.stringify(await discussionProof(person.tenant, invoiceId))).not.toContain('se trompe');
    }
    const input = { invoiceId, messageId: secret.id };
    expect((await refusal(withdrawMessage(paul.tenant, input))).code).toBe('invoices.message_not_found');
    expect((await refusal(markSeen(paul.tenant, input))).code).toBe('invoices.message_not_found');
    expect(await counted()).toEqual(before);
  });

  test('inside the cabinet is written by its people alone, and calls nobody else', async () => {
    const byClient = await refusal(say(paul, 'Chut', { isInternal: true }));
    expect([byClient.code, byClient.fields[0]?.path]).toEqual(['invoices.message_invalid', 'internal']);
    const toClient = await refusal(say(claire, 'Chut', { isInternal: true, mentions: [paul.actor.id] }));
    expect(toClient.fields[0]?.path).toBe('mentions');
    const named = await say(claire, '@Paul Martin et @denis blanc', { isInternal: true });
    expect(named.mentions).toEqual([denis.actor.id]);
  });

  test('is refused when it is empty, too long, or calls a stranger or an inspector', async () => {
    expect((await refusal(say(paul, ' \n '))).fields[0]?.path).toBe('text');
    expect((await refusal(say(paul, 'a'.repeat(5_001)))).fields[0]?.path).toBe('text');
    for (const { actor } of [world.charlie, inspector]) {
      expect((await refusal(say(paul, 'a', { mentions: [actor.id] }))).fields[0]?.path).toBe('mentions');
    }
    expect((await read(paul)).readers.map(({ name }) => name)).not.toContain('Inspecteur');
    expect((await read(paul)).total).toBe(0);
  });

  test('is written by those who may, and read by those who only look', async () => {
    expect((await refusal(say(inspector, 'Que vois-je ?'))).code).toBe('tenancy.not_allowed');
    await say(vera, 'Je demande');
    expect((await read(inspector)).mayWrite).toBe(false);
    expect(await texts(inspector)).toEqual(['Je demande']);
  });

  test('of a foreign company’s invoice is nobody’s business', async () => {
    await say(paul, 'Bonjour');
    const reading = readDiscussion(world.charlie.tenant, { invoiceId, limit: 50 });
    expect((await refusal(reading)).code).toBe('invoices.not_found');
  });

  test('is never changed, whoever asks the database', async () => {
    const { id } = await say(paul, 'Bonjour');
    for (const change of [`body = 'Autre'`, `author = '{}'`, `is_internal = true`, `written_at = now()`]) {
      await expect(owner.query(`update invoice_messages set ${change} where message_id = $1`, [id])).rejects.toThrow(
        'never changed',
      );
    }
  });

  test('carries a file, which is read with it and by nobody else', async () => {
    const bytes = new TextEncoder().encode('contrat');
    const file = { filename: '../contrat\u0007.txt', mediaType: 'text/plain; charset=x', bytes };
    const shared = await say(paul, '', { file });
    expect(shared.files).toMatchObject([{ filename: 'contrat.txt', mediaType: 'text/plain', size: 7 }]);
    const found = await messageFile(claire.tenant, { invoiceId, messageId: shared.id, position: 0 });
    expect(new TextDecoder().decode(found.bytes)).toBe('contrat');
    const hidden = await say(claire, 'Note', { file, isInternal: true });
    const input = { invoiceId, messageId: hidden.id, position: 0 };
    expect((await refusal(messageFile(paul.tenant, input))).code).toBe('invoices.message_not_found');
  });
});

describe('whoever wrote a message', () => {
  test('takes it back within ten minutes: the text is gone, that there was one stays', async () => {
    const { id, textSha256 } = await say(paul, 'Oups');
    expect((await refusal(withdrawMessage(claire.tenant, { invoiceId, messageId: id }))).code).toBe(
      'invoices.not_the_author',
    );
    await withdrawMessage(paul.tenant, { invoiceId, messageId: id });
    await withdrawMessage(paul.tenant, { invoiceId, messageId: id });
    const [message] = (await read(claire)).messages;
    expect([message?.text, message?.textSha256, message?.withdrawnAt]).toEqual([undefined, textSha256, clock.now()]);
    const { rows } = await owner.query(`select body from invoice_messages where message_id = $1`, [id]);
    expect(rows).toEqual([{ body: null }]);
  });

  test('cannot after that', async () => {
    const { id } = await say(paul, 'Trop tard');
    clock.advance(10 * MINUTE);
    const late = await refusal(withdrawMessage(paul.tenant, { invoiceId, messageId: id }));
    expect(late.code).toBe('invoices.withdrawal_too_late');
  });

  test('finds it in the copy of their own data', async () => {
    await say(vera, 'À moi');
    const copy = await exportPersonalData(ctx, vera.actor, [writtenMessages]);
    expect(copy.written['discussions']).toEqual(expect.arrayContaining([expect.objectContaining({ text: 'À moi' })]));
    expect(JSON.stringify(copy.written)).not.toContain('Bonjour');
  });
});

describe('a discussion', () => {
  test('waits on who is called, until they answer', async () => {
    await say(paul, 'Que faire, @claire petit ?');
    expect(await awaiting(claire)).toMatchObject([{ isMentioned: true, unread: 1, lastAuthor: 'Paul Martin' }]);
    expect(await awaiting(denis)).toEqual([]);
    await say(claire, 'La payer');
    expect(await awaiting(claire)).toEqual([]);
    expect(await awaiting(paul)).toMatchObject([{ isMentioned: false, unread: 1 }]);
  });

  test('that nobody of the other side has joined waits on all of its people', async () => {
    await say(paul, 'Quelqu’un ?');
    expect([(await awaiting(claire)).length, (await awaiting(denis)).length]).toEqual([1, 1]);
    expect(await awaiting(vera)).toEqual([]);
    expect(await awaiting(inspector)).toEqual([]);
  });

  test('whose only word was taken back waits on nobody', async () => {
    const { id } = await say(paul, 'Oups');
    await withdrawMessage(paul.tenant, { invoiceId, messageId: id });
    expect(await awaiting(claire)).toEqual([]);
  });

  test('is settled and opened again, with who and when; whoever goes on talking opens it', async () => {
    expect(await setResolved(paul.tenant, { invoiceId, isResolved: true })).toBe(false);
    await say(paul, 'Fait ?');
    expect(await setResolved(claire.tenant, { invoiceId, isResolved: true })).toBe(true);
    expect([await awaiting(claire), (await read(paul)).isResolved]).toEqual([[], true]);
    await say(claire, 'Pour nous', { isInternal: true });
    expect((await read(claire)).isResolved).toBe(true);
    await say(paul, 'Non');
    const { isResolved, marks } = await read(paul);
    expect(isResolved).toBe(false);
    expect(marks.map(({ state, by }) => [state, by.name])).toEqual([
      ['resolved', 'Claire Petit'],
      ['reopened', 'Paul Martin'],
    ]);
    expect((await refusal(setResolved(inspector.tenant, { invoiceId, isResolved: true }))).code).toBe(
      'tenancy.not_allowed',
    );
  });

  test('says who has read to where, and nothing of what only others see', async () => {
    const first = await say(paul, 'Un');
    const second = await say(paul, 'Deux');
    await markSeen(claire.tenant, { invoiceId, messageId: second.id });
    await markSeen(claire.tenant, { invoiceId, messageId: first.id });
    await markSeen(inspector.tenant, { invoiceId, messageId: second.id });
    expect([...(await read(paul)).seenBy]).toEqual([[second.id, ['Claire Petit']]]);
    const secret = await say(denis, 'Entre nous', { isInternal: true });
    await markSeen(claire.tenant, { invoiceId, messageId: secret.id });
    expect([...(await read(paul)).seenBy.keys()]).toEqual([second.id]);
    const { news, unseen } = await read(vera);
    expect([news.size, unseen]).toEqual([2, second.id]);
  });

  test('of many messages is read from its end', async () => {
    for (const word of ['a', 'b', 'c', 'd']) await say(paul, word);
    const end = await readDiscussion(claire.tenant, { invoiceId, limit: 2 });
    expect([end.messages.map(({ text }) => text), end.hasEarlier, end.total]).toEqual([['c', 'd'], true, 4]);
    const before = end.messages[0]?.id ?? '';
    const start = await readDiscussion(claire.tenant, { invoiceId, limit: 2, before });
    expect([start.messages.map(({ text }) => text), start.hasEarlier]).toEqual([['a', 'b'], false]);
  });
});

describe('the list of purchases', () => {
  const listed = async (by: TestPerson) => {
    const page = await showInvoices(by.tenant, { direction: 'purchase', discussed: true, limit: 50 });
    return page.items.map(({ id, isDiscussed }) => [id, isDiscussed]);
  };

  test('shows and filters what is being talked about, by words that everybody sees', async () => {
    await say(claire, 'Entre nous', { isInternal: true });
    const row = async () => (await listed(paul)).find(([id]) => id === invoiceId);
    expect(await row()).toBeUndefined();
    await say(claire, 'Bonjour');
    expect(await row()).toEqual([invoiceId, true]);
    await setResolved(paul.tenant, { invoiceId, isResolved: true });
    expect(await row()).toBeUndefined();
    await say(claire, 'Encore');
    expect(await row()).toEqual([invoiceId, true]);
  });
});

describe('who sees the dossier as a client', () => {
  test('sees what the client sees, and writes nothing', async () => {
    await say(claire, 'Entre nous', { isInternal: true });
    await owner.query(
      `insert into company_views (company_id, view_id, user_id, as_role, started_at, ends_at)
       values ($1, gen_random_uuid(), $2, 'manager', $3, $4)`,
      [companyId, denis.actor.id, clock.now(), new Date(clock.now().getTime() + MINUTE)],
    );
    expect(await texts(denis)).toEqual([]);
    expect((await refusal(say(denis, 'Bonjour'))).code).toBe('tenancy.not_allowed');
    clock.advance(2 * MINUTE);
    expect(await texts(denis)).toEqual(['Entre nous']);
  });
});
