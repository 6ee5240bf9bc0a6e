// Outgoing mail. `queueMail` writes a mail into the caller's transaction; a job hands it to the relay after commit,
// tries again when told to, and bounces come back to an address of the mail's own. Without a relay mails are held, and
// the owner of the instance can copy their links.

import type { Tx } from '../context.ts';
import { newId } from '../ids.ts';
import type { Letter, MailStatus } from './model.ts';
import { relayOf } from './relay.ts';
import * as repository from './repository.ts';
import { newReturnToken } from './return-path.ts';
import { enqueueSending } from './send-job.ts';

export type { Letter, LetterRenderer, MailReason, MailState, MailStatus } from './model.ts';
export type { ListedMail } from './repository.ts';
export { reasonText } from './reason.ts';
export { openSocket, relayOf } from './relay.ts';
export { acceptReturned, returnedMail } from './returns.ts';
export { mailCron, mailJobs } from './send-job.ts';

export interface NewMail {
  /** What it is about, `module.thing`: `tenancy.invitation`. */
  readonly kind: string;
  readonly to: { readonly address: string; readonly name?: string | undefined };
  readonly letter: Letter;
  /** Where an answer goes: the person on whose behalf it is sent. */
  readonly replyTo?: string | undefined;
  /** When its link stops working: what could not be sent by then is not sent any more. */
  readonly expiresAt: Date;
}

/** Writes the mail and the ticket of its sending. Answers its id, by which its author may ask what became of it. */
export async function queueMail(tx: Tx, mail: NewMail): Promise<string> {
  const id = newId(tx.clock.now().getTime());
  const isHeld = relayOf(tx.config) === undefined;
  await repository.insertMail(tx, {
    id,
    kind: mail.kind,
    recipient: mail.to.address,
    recipientName: mail.to.name,
    replyTo: mail.replyTo,
    letter: mail.letter,
    returnToken: newReturnToken(),
    state: isHeld ? 'held' : 'queued',
    expiresAt: mail.expiresAt,
  });
  if (!isHeld) await enqueueSending(tx, id);
  return id;
}

/** What became of these mails, in no order. Unknown ids are left out. */
export async function mailStatuses(tx: Tx, ids: readonly string[]): Promise<MailStatus[]> {
  return await repository.statusesOf(tx, ids);
}

/** Takes a mail back that has not gone yet. */
export async function cancelMail(tx: Tx, id: string): Promise<boolean> {
  return await repository.changeState(tx, id, { state: 'cancelled', from: ['held', 'queued'] });
}

/** For the owners of the instance: newest first, at most `limit`. Whoever calls has asked who wants to know. */
export async function outgoingMails(tx: Tx, limit: number): Promise<repository.ListedMail[]> {
  return await repository.listMails(tx, limit);
}
