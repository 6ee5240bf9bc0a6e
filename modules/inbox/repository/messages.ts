// Table inbox_messages: every mail, as it came.

import { sql } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import { prepared } from '#src/db/prepared.ts';
import { newId } from '#src/ids.ts';
import type { JobTicket } from '#src/jobs/job.ts';
import type { Failure } from '../model/documents.ts';

export interface NewMessage {
  readonly sha256: string;
  readonly size: number;
  readonly recipient: string;
  readonly sender: string;
  readonly clientAddress: string;
  readonly heloName: string;
  readonly isEncrypted: boolean;
}

export type MessageState = 'received' | 'unpacked' | 'empty' | 'failed';

export interface Message extends NewMessage {
  readonly id: string;
  readonly subject: string | undefined;
  readonly author: string | undefined;
  readonly receivedAt: Date;
  readonly state: MessageState;
  readonly failure: Failure | undefined;
}

/** A mail to enter into the ledger of one company. */
export interface AcceptedMail extends NewMessage {
  readonly companyId: string;
  readonly receivedAt: Date;
}

const accept = prepared(
  'inbox.accept_mails',
  (db, { rows, task, tries }: { rows: string; task: string; tries: number }) =>
    db.selectNoFrom(({ fn }) =>
      fn('inbox_accept_mails', [sql`${rows}::jsonb`, sql`${task}`, sql`${tries}`]).as('done'),
    ),
);

/**
 * Enters raw mails, each into its company, with the ticket of its unpacking: one statement for all. The same bytes sent
 * again (a sender that got no answer) are the same mail.
 */
export async function acceptMails(tx: Tx, mails: readonly AcceptedMail[], ticket: JobTicket): Promise<void> {
  const rows = mails.map((mail) => ({
    company_id: mail.companyId,
    message_id: newId(mail.receivedAt.getTime()),
    sha256: mail.sha256,
    size: mail.size,
    recipient: mail.recipient,
    sender: mail.sender,
    client_address: mail.clientAddress,
    helo_name: mail.heloName,
    is_encrypted: mail.isEncrypted,
    received_at: mail.receivedAt,
  }));
  await accept(tx.db, { rows: JSON.stringify(rows), task: ticket.name, tries: ticket.maxAttempts });
}

function select(tx: Tx<TenantCtx>) {
  return tx.db
    .selectFrom('inbox_messages')
    .select([
      'message_id',
      'sha256',
      'size',
      'recipient',
      'sender',
      'client_address',
      'helo_name',
      'is_encrypted',
      'subject',
      'author',
      'received_at',
      'state',
      'error',
    ])
    .where('company_id', '=', tx.company.id);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function fromRow(row: Row): Message {
  return {
    id: row.message_id,
    sha256: row.sha256,
    size: Number(row.size),
    recipient: row.recipient,
    sender: row.sender,
    clientAddress: row.client_address,
    heloName: row.helo_name,
    isEncrypted: row.is_encrypted,
    subject: row.subject ?? undefined,
    author: row.author ?? undefined,
    receivedAt: row.received_at,
    state: row.state as MessageState,
    failure: (row.error as Failure | null) ?? undefined,
  };
}

export async function messageById(tx: Tx<TenantCtx>, id: string): Promise<Message | undefined> {
  const row = await select(tx).where('message_id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

/** Messages that gave no document, newest first: they must be seen too. */
export async function fruitlessMessages(tx: Tx<TenantCtx>, limit: number): Promise<Message[]> {
  const rows = await select(tx)
    .where('state', 'in', ['empty', 'failed'])
    .orderBy('received_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

export interface MessageOutcome {
  readonly state: MessageState;
  readonly subject?: string | undefined;
  readonly author?: string | undefined;
  readonly failure?: Failure | undefined;
}

export async function setMessageOutcome(tx: Tx<TenantCtx>, id: string, outcome: MessageOutcome): Promise<void> {
  await tx.db
    .updateTable('inbox_messages')
    .set({
      state: outcome.state,
      ...(outcome.subject !== undefined ? { subject: outcome.subject } : {}),
      ...(outcome.author !== undefined ? { author: outcome.author } : {}),
      error: outcome.failure ? JSON.stringify(outcome.failure) : null,
    })
    .where('company_id', '=', tx.company.id)
    .where('message_id', '=', id)
    .execute();
}

/** How many mails came in; for the reconciliation counter. */
export async function messageCount(tx: Tx<TenantCtx>): Promise<number> {
  const row = await tx.db
    .selectFrom('inbox_messages')
    .select(sql<string>`count(*)`.as('count'))
    .where('company_id', '=', tx.company.id)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
