// Who learns of a message: people called by name at once, those who wrote in the discussion by their rhythm. Where
// nobody of the other side takes part yet, the discussion waits on all of its people on their first page, without a mail.

import type { TenantCtx, Tx } from '#src/context.ts';
import { enqueue } from '#src/jobs/job.ts';
import type { PersonToTell } from '#modules/tenancy';
import { GATHERED_MS } from '../../discussion/rules.ts';
import * as repository from '../../repository/discussion/index.ts';
import { tellTicket } from '../../tickets.ts';

export interface Calling {
  readonly message: repository.NewMessage;
  /** Everybody who sees the message and may answer. */
  readonly readers: readonly PersonToTell[];
}

export async function callPeople(tx: Tx<TenantCtx>, { message, readers }: Calling): Promise<void> {
  const { invoiceId, writtenAt: since } = message;
  if (tx.actor.kind === 'user') {
    await repository.setSeen(tx, { invoiceId, userId: tx.actor.id, messageId: message.id });
    await repository.awaitNoMore(tx, invoiceId, tx.actor.id);
  }
  const others = readers.filter(({ id }) => id !== tx.actor.id);
  const mentioned = readers.filter(({ id }) => message.mentions.includes(id));
  const authors = await repository.authorsOf(tx, { invoiceId, seesInternal: true });
  const followers = others.filter(({ id }) => authors.has(id) && !message.mentions.includes(id));
  const isAnswered = mentioned.length > 0 || followers.some(({ side }) => side !== message.side);
  const bystanders = isAnswered || message.isInternal ? [] : others.filter(({ side }) => side !== message.side);
  const idsOf = (people: readonly PersonToTell[]): string[] => people.map(({ id }) => id);
  await repository.awaitPeople(tx, { invoiceId, userIds: idsOf(mentioned), isMentioned: true, since });
  const waited = [...new Set([...idsOf(followers), ...idsOf(bystanders)])];
  await repository.awaitPeople(tx, { invoiceId, userIds: waited, isMentioned: false, since });
  for (const { id: userId, choices } of mentioned) {
    if (choices.mention === 'now') await tellAt(tx, { invoiceId, userId, at: since });
  }
  const later = new Date(since.getTime() + GATHERED_MS);
  for (const { id: userId, choices } of followers) {
    if (choices.reply === 'now') await tellAt(tx, { invoiceId, userId, at: later });
  }
}

interface Telling {
  readonly invoiceId: string;
  readonly userId: string;
  readonly at: Date;
}

async function tellAt(tx: Tx<TenantCtx>, telling: Telling): Promise<void> {
  if (!(await repository.planTelling(tx, telling))) return;
  const { invoiceId, userId, at: runAt } = telling;
  await enqueue(tx, tellTicket, { payload: { companyId: tx.company.id, invoiceId, userId }, runAt });
}
