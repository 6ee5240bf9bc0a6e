// Tables missing_requests, missing_request_lines and missing_request_mails: what was asked for, when, of whom. A line is
// asked for once in a slot, and the reminder of a month goes out once: the primary key and the index say so.

import type { TenantCtx, Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';

/** The id of the request; `undefined` when the reminder of that month has gone already. */
export async function insertRequest(tx: Tx<TenantCtx>, slot: string): Promise<string | undefined> {
  const now = tx.clock.now();
  const row = await tx.db
    .insertInto('missing_requests')
    .values({
      company_id: tx.company.id,
      request_id: newId(now.getTime()),
      slot,
      requested_at: now,
      requested_by: JSON.stringify(tx.actor),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('request_id')
    .executeTakeFirst();
  return row?.request_id;
}

/** Which of these lines have been asked for in the slot. */
export async function askedInSlot(tx: Tx<TenantCtx>, slot: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom('missing_request_lines')
    .select('missing_id')
    .where('company_id', '=', tx.company.id)
    .where('slot', '=', slot)
    .where('missing_id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ missing_id: id }) => id));
}

export interface RequestLines {
  readonly requestId: string;
  readonly slot: string;
  readonly ids: readonly string[];
}

export async function insertRequestLines(tx: Tx<TenantCtx>, { requestId, slot, ids }: RequestLines): Promise<void> {
  await tx.db
    .insertInto('missing_request_lines')
    .values(ids.map((id) => ({ company_id: tx.company.id, missing_id: id, slot, request_id: requestId })))
    .execute();
}

export interface RequestMail {
  readonly requestId: string;
  readonly mailId: string;
  readonly recipient: string;
}

export async function insertRequestMail(tx: Tx<TenantCtx>, mail: RequestMail): Promise<void> {
  await tx.db
    .insertInto('missing_request_mails')
    .values({
      company_id: tx.company.id,
      request_id: mail.requestId,
      mail_id: mail.mailId,
      recipient: mail.recipient,
    })
    .execute();
}

export interface SentRequest {
  readonly at: Date;
  readonly recipient: string;
  readonly mailId: string;
}

/** The mails that asked for a line, newest first. */
export async function mailsOfLine(tx: Tx<TenantCtx>, id: string): Promise<SentRequest[]> {
  const rows = await tx.db
    .selectFrom('missing_request_lines as l')
    .innerJoin('missing_requests as r', (join) =>
      join.onRef('r.company_id', '=', 'l.company_id').onRef('r.request_id', '=', 'l.request_id'),
    )
    .innerJoin('missing_request_mails as m', (join) =>
      join.onRef('m.company_id', '=', 'l.company_id').onRef('m.request_id', '=', 'l.request_id'),
    )
    .select(['r.requested_at', 'm.recipient', 'm.mail_id'])
    .where('l.company_id', '=', tx.company.id)
    .where('l.missing_id', '=', id)
    .orderBy('r.requested_at', 'desc')
    .orderBy('m.recipient')
    .execute();
  return rows.map((row) => ({ at: row.requested_at, recipient: row.recipient, mailId: row.mail_id }));
}
