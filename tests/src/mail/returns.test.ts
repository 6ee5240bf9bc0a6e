import { inTransaction } from '#src/context.ts';
import { mailStatuses } from '#src/mail/index.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { sendMail } from '../../samples/smtp.ts';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { mailDomain, openTestWorld } from '../../support/world.ts';
import { mailRow, post } from './letters.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'smtp' } });
const { ctx, owner } = world;
const app = await startTestApp(world);

/** A mail that has gone, and the address its bounces come back to. */
async function sentMail() {
  const id = await post(ctx);
  await owner.query(`update outgoing_mails set state = 'sent' where mail_id = $1`, [id]);
  const { return_token: token } = await mailRow(owner, id);
  return { id, localPart: `retour+${id.replaceAll('-', '')}.${token}` };
}

interface Bounce {
  readonly action: string;
  readonly status: string;
  readonly diagnostic?: string;
}

/** As Postfix writes them. */
function report({ action, status, diagnostic }: Bounce, padding = 0): string {
  return [
    'From: MAILER-DAEMON@mx.exemple.test (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    '',
    '--B',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mx.exemple.test. 5.0.0 is not what counts here.',
    '',
    '--B',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.exemple.test',
    'Arrival-Date: Sat, 21 Nov 2026 10:00:00 +0000 (UTC)',
    '',
    'Final-Recipient: rfc822; camille@exemple.test',
    `Action: ${action}`,
    `Status: ${status}`,
    ...(diagnostic ? [`Diagnostic-Code: smtp; ${diagnostic}`] : []),
    '',
    '--B',
    'Content-Type: message/rfc822',
    '',
    'Subject: the mail that was sent',
    '',
    `Bonjour ${'x'.repeat(padding)}`,
    '--B--',
    '',
  ].join('\r\n');
}

const prose = (text: string): string =>
  ['From: <MAILER-DAEMON@vieux.test>', 'Subject: failure notice', '', 'Hi.', text, ''].join('\r\n');

async function send(localPart: string, raw: string, from = '') {
  return await sendMail({ host: '127.0.0.1', port: app.smtpPort, from, to: `${localPart}@${mailDomain}`, raw });
}

afterEach(async () => {
  await owner.query('delete from outgoing_mails');
});

describe('a mail that comes back', () => {
  test('was refused: its sender reads why', async () => {
    const { id, localPart } = await sentMail();
    const said = '550 5.1.1 <camille@exemple.test>:\r\n    Recipient address rejected: User unknown';
    const reply = await send(localPart, report({ action: 'failed', status: '5.1.1', diagnostic: said }));
    expect(reply.code).toBe(250);
    const [status] = await inTransaction(ctx, async (tx) => await mailStatuses(tx, [id]));
    expect(status).toMatchObject({ state: 'refused', reason: { cause: 'no_mailbox', status: '5.1.1' } });
    expect(status?.reason?.diagnostic).toBe(said.replace(/\r\n +/, ' '));
  });

  test.each([
    ['5.2.2', '552 5.2.2 Mailbox full', 'mailbox_full'],
    ['5.7.1', '554 5.7.1 Blocked by policy', 'rejected'],
    ['5.4.4', undefined, 'no_domain'],
    ['4.4.7', '451 4.2.2 Over quota, given up', 'mailbox_full'],
    ['5.0.0', undefined, 'unknown'],
  ])('with status %s', async (status, diagnostic, cause) => {
    const { id, localPart } = await sentMail();
    await send(localPart, report({ action: 'failed', status, ...(diagnostic ? { diagnostic } : {}) }));
    expect(await mailRow(owner, id)).toMatchObject({ state: 'refused', reason: { cause } });
  });

  test('with a long copy of what was sent is read all the same', async () => {
    const { id, localPart } = await sentMail();
    expect((await send(localPart, report({ action: 'failed', status: '5.1.1' }, 2_000_000))).code).toBe(250);
    expect((await mailRow(owner, id)).state).toBe('refused');
  });

  test('in prose, from an old server, is believed when it is a bounce and not when a person writes', async () => {
    const { id, localPart } = await sentMail();
    await send(localPart, prose('Remote host said: 550 5.1.1 unknown'), 'quelquun@exemple.test');
    expect((await mailRow(owner, id)).state).toBe('sent');
    await send(localPart, prose('Remote host said: 550 5.1.1 unknown'));
    expect((await mailRow(owner, id)).state).toBe('refused');
  });

  test('is an answer of a person or a delay: nothing changes', async () => {
    const { id, localPart } = await sentMail();
    await send(localPart, prose('Je suis en vacances.'), 'camille@exemple.test');
    await send(localPart, report({ action: 'delayed', status: '4.4.1' }));
    await send(localPart, 'not a mail at all');
    expect((await mailRow(owner, id)).state).toBe('sent');
  });

  test('enters no dossier', async () => {
    const { localPart } = await sentMail();
    await send(localPart, report({ action: 'failed', status: '5.1.1' }));
    expect((await owner.query('select from inbox_messages')).rowCount).toBe(0);
  });

  test('and is for a dossier too, in the same conversation, reaches both', async () => {
    const { id, localPart } = await sentMail();
    const to = [`${localPart}@${mailDomain}`, `732829320@${mailDomain}`];
    const raw = report({ action: 'failed', status: '5.1.1' });
    const reply = await sendMail({ host: '127.0.0.1', port: app.smtpPort, from: '', to, raw });
    expect(reply).toMatchObject({ code: 250, rejected: [] });
    expect((await mailRow(owner, id)).state).toBe('refused');
    expect((await owner.query('select from inbox_messages')).rowCount).toBe(1);
  });
});

test('a success report says delivered, and a later refusal wins', async () => {
  const { id, localPart } = await sentMail();
  await send(localPart, report({ action: 'delivered', status: '2.0.0' }));
  expect((await mailRow(owner, id)).state).toBe('delivered');
  await send(localPart, report({ action: 'failed', status: '5.1.1' }));
  expect((await mailRow(owner, id)).state).toBe('refused');
});

describe('a return path', () => {
  test('with capitals, as some servers write it, is known', async () => {
    const { id, localPart } = await sentMail();
    expect((await send(localPart.toUpperCase(), report({ action: 'failed', status: '5.1.1' }))).code).toBe(250);
    expect((await mailRow(owner, id)).state).toBe('refused');
  });

  test('that is guessed is refused', async () => {
    const { id, localPart } = await sentMail();
    const forged = `${localPart.slice(0, -1)}${localPart.endsWith('0') ? '1' : '0'}`;
    expect((await send(forged, report({ action: 'failed', status: '5.1.1' }))).code).toBe(550);
    expect((await send('retour', report({ action: 'failed', status: '5.1.1' }))).code).toBe(550);
    expect((await mailRow(owner, id)).state).toBe('sent');
  });
});
