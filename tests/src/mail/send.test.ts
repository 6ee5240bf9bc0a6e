import { renderLetter } from '#views/mail/letter.tsx';
import { inTransaction } from '#src/context.ts';
import { startWorker } from '#src/jobs/worker.ts';
import { cancelMail, mailJobs, mailStatuses, queueMail } from '#src/mail/index.ts';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { openEmptyWorld } from '../../support/world.ts';
import { hurry, ownerPool } from '../jobs/queue.ts';
import { letter, mailRow, post } from './letters.ts';
import { openSink } from './sink.ts';

const account = { user: 'facteur', password: 'a/b:c@d %é' };
const sink = await openSink({ account });
const world = await openEmptyWorld({
  environment: {
    FACTEUR_RELAY_URL: sink.url,
    FACTEUR_RELAY_USER: account.user,
    FACTEUR_RELAY_PASSWORD: account.password,
    FACTEUR_RELAY_TLS: 'unverified',
  },
});
const { ctx, owner } = world;
const worker = await startWorker({ ctx, owner: ownerPool(world), jobs: mailJobs(renderLetter), concurrency: 2 });
afterAll(async () => {
  await worker.stop();
});
afterEach(() => {
  sink.received.length = 0;
});

const patiently = { timeout: 15_000, interval: 30 };
const became = async (id: string, state: string): Promise<void> => {
  await vi.waitFor(async () => expect((await mailRow(owner, id)).state).toBe(state), patiently);
};

describe('a mail', () => {
  test('reaches the relay encrypted and signed in, with a return path of its own', async () => {
    const id = await post(ctx);
    await became(id, 'sent');
    const [got] = sink.received;
    expect(got?.to).toEqual(['camille@exemple.test']);
    const { return_token: token, content } = await mailRow(owner, id);
    expect(got?.from).toBe(`retour+${id.replaceAll('-', '')}.${token}@factures.test`);
    expect(got?.from.split('@')[0]?.length).toBeLessThanOrEqual(64);
    expect(content).toBeNull();
    expect(sink.signIns).toContain(`${account.user}:${account.password}`);
  });

  test('has a Message-ID of its own and both forms, with nothing to load', async () => {
    const id = await post(ctx, { replyTo: 'lea@cabinet.test' });
    await became(id, 'sent');
    const mail = sink.received[0]?.mail;
    expect(mail?.messageId).toBe(`<${id}@factures.test>`);
    expect(mail?.subject).toBe(letter.subject);
    expect(mail?.from?.text).toBe('"Facteur" <facteur@factures.test>');
    expect(mail?.replyTo?.text).toBe('lea@cabinet.test');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.text).toContain('Accepter l’invitation :\nhttps://facteur.test/invitation/abc?x=1&y=2');
    expect(mail?.html).toContain('href="https://facteur.test/invitation/abc?x=1&amp;y=2"');
    expect(mail?.html).toContain('Bonjour &lt;Camille&gt; &amp; merci.');
    expect(mail?.html).not.toMatch(/<img|<script|@import|url\(/);
  });

  test('of a transaction that is rolled back was never written', async () => {
    const before = await owner.query('select from outgoing_mails');
    await expect(
      inTransaction(ctx, async (tx) => {
        await queueMail(tx, { kind: 'test', to: { address: 'a@b.test' }, letter, expiresAt: new Date() });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect((await owner.query('select from outgoing_mails')).rowCount).toBe(before.rowCount);
    expect((await owner.query('select from graphile_worker.jobs')).rowCount).toBe(0);
  });

  test('to an address that is refused is not tried again, and says why', async () => {
    sink.refusals.push({ step: 'rcpt', code: 550, text: '5.1.1 No such user here' });
    const id = await post(ctx);
    await became(id, 'refused');
    const { reason, content } = await mailRow(owner, id);
    expect(reason).toMatchObject({ cause: 'no_mailbox', status: '5.1.1' });
    expect(reason?.diagnostic).toContain('No such user here');
    expect(content).toBeNull();
    expect(sink.received).toEqual([]);
    expect((await owner.query('select from graphile_worker.jobs')).rowCount).toBe(0);
  });

  test('whose words are refused is not tried again', async () => {
    sink.refusals.push({ step: 'data', code: 554, text: '5.7.1 Looks like spam' });
    const id = await post(ctx);
    await became(id, 'refused');
    expect((await mailRow(owner, id)).reason).toMatchObject({ cause: 'rejected', status: '5.7.1' });
  });

  test.each(['rcpt', 'data'] as const)('put off at %s is delivered later, under the same Message-ID', async (step) => {
    sink.refusals.push({ step, code: 451, text: '4.7.1 Greylisted, come back' });
    const id = await post(ctx);
    await vi.waitFor(async () => expect((await mailRow(owner, id)).attempts).toBe(1), patiently);
    expect(await mailRow(owner, id)).toMatchObject({ state: 'queued', reason: { cause: 'later' } });
    await hurry(owner);
    await became(id, 'sent');
    expect(sink.received.map(({ mail }) => mail.messageId)).toEqual([`<${id}@factures.test>`]);
    expect((await mailRow(owner, id)).reason).toBeNull();
  });

  test('that nobody could use any more is not sent', async () => {
    const id = await post(ctx, { expiresAt: ctx.clock.now() });
    await became(id, 'expired');
    expect(sink.received).toEqual([]);
  });

  test('can be asked about by its id, and by nobody who does not know it', async () => {
    const id = await post(ctx);
    await became(id, 'sent');
    const statuses = await inTransaction(ctx, async (tx) => await mailStatuses(tx, [id]));
    expect(statuses).toEqual([{ id, state: 'sent', since: ctx.clock.now(), reason: undefined }]);
    expect(await inTransaction(ctx, async (tx) => await mailStatuses(tx, []))).toEqual([]);
    expect(await world.db.selectFrom('outgoing_mails').select('mail_id').execute()).toEqual([]);
  });

  test('that has gone cannot be taken back', async () => {
    const id = await post(ctx);
    await became(id, 'sent');
    expect(await inTransaction(ctx, async (tx) => await cancelMail(tx, id))).toBe(false);
  });
});
