// Table outgoing_mails. A mail exists only for a transaction that has named its id, or opened the instance.

import { sql } from 'kysely';
import type { Tx } from '../context.ts';
import { parseLetter, type Letter, type MailReason, type MailState, type MailStatus } from './model.ts';

/** Shows these mails, and no others, to the rest of the transaction. */
async function enterMails(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select set_config('facteur.mail_ids', ${ids.join(',')}, true)`.execute(tx.db);
}

async function enterInstance(tx: Tx): Promise<void> {
  await sql`select set_config('facteur.instance', 'open', true)`.execute(tx.db);
}

export interface NewRow {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly recipientName: string | undefined;
  readonly replyTo: string | undefined;
  readonly letter: Letter;
  readonly returnToken: string;
  readonly state: MailState;
  readonly expiresAt: Date;
}

export async function insertMail(tx: Tx, mail: NewRow): Promise<void> {
  const now = tx.clock.now();
  await enterMails(tx, [mail.id]);
  await tx.db
    .insertInto('outgoing_mails')
    .values({
      mail_id: mail.id,
      kind: mail.kind,
      recipient: mail.recipient,
      recipient_name: mail.recipientName ?? null,
      reply_to: mail.replyTo ?? null,
      subject: mail.letter.subject,
      content: JSON.stringify(mail.letter),
      return_token: mail.returnToken,
      state: mail.state,
      state_since: now,
      created_at: now,
      expires_at: mail.expiresAt,
    })
    .execute();
}

/** A mail that waits to be sent. */
export interface WaitingMail {
  readonly id: string;
  readonly recipient: string;
  readonly recipientName: string | undefined;
  readonly replyTo: string | undefined;
  readonly letter: Letter;
  readonly returnToken: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Undefined when it is not (or no longer) to be sent. */
export async function waitingMail(tx: Tx, id: string): Promise<WaitingMail | undefined> {
  await enterMails(tx, [id]);
  const row = await tx.db
    .selectFrom('outgoing_mails')
    .select(['recipient', 'recipient_name', 'reply_to', 'content', 'return_token', 'created_at', 'expires_at'])
    .where('mail_id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  if (!row?.content) return undefined;
  return {
    id,
    recipient: row.recipient,
    recipientName: row.recipient_name ?? undefined,
    replyTo: row.reply_to ?? undefined,
    letter: parseLetter(row.content),
    returnToken: row.return_token,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

export interface Change {
  readonly state: MailState;
  /** From one of these; in any other state the mail stays as it is. */
  readonly from: readonly MailState[];
  readonly reason?: MailReason | undefined;
}

/** Their content, and where an answer goes, may still be wanted: by the relay, or by the person who copies the link. */
const KEEPING: ReadonlySet<MailState> = new Set(['held', 'queued']);

/** Answers whether the mail was in one of the states named. */
export async function changeState(tx: Tx, id: string, { state, from, reason }: Change): Promise<boolean> {
  await enterMails(tx, [id]);
  const result = await tx.db
    .updateTable('outgoing_mails')
    .set({
      state,
      state_since: tx.clock.now(),
      reason: reason ? JSON.stringify(reason) : null,
      ...(KEEPING.has(state) ? {} : { content: null, reply_to: null }),
    })
    .where('mail_id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Remembers a try that failed; the mail waits for the next one. */
export async function noteAttempt(tx: Tx, id: string, reason: MailReason): Promise<void> {
  await enterMails(tx, [id]);
  await tx.db
    .updateTable('outgoing_mails')
    .set({ attempts: sql`attempts + 1`, reason: JSON.stringify(reason) })
    .where('mail_id', '=', id)
    .where('state', '=', 'queued')
    .execute();
}

export async function returnTokenOf(tx: Tx, id: string): Promise<string | undefined> {
  await enterMails(tx, [id]);
  const row = await tx.db
    .selectFrom('outgoing_mails')
    .select('return_token')
    .where('mail_id', '=', id)
    .executeTakeFirst();
  return row?.return_token;
}

const STATUS = ['mail_id', 'state', 'state_since', 'reason'] as const;

interface StatusRow {
  readonly mail_id: string;
  readonly state: string;
  readonly state_since: Date;
  readonly reason: unknown;
}

function statusOf(row: StatusRow): MailStatus {
  return {
    id: row.mail_id,
    state: row.state as MailState,
    since: row.state_since,
    reason: (row.reason as MailReason | null) ?? undefined,
  };
}

export async function statusesOf(tx: Tx, ids: readonly string[]): Promise<MailStatus[]> {
  if (ids.length === 0) return [];
  await enterMails(tx, ids);
  const rows = await tx.db
    .selectFrom('outgoing_mails')
    .select(STATUS)
    .where('mail_id', 'in', [...ids])
    .execute();
  return rows.map(statusOf);
}

/** A mail as the owners of the instance see it. */
export interface ListedMail extends MailStatus {
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly createdAt: Date;
  readonly attempts: number;
  /** Of a mail that waits: for whoever hands it over by hand. */
  readonly href: string | undefined;
}

/** Newest first. */
export async function listMails(tx: Tx, limit: number): Promise<ListedMail[]> {
  await enterInstance(tx);
  const rows = await tx.db
    .selectFrom('outgoing_mails')
    .select([...STATUS, 'kind', 'recipient', 'subject', 'content', 'created_at', 'attempts'])
    .orderBy('mail_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...statusOf(row),
    kind: row.kind,
    recipient: row.recipient,
    subject: row.subject,
    createdAt: row.created_at,
    attempts: row.attempts,
    href: row.content ? parseLetter(row.content).button.href : undefined,
  }));
}

/** Held mails become ready to be sent; answers which. */
export async function releaseHeld(tx: Tx, limit: number): Promise<string[]> {
  await enterInstance(tx);
  const rows = await tx.db
    .updateTable('outgoing_mails')
    .set({ state: 'queued', state_since: tx.clock.now() })
    .where('mail_id', 'in', (held) =>
      held
        .selectFrom('outgoing_mails')
        .select('mail_id')
        .where('state', '=', 'held')
        .where('expires_at', '>', tx.clock.now())
        .orderBy('mail_id')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning('mail_id')
    .execute();
  return rows.map((row) => row.mail_id);
}

/** What waited for longer than its link works goes no more. */
export async function expireMails(tx: Tx): Promise<void> {
  await enterInstance(tx);
  await tx.db
    .updateTable('outgoing_mails')
    .set({ state: 'expired', state_since: tx.clock.now(), content: null, reply_to: null })
    .where('state', 'in', ['held', 'queued'])
    .where('expires_at', '<=', tx.clock.now())
    .execute();
}
