// Asking the client for what is missing: at once, or once a month by itself. Request, mails and states are one
// transaction, and a line is asked for once in a slot: whoever asks, and however often the job runs, no mail goes twice.

import { DAY_MS, parisDay } from '#src/clock.ts';
import { forCompany, inTransaction, systemActor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { queueMail } from '#src/mail/index.ts';
import { authorize, companyProfile, receivingAddress, record } from '#modules/tenancy';
import { missingLetter } from '../../letters/missing.ts';
import { nobodyToAsk } from '../../missing-errors.ts';
import { daySlot, monthSlot, remindedLines, usualRules, type MissingRules } from '../../model/missing/rules.ts';
import type { MissingDocument } from '../../model/missing/types.ts';
import { lockWaiting, moveLines } from '../../repository/missing/documents.ts';
import * as requests from '../../repository/missing/requests.ts';
import { rulesOf } from '../../repository/missing/rules.ts';
import { recipientsOf, type Recipient } from './recipients.ts';

/** Lines of one request. */
const MOST_LINES = 500;
/** A reminder that could not go by then would come with the next one. */
const SENT_WITHIN_MS = 14 * DAY_MS;

interface Asking {
  readonly slot: string;
  readonly lines: readonly MissingDocument[];
  readonly recipients: readonly Recipient[];
  readonly rules: MissingRules;
}

async function sendMails(tx: Tx<TenantCtx>, requestId: string, { lines, recipients, rules }: Asking): Promise<void> {
  const { name } = await companyProfile({ ...tx, actor: systemActor });
  const address = await receivingAddress(tx);
  const letter = missingLetter({
    language: rules.language,
    company: name,
    lines,
    address,
    askedBy: tx.actor.kind === 'system' ? undefined : tx.actor.name,
  });
  for (const to of recipients) {
    const expiresAt = new Date(tx.clock.now().getTime() + SENT_WITHIN_MS);
    const mailId = await queueMail(tx, { kind: 'inbox.missing', to, letter, replyTo: address, expiresAt });
    await requests.insertRequestMail(tx, { requestId, mailId, recipient: to.address });
  }
}

/** Answers whether it was asked: false when the reminder of that month has gone already. */
async function ask(tx: Tx<TenantCtx>, asking: Asking): Promise<boolean> {
  const { slot, lines, recipients } = asking;
  const requestId = await requests.insertRequest(tx, slot);
  if (requestId === undefined) return false;
  const ids = lines.map(({ id }) => id);
  await requests.insertRequestLines(tx, { requestId, slot, ids });
  await sendMails(tx, requestId, asking);
  const to = recipients.map(({ address }) => address);
  await moveLines(tx, ids, { state: 'asked', detail: { to }, isAsked: true });
  await record(tx, {
    action: 'missing.asked',
    subject: { kind: 'missing_request', id: requestId },
    details: { lines: String(lines.length), to: to.join(', ') },
  });
  await signal(tx, 'missing', tx.company.id);
  return true;
}

export interface AskOutcome {
  readonly asked: number;
  /** They were asked for today already. */
  readonly already: number;
  readonly recipients: readonly string[];
}

/**
 * Asks for these lines, or for all that wait, in one mail to each recipient; a line that was asked for today is not
 * asked for again. Throws `tenancy.not_allowed`, `inbox.nobody_to_ask`.
 */
export async function askNow(ctx: TenantCtx, ids: readonly string[] | 'all'): Promise<AskOutcome> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'mails.sort');
    const nothing = { asked: 0, already: 0, recipients: [] };
    if (ids.length === 0) return nothing;
    const waiting = await lockWaiting(tx, { ids: ids === 'all' ? undefined : ids, limit: MOST_LINES });
    const slot = daySlot(parisDay(tx.clock.now()));
    const done = await requests.askedInSlot(
      tx,
      slot,
      waiting.map(({ id }) => id),
    );
    const lines = waiting.filter(({ id }) => !done.has(id));
    if (lines.length === 0) return { ...nothing, already: done.size };
    const rules = (await rulesOf(tx)) ?? usualRules;
    const recipients = await recipientsOf(tx, rules);
    if (recipients.length === 0) throw nobodyToAsk();
    await ask(tx, { slot, lines, recipients, rules });
    return { asked: lines.length, already: done.size, recipients: recipients.map(({ address }) => address) };
  });
}

/** Job: the reminder of a month, if it is wanted, due and has not gone. `today`: ISO day. */
export async function remindCompany(
  ctx: Ctx,
  { companyId, today }: { readonly companyId: string; readonly today: string },
): Promise<void> {
  await inTransaction(forCompany(ctx, companyId, systemActor), async (tx) => {
    const rules = await rulesOf(tx);
    const due = `${today.slice(0, 8)}${String(rules?.day ?? 0).padStart(2, '0')}`;
    if (rules?.onSince === undefined || due > today || due < rules.onSince) return;
    const lines = remindedLines(await lockWaiting(tx, { ids: undefined, limit: MOST_LINES }), rules);
    if (lines.length === 0) return;
    const recipients = await recipientsOf(tx, rules);
    if (recipients.length === 0) tx.log.warn('Nobody to remind of missing documents');
    else await ask(tx, { slot: monthSlot(today), lines, recipients, rules });
  });
}
