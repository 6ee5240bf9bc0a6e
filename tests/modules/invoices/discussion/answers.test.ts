// Mails of discussions, and answers to them: they really travel, out through a relay and in through the SMTP port.

import MailComposer from 'nodemailer/lib/mail-composer';
import { describe, expect, test, vi } from 'vitest';
import { newId } from '#src/ids.ts';
import { chooseForDossier } from '../../../../modules/tenancy/service/notifications/choices.ts';
import { messageFile, readDiscussion } from '../../../../modules/invoices/service/discussion/read.ts';
import { withdrawMessage } from '../../../../modules/invoices/service/discussion/settle.ts';
import { postMessage } from '../../../../modules/invoices/service/discussion/write.ts';
import { sendMail } from '../../../samples/smtp.ts';
import { openSink } from '../../../src/mail/sink.ts';
import { appEnvironment, startTestApp } from '../../../support/app.ts';
import { mailDomain, openTestWorld, type TestPerson } from '../../../support/world.ts';
import { openOffice } from './office.ts';

const origin = 'https://facteur.test';
const sink = await openSink({ isPlain: true });
const world = await openTestWorld({
  environment: { ...appEnvironment, FACTEUR_RELAY_URL: sink.url, FACTEUR_PUBLIC_URL: origin },
});
const { owner, clock } = world;
const app = await startTestApp(world);
const { paul, vera, claire, denis, invoice, companyId } = await openOffice(world);

const soon = { timeout: 15_000, interval: 30 };

/** By somebody about an invoice. */
async function say(by: TestPerson, invoiceId: string, words: string | { readonly internal: string }) {
  const isInternal = typeof words !== 'string';
  const text = isInternal ? words.internal : words;
  return await postMessage(by.tenant, { invoiceId, text, isInternal, mentions: [], origin: 'page' });
}

async function messagesOf(by: TestPerson, invoiceId: string) {
  return (await readDiscussion(by.tenant, { invoiceId, limit: 50 })).messages;
}

const mailsTo = (person: TestPerson) => sink.received.filter(({ to }) => to.includes(person.email));

/** The first mail that says so. */
async function mailTo(person: TestPerson, words: string) {
  return await vi.waitFor(() => {
    const found = mailsTo(person).find(({ mail }) => mail.text?.includes(words));
    if (!found) throw new Error(`${person.email} has not been told « ${words} »`);
    return found;
  }, soon);
}

async function addressFor(person: TestPerson, words: string): Promise<string> {
  return (await mailTo(person, words)).mail.replyTo?.value[0]?.address ?? '';
}

interface Reply {
  readonly to: string;
  readonly from?: string;
  readonly text?: string;
  readonly envelopeFrom?: string;
  readonly more?: object;
}

async function reply({ to, from = claire.email, text = 'Oui.', envelopeFrom = from, more = {} }: Reply) {
  const quoted = '\n\nLe 3 nov. 2025 à 10:12, Facteur <facteur@factures.test> a écrit :\n> — Répondez\n> au-dessus';
  const mail = { from, to, subject: 'Re: facture', text: `${text}${quoted}`, ...more };
  const raw = new Uint8Array(await new MailComposer(mail).compile().build());
  return await sendMail({ host: '127.0.0.1', port: app.smtpPort, from: envelopeFrom, to, raw });
}

/** What became of all answers, once none waits. */
async function outcomes(invoiceId: string): Promise<string[]> {
  return await vi.waitFor(async () => {
    const { rows } = await owner.query<{ state: string; reason: string | null }>(
      `select state, reason from invoice_answers where invoice_id = $1 order by answer_id`,
      [invoiceId],
    );
    if (rows.some(({ state }) => state === 'received')) throw new Error('An answer waits');
    return rows.map(({ state, reason }) => reason ?? state);
  }, soon);
}

describe('a person who is called', () => {
  test('is told at once, with the words, the way there and an address of their own', async () => {
    const id = await invoice('R-1');
    await say(paul, id, 'Est-ce la nôtre, @Claire Petit ?\nElle est chère.');
    const { mail } = await mailTo(claire, 'Elle est chère.');
    expect(mail.subject).toBe('assigned — Garage Dupont · R-1 : Paul Martin vous mentionne');
    expect(mail.text).toContain(`${origin}/d/${companyId}/achats/${id}#discussion`);
    expect(mail.text?.startsWith('— Répondez au-dessus de cette ligne —')).toBe(true);
    expect(mail.text).toContain(`${origin}/compte/notifications`);
    expect(mail.replyTo?.value[0]?.address).toMatch(new RegExp(`^fil\\+[0-9a-f]{32}@${mailDomain}$`));
    const { rows } = await owner.query(`select token_hash, token_sealed from invoice_reply_addresses`);
    expect(JSON.stringify(rows)).not.toContain(mail.replyTo?.value[0]?.address?.slice(4, 36));
  });

  test('keeps one address in one discussion; others have others', async () => {
    const id = await invoice('R-2');
    await say(paul, id, '@Claire Petit un');
    const first = await addressFor(claire, ' un');
    await say(paul, id, '@Claire Petit deux @Denis Blanc');
    expect(await addressFor(claire, 'deux')).toBe(first);
    expect(await addressFor(denis, 'deux')).not.toBe(first);
    const other = await invoice('R-3');
    await say(paul, other, '@Claire Petit trois');
    expect(await addressFor(claire, 'trois')).not.toBe(first);
  });

  test('is not told of what was taken back, nor when they have chosen never', async () => {
    const id = await invoice('R-4');
    await chooseForDossier(vera.tenant, { mention: 'never' });
    const sent = await say(claire, id, '@Véra Roux secret');
    await withdrawMessage(claire.tenant, { invoiceId: id, messageId: sent.id });
    await say(claire, id, '@Paul Martin et @Véra Roux voilà');
    await mailTo(paul, 'voilà');
    expect(mailsTo(vera)).toEqual([]);
    await chooseForDossier(vera.tenant, { mention: 'now' });
    await say(claire, id, '@Véra Roux encore');
    expect((await mailTo(vera, 'encore')).mail.text).not.toContain('secret');
  });
});

describe('an answer by e-mail', () => {
  test('joins the discussion, without what it quotes; the same mail again does not', async () => {
    const id = await invoice('R-5');
    await say(paul, id, 'À payer, @Claire Petit cinq ?');
    const to = await addressFor(claire, 'cinq');
    const more = { messageId: '<une-fois@exemple.test>' };
    expect((await reply({ to, text: 'Oui.\nMerci', more })).code).toBe(250);
    expect((await reply({ to, text: 'Oui.\nMerci', more })).code).toBe(250);
    expect((await outcomes(id)).toSorted()).toEqual(['posted', 'posted_before']);
    const [, answer, ...others] = await messagesOf(paul, id);
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ text: 'Oui.\nMerci', origin: 'mail', side: 'cabinet', fromAddress: undefined });
    expect(answer?.author.name).toBe('Claire Petit');
    expect((await mailTo(paul, 'Merci')).mail.subject).toContain('1 nouveau message');
  });

  test('to an address nobody has, or whose person has lost access, is refused at once', async () => {
    const id = await invoice('R-6');
    await say(claire, id, '@Véra Roux six');
    const to = await addressFor(vera, 'six');
    expect((await reply({ to: `fil+${'0'.repeat(32)}@${mailDomain}` })).code).toBe(550);
    await owner.query(`update company_memberships set ends_at = $1 where user_id = $2`, [clock.now(), vera.actor.id]);
    expect((await reply({ to, from: vera.email })).code).toBe(550);
    await owner.query(`update company_memberships set ends_at = null where user_id = $1`, [vera.actor.id]);
    expect((await reply({ to: to.toUpperCase(), from: vera.email, text: 'Me revoilà' })).code).toBe(250);
    expect(await outcomes(id)).toEqual(['posted']);
  });

  test('from another address says so', async () => {
    const id = await invoice('R-7');
    await say(paul, id, '@Claire Petit sept');
    await reply({ to: await addressFor(claire, 'sept'), from: 'Claire <Claire.Perso@exemple.test>' });
    await outcomes(id);
    expect((await messagesOf(paul, id)).at(-1)?.fromAddress).toBe('claire.perso@exemple.test');
  });

  test('that a machine wrote is kept and not posted', async () => {
    const id = await invoice('R-8');
    await say(paul, id, '@Claire Petit huit');
    const to = await addressFor(claire, 'huit');
    await reply({ to, more: { headers: { 'Auto-Submitted': 'auto-replied' } } });
    await reply({ to, more: { subject: 'Réponse automatique : facture' } });
    await reply({ to, more: { headers: { Precedence: 'bulk' } } });
    await reply({ to, envelopeFrom: '' });
    await reply({ to, more: { text: ' ' } });
    expect((await outcomes(id)).toSorted()).toEqual(['automatic', 'automatic', 'bounce', 'empty', 'list']);
    expect(await messagesOf(paul, id)).toHaveLength(1);
  });

  test('brings its files along, whatever they are', async () => {
    const id = await invoice('R-9');
    await say(paul, id, '@Claire Petit neuf');
    const to = await addressFor(claire, 'neuf');
    const attachments = [
      { filename: 'bon de commande.pdf', content: '%PDF-1.4', contentType: 'application/pdf' },
      { filename: 'logo.png', content: 'png', contentType: 'image/png', cid: 'logo@x', contentDisposition: 'inline' },
    ];
    await reply({ to, text: 'Voir la pièce', more: { attachments } });
    await outcomes(id);
    const answer = (await messagesOf(paul, id)).at(-1);
    expect(answer?.files.map(({ filename, isInline }) => [filename, isInline])).toEqual([
      ['bon de commande.pdf', false],
      ['logo.png', true],
    ]);
    const file = await messageFile(paul.tenant, { invoiceId: id, messageId: answer?.id ?? '', position: 0 });
    expect(new TextDecoder().decode(file.bytes)).toBe('%PDF-1.4');
  });

  test('that is very long is kept whole beside its beginning', async () => {
    const id = await invoice('R-10');
    await say(paul, id, '@Claire Petit dix');
    await reply({ to: await addressFor(claire, 'dix'), text: 'très '.repeat(2_000) });
    await outcomes(id);
    const answer = (await messagesOf(paul, id)).at(-1);
    expect(answer?.text?.length).toBe(5_000);
    expect(answer?.files.map(({ filename, size }) => [filename, size])).toEqual([['message.txt', 11_999]]);
  });

  test('to what is internal stays internal', async () => {
    const id = await invoice('R-11');
    await say(claire, id, { internal: '@Denis Blanc onze' });
    const to = await addressFor(denis, 'onze');
    await reply({ to, from: denis.email, text: 'Entre nous' });
    expect(await outcomes(id)).toEqual(['posted']);
    expect((await messagesOf(claire, id)).map(({ isInternal }) => isInternal)).toEqual([true, true]);
    expect(await messagesOf(paul, id)).toEqual([]);
    await mailTo(claire, 'Entre nous');
    expect(mailsTo(paul).some(({ mail }) => mail.text?.includes('Entre nous'))).toBe(false);
  });

  test('sent to the dossier too is an answer and a mail of the dossier', async () => {
    const id = await invoice('R-12');
    await say(paul, id, '@Claire Petit douze');
    const to = await addressFor(claire, 'douze');
    const raw = new Uint8Array(
      await new MailComposer({ from: claire.email, to, text: `Double ${newId()}` }).compile().build(),
    );
    const both = [to, `732829320@${mailDomain}`];
    const sent = await sendMail({ host: '127.0.0.1', port: app.smtpPort, from: claire.email, to: both, raw });
    expect(sent.code).toBe(250);
    expect(await outcomes(id)).toEqual(['posted']);
    const { rows } = await owner.query(`select recipient from inbox_messages`);
    expect(rows).toEqual([{ recipient: both[1] }]);
  });
});
