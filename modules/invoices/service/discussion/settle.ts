// What happens to a discussion beside words: read to here, settled, taken back.

import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { isId, newId } from '#src/ids.ts';
import { authorize, isAllowed } from '#modules/tenancy';
import { messageNotFound, notTheAuthor, withdrawalTooLate } from '../../discussion/errors.ts';
import { isWithdrawable } from '../../discussion/rules.ts';
import type { Message } from '../../discussion/types.ts';
import * as repository from '../../repository/discussion/index.ts';
import { enterDiscussion } from './entry.ts';

export interface MessageInput {
  readonly invoiceId: string;
  readonly messageId: string;
}

/** Throws `invoices.message_not_found`, also for one that the actor does not see. */
async function foundMessage(tx: Tx<TenantCtx>, { invoiceId, messageId }: MessageInput): Promise<Message> {
  const { seesInternal } = await enterDiscussion(tx, invoiceId);
  const isOne = isId(messageId);
  const message = isOne ? await repository.messageById(tx, messageId, { invoiceId, seesInternal }) : undefined;
  if (!message) throw messageNotFound();
  return message;
}

/** Open pages ask again; of what, is nobody's business (see write.ts). */
async function tellPages(tx: Tx<TenantCtx>): Promise<void> {
  await signal(tx, 'message', newId(tx.clock.now().getTime()));
}

/**
 * Takes one's own message back, within ten minutes. The text is erased for good, and the files are shown no more (GDPR:
 * nobody has a reason yet to keep them); that there was a message, by whom, when it was written and taken back, and the
 * digest of the text stay: who got it by mail meanwhile can still prove what it said. Twice is once.
 * Throws `invoices.message_not_found`, `invoices.not_the_author`, `invoices.withdrawal_too_late`.
 */
export async function withdrawMessage(ctx: TenantCtx, input: MessageInput): Promise<Message> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.discuss');
    const message = await foundMessage(tx, input);
    if (message.author.kind !== tx.actor.kind || message.author.id !== tx.actor.id) throw notTheAuthor();
    if (message.withdrawnAt) return message;
    const isYoung = isWithdrawable(message.writtenAt, tx.clock.now());
    if (!isYoung || !(await repository.withdrawMessage(tx, message.id))) throw withdrawalTooLate();
    await tellPages(tx);
    return await foundMessage(tx, input);
  });
}

/** Notes that the actor has read to this message. Who only looks leaves no mark. Throws `invoices.message_not_found`. */
export async function markSeen(ctx: TenantCtx, input: MessageInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { id } = await foundMessage(tx, input);
    if (!(await isAllowed(tx, 'invoices.discuss'))) return;
    const seen = { invoiceId: input.invoiceId, userId: tx.actor.id, messageId: id };
    if (await repository.setSeen(tx, seen)) await tellPages(tx);
  });
}

export interface ResolutionInput {
  readonly invoiceId: string;
  readonly isResolved: boolean;
}

/**
 * « Résolu », or open again; waits on nobody once it is settled. A discussion without a word stays open, and twice the
 * same changes nothing. Answers how it is now.
 */
export async function setResolved(ctx: TenantCtx, { invoiceId, isResolved }: ResolutionInput): Promise<boolean> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.discuss');
    const { seesInternal } = await enterDiscussion(tx, invoiceId);
    const marks = await repository.marksOf(tx, invoiceId);
    const isNow = marks.at(-1)?.state === 'resolved';
    if (isNow === isResolved) return isNow;
    if ((await repository.countMessages(tx, { invoiceId, seesInternal })) === 0) return isNow;
    await repository.insertMark(tx, invoiceId, isResolved ? 'resolved' : 'reopened');
    if (isResolved) await repository.awaitNoMore(tx, invoiceId);
    await tellPages(tx);
    return isResolved;
  });
}
