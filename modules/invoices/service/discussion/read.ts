// Looking at a discussion.

import { inReading, type TenantCtx } from '#src/context.ts';
import { authorize, isAllowed, peopleToTell, sideOfActor, type Side } from '#modules/tenancy';
import { messageNotFound } from '../../discussion/errors.ts';
import type { Mark, Message, MessageFile } from '../../discussion/types.ts';
import * as repository from '../../repository/discussion/index.ts';
import { enterDiscussion, takesPart } from './entry.ts';

export interface ReadInput {
  readonly invoiceId: string;
  /** Messages before this one; the newest when absent. */
  readonly before?: string | undefined;
  /** 1 to 500. */
  readonly limit: number;
}

/** Somebody who may be called in the discussion. */
export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly side: Exclude<Side, 'program'>;
}

export interface Discussion {
  readonly side: Side;
  readonly mayWrite: boolean;
  /** The newest of what was asked for, oldest first. */
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
  /** All there are for this reader. */
  readonly total: number;
  /** Oldest first. */
  readonly marks: readonly Mark[];
  readonly isResolved: boolean;
  /** By message: the names of those who have read to there and not further. Without the hour, which would tell of internal messages. */
  readonly seenBy: ReadonlyMap<string, readonly string[]>;
  /** The last message of others that the reader has not seen yet. */
  readonly unseen: string | undefined;
  /** Those of others that the reader has not seen, among those asked for. */
  readonly news: ReadonlySet<string>;
  /** By name, without the reader. */
  readonly readers: readonly Reader[];
}

/** Throws `tenancy.not_allowed`, `invoices.not_found`. */
export async function readDiscussion(ctx: TenantCtx, { invoiceId, before, limit }: ReadInput): Promise<Discussion> {
  return await inReading(ctx, async (tx) => {
    const { side, seesInternal } = await enterDiscussion(tx, invoiceId);
    const [found, total, marks, seen, people, mayWrite] = await Promise.all([
      repository.messagesOf(tx, { invoiceId, seesInternal, before, limit: limit + 1 }),
      repository.countMessages(tx, { invoiceId, seesInternal }),
      repository.marksOf(tx, invoiceId),
      repository.seenOf(tx, invoiceId),
      peopleToTell(tx),
      isAllowed(tx, 'invoices.discuss'),
    ]);
    const messages = found.slice(-limit);
    const own = seen.find(({ userId }) => userId === tx.actor.id)?.messageId ?? '';
    const news = messages.filter(({ id, author }) => id > own && author.id !== tx.actor.id);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      side,
      mayWrite,
      messages,
      hasEarlier: found.length > limit,
      total,
      marks,
      isResolved: marks.at(-1)?.state === 'resolved',
      seenBy: seenBy(messages, seen, names),
      unseen: news.at(-1)?.id,
      news: new Set(news.map(({ id }) => id)),
      readers: people
        .filter((person) => person.id !== tx.actor.id && takesPart(person, false))
        .map(({ id, name, side: theirs }) => ({ id, name, side: theirs })),
    };
  });
}

/** Each person at the last message they have seen of those shown; people who have left, and authors at their own, are left out. */
function seenBy(
  messages: readonly Message[],
  seen: readonly { readonly userId: string; readonly messageId: string }[],
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { userId, messageId } of seen) {
    const last = messages.findLast(({ id }) => id <= messageId);
    const name = names.get(userId);
    if (!last || name === undefined || last.author.id === userId) continue;
    found.set(last.id, [...(found.get(last.id) ?? []), name]);
  }
  return found;
}

export interface FileInput {
  readonly invoiceId: string;
  readonly messageId: string;
  readonly position: number;
}

/** Throws `invoices.message_not_found`, also for a file of a message that the reader does not see. */
export async function messageFile(
  ctx: TenantCtx,
  { invoiceId, messageId, position }: FileInput,
): Promise<MessageFile & { readonly bytes: Uint8Array }> {
  const file = await inReading(ctx, async (tx) => {
    const { seesInternal } = await enterDiscussion(tx, invoiceId);
    const message = await repository.messageById(tx, messageId, { invoiceId, seesInternal });
    return message?.files.find((one) => one.position === position);
  });
  if (!file) throw messageNotFound();
  return { ...file, bytes: await ctx.blobs.get(ctx.company.id, file.sha256) };
}

/** Discussions of the open dossier that wait on the person who asks, the longest waiting first. Throws `tenancy.not_allowed`. */
export async function discussionsAwaitingMe(ctx: TenantCtx, limit: number): Promise<repository.AwaitingDiscussion[]> {
  return await inReading(ctx, async (tx) => {
    const [, mayWrite] = await Promise.all([authorize(tx, 'invoices.read'), isAllowed(tx, 'invoices.discuss')]);
    if (tx.actor.kind !== 'user' || !mayWrite) return [];
    const side = await sideOfActor(tx);
    return await repository.awaitingDiscussions(tx, { userId: tx.actor.id, seesInternal: side === 'cabinet', limit });
  });
}
