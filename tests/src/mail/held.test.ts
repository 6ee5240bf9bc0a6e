import { createServer } from 'node:net';
import { loadConfig } from '#src/config.ts';
import { inTransaction, type Ctx } from '#src/context.ts';
import { cancelMail, mailCron, mailJobs, outgoingMails } from '#src/mail/index.ts';
import { fireSlot } from '#src/jobs/cron.ts';
import { startWorker } from '#src/jobs/worker.ts';
import { renderLetter } from '#views/mail/letter.tsx';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { declaredSettings } from '../../support/settings.ts';
import { mailDomain, openEmptyWorld } from '../../support/world.ts';
import { hurry, ownerPool } from '../jobs/queue.ts';
import { letter, mailRow, post } from './letters.ts';
import { openSink } from './sink.ts';

const world = await openEmptyWorld();
const { ctx, owner, clock } = world;
const sink = await openSink({ isPlain: true });
const withRelay = async (url: string): Promise<Ctx> => ({
  ...ctx,
  config: loadConfig(await declaredSettings(), { FACTEUR_MAIL_DOMAIN: mailDomain, FACTEUR_RELAY_URL: url }),
});
const patiently = { timeout: 15_000, interval: 30 };
const pool = ownerPool(world);
let stop: (() => Promise<void>) | undefined;
const work = async (at: Ctx): Promise<void> => {
  const worker = await startWorker({ ctx: at, owner: pool, jobs: mailJobs(renderLetter), concurrency: 1 });
  stop = async () => await worker.stop();
};
afterEach(async () => {
  await stop?.();
  stop = undefined;
});
const sweep = async (at: Ctx): Promise<void> => {
  const [entry] = mailCron;
  if (!entry) throw new Error('No sweep');
  clock.advance(60_000);
  expect(await fireSlot(at, entry, clock.now())).toBe(true);
};
const became = async (id: string, state: string): Promise<void> => {
  await vi.waitFor(async () => expect((await mailRow(owner, id)).state).toBe(state), patiently);
};

describe('without a relay', () => {
  test('mails are held, with the link for whoever hands it over', async () => {
    const id = await post(ctx);
    expect((await mailRow(owner, id)).state).toBe('held');
    expect((await owner.query('select from graphile_worker.jobs')).rowCount).toBe(0);
    const [listed] = await inTransaction(ctx, async (tx) => await outgoingMails(tx, 10));
    expect(listed).toMatchObject({ id, state: 'held', href: letter.button.href, recipient: 'camille@exemple.test' });
  });

  test('they can be taken back, and keep no secret then', async () => {
    const id = await post(ctx);
    expect(await inTransaction(ctx, async (tx) => await cancelMail(tx, id))).toBe(true);
    expect(await mailRow(owner, id)).toMatchObject({ state: 'cancelled', content: null });
  });

  test('they go out once there is one; those whose link is over do not', async () => {
    const short = await post(ctx, { expiresAt: new Date(clock.now().getTime() + 1_000) });
    const long = await post(ctx);
    const relayed = await withRelay(sink.url);
    await work(relayed);
    await sweep(relayed);
    await became(long, 'sent');
    await became(short, 'expired');
    expect((await mailRow(owner, short)).content).toBeNull();
    expect(sink.received.some(({ mail }) => mail.messageId === `<${long}@factures.test>`)).toBe(true);
  });

  test('what was queued is held when the relay is taken away', async () => {
    const id = await post(await withRelay(sink.url));
    await work(ctx);
    await became(id, 'held');
    expect((await mailRow(owner, id)).content).not.toBeNull();
  });
});

test('a relay that is down is tried again', async () => {
  const closed = createServer();
  const port = await new Promise<number>((resolve) => {
    closed.listen(0, '127.0.0.1', () => {
      const address = closed.address();
      closed.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
  const at = await withRelay(`smtp://localhost:${port}`);
  const id = await post(at);
  await work(at);
  await vi.waitFor(async () => expect((await mailRow(owner, id)).attempts).toBe(1), patiently);
  expect(await mailRow(owner, id)).toMatchObject({ state: 'queued', reason: { cause: 'relay_unreachable' } });
  await stop?.();
  await work(await withRelay(sink.url));
  await hurry(owner);
  await became(id, 'sent');
});

test('a password is not told to a relay that does not encrypt', async () => {
  const plain = await openSink({ account: { user: 'u', password: 'p' }, isPlain: true });
  const at = await withRelay(plain.url.replace('://', '://u:p@'));
  const id = await post(at);
  await work(at);
  await vi.waitFor(async () => expect((await mailRow(owner, id)).attempts).toBe(1), patiently);
  expect((await mailRow(owner, id)).reason?.cause).toBe('relay_encryption');
  expect(plain.signIns).toEqual([]);
  expect(plain.received).toEqual([]);
});
