// Sends what was queued, after the transaction that queued it has committed; and every few minutes sees to what waits.

import { z } from 'zod';
import { inTransaction, type Ctx, type Tx } from '../context.ts';
import type { CronEntry } from '../jobs/cron.ts';
import { defineJob, enqueue, type Job } from '../jobs/job.ts';
import { deliver, type Delivery } from './deliver.ts';
import type { LetterRenderer, MailReason } from './model.ts';
import { relayOf, type Relay } from './relay.ts';
import * as repository from './repository.ts';

const payload = z.object({ mailId: z.uuid() });
type Payload = z.infer<typeof payload>;

/** About two days of tries. */
const ticket = { name: 'mail.send', maxAttempts: 18 };

export async function enqueueSending(tx: Tx, mailId: string): Promise<void> {
  await enqueue<Payload>(tx, ticket, { payload: { mailId }, key: `mail ${mailId}` });
}

const held: repository.Change = { state: 'held', from: ['queued'] };

type Ready = { readonly mail: repository.WaitingMail; readonly relay: Relay };

/** What to send and through what; undefined when it is settled otherwise. */
async function readyMail(ctx: Ctx, mailId: string): Promise<Ready | undefined> {
  return await inTransaction(ctx, async (tx) => {
    const mail = await repository.waitingMail(tx, mailId);
    if (!mail) return undefined;
    if (mail.expiresAt <= tx.clock.now()) {
      await repository.changeState(tx, mailId, { state: 'expired', from: ['queued'] });
      return undefined;
    }
    const relay = relayOf(tx.config);
    if (!relay) await repository.changeState(tx, mailId, held);
    return relay && { mail, relay };
  });
}

class NotYet extends Error {
  readonly reason: MailReason;

  constructor(reason: MailReason, cause: unknown) {
    super(`Mail not sent (${reason.cause}): ${reason.diagnostic}`, { cause });
    this.reason = reason;
  }
}

async function settle(ctx: Ctx, mailId: string, delivery: Delivery): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (delivery.outcome === 'later') await repository.noteAttempt(tx, mailId, delivery.reason);
    else if (delivery.outcome === 'sent') {
      await repository.changeState(tx, mailId, { state: 'sent', from: ['queued', 'cancelled'] });
    } else await repository.changeState(tx, mailId, { state: 'refused', from: ['queued'], reason: delivery.reason });
  });
  if (delivery.outcome === 'later') throw new NotYet(delivery.reason, delivery.error);
}

function sendJob(render: LetterRenderer): Job<Payload> {
  return defineJob<Payload>({
    ...ticket,
    payload,
    async run(ctx, { mailId }) {
      const ready = await readyMail(ctx, mailId);
      if (!ready) return;
      await settle(ctx, mailId, await deliver(ready.mail, ready.relay, { config: ctx.config, render }));
    },
    async failed(ctx, { mailId }, error) {
      const reason: MailReason =
        error instanceof NotYet ? error.reason : { cause: 'unknown', diagnostic: String(error).slice(0, 500) };
      await inTransaction(ctx, async (tx) => {
        await repository.changeState(tx, mailId, { state: 'failed', from: ['queued'], reason });
      });
    },
  });
}

const RELEASED_AT_ONCE = 500;

/** With a relay again, mails that were held go out; those nobody can use any more are dropped. */
const sweepJob = defineJob({
  name: 'mail.sweep',
  payload: z.object({}).strict(),
  async run(ctx) {
    await inTransaction(ctx, async (tx) => {
      await repository.expireMails(tx);
      if (!relayOf(tx.config)) return;
      for (const id of await repository.releaseHeld(tx, RELEASED_AT_ONCE)) await enqueueSending(tx, id);
    });
  },
});

export function mailJobs(render: LetterRenderer): readonly Job[] {
  return [sendJob(render), sweepJob] as readonly Job[];
}

export const mailCron: readonly CronEntry[] = [{ name: 'mail.sweep', pattern: '*/5 * * * *', job: sweepJob }];
