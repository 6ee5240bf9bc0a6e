// Which discussions wait on a person: in the open dossier, and counted over all they reach.

import { sql } from 'kysely';
import type { Ctx, TenantCtx, Tx } from '#src/context.ts';
import type { Direction } from '../../model.ts';

export interface AwaitingDiscussion {
  readonly invoiceId: string;
  readonly direction: Direction;
  readonly partnerName: string | undefined;
  readonly number: string | undefined;
  readonly since: Date;
  readonly isMentioned: boolean;
  /** Messages of others that the person has not seen. */
  readonly unread: number;
  readonly lastAuthor: string;
  readonly lastText: string;
}

export interface AwaitingQuestion {
  readonly userId: string;
  readonly seesInternal: boolean;
  readonly limit: number;
}

/** The longest waiting first. A discussion whose messages were all taken back, or became invisible, waits on nobody. */
export async function awaitingDiscussions(
  tx: Tx<TenantCtx>,
  { userId, seesInternal, limit }: AwaitingQuestion,
): Promise<AwaitingDiscussion[]> {
  interface Row {
    readonly invoice_id: string;
    readonly direction: Direction;
    readonly partner_name: string | null;
    readonly number: string | null;
    readonly awaited_since: Date;
    readonly is_mentioned: boolean;
    readonly unread: string;
    readonly last_author: string;
    readonly last_text: string;
  }
  const found = await sql<Row>`
    select p.invoice_id, i.direction, i.partner_name, i.number, p.awaited_since, p.is_mentioned, u.unread,
      l.last_author, l.last_text
    from invoice_discussion_people p
    join invoices i on i.company_id = p.company_id and i.invoice_id = p.invoice_id
    cross join lateral (
      select m.author ->> 'name' as last_author, left(m.body, 200) as last_text from invoice_messages m
      where m.company_id = p.company_id and m.invoice_id = p.invoice_id and m.withdrawn_at is null
        and m.author ->> 'id' <> ${userId} and (${seesInternal} or not m.is_internal)
        and m.written_at >= p.awaited_since
      order by m.message_id desc limit 1) l
    cross join lateral (
      select count(*) as unread from invoice_messages m
      where m.company_id = p.company_id and m.invoice_id = p.invoice_id and m.withdrawn_at is null
        and m.author ->> 'id' <> ${userId} and (${seesInternal} or not m.is_internal)
        and (p.seen_message is null or m.message_id > p.seen_message)) u
    where p.company_id = ${tx.company.id} and p.user_id = ${userId} and p.awaited_since is not null
    order by p.awaited_since, p.invoice_id limit ${limit}`.execute(tx.db);
  return found.rows.map((row) => ({
    invoiceId: row.invoice_id,
    direction: row.direction,
    partnerName: row.partner_name ?? undefined,
    number: row.number ?? undefined,
    since: row.awaited_since,
    isMentioned: row.is_mentioned,
    unread: Number(row.unread),
    lastAuthor: row.last_author,
    lastText: row.last_text,
  }));
}

export interface AwaitingCounts {
  readonly companyId: string;
  readonly mentioned: number;
  readonly replied: number;
}

/** Discussions with something unseen, in every company the person reaches. */
export async function awaitingByCompany(ctx: Ctx, userId: string): Promise<AwaitingCounts[]> {
  const found = await sql<{ company_id: string; mentioned: string; replied: string }>`
    select company_id, mentioned, replied from invoices_discussions_awaiting(${userId}, ${ctx.clock.now()})`.execute(
    ctx.db,
  );
  return found.rows.map((row) => ({
    companyId: row.company_id,
    mentioned: Number(row.mentioned),
    replied: Number(row.replied),
  }));
}

export interface OwnMessage {
  readonly company: string;
  readonly invoiceId: string;
  readonly writtenAt: Date;
  readonly text: string | null;
  readonly origin: string;
  readonly isInternal: boolean;
  readonly withdrawnAt: Date | null;
}

/** Everything a person has written, in all companies: for the copy of their own data. */
export async function messagesBy(ctx: Ctx, userId: string): Promise<OwnMessage[]> {
  interface Row {
    readonly company: string;
    readonly invoice_id: string;
    readonly written_at: Date;
    readonly body: string | null;
    readonly origin: string;
    readonly is_internal: boolean;
    readonly withdrawn_at: Date | null;
  }
  const found = await sql<Row>`
    select company, invoice_id, written_at, body, origin, is_internal, withdrawn_at
    from invoices_messages_by(${userId})`.execute(ctx.db);
  return found.rows.map((row) => ({
    company: row.company,
    invoiceId: row.invoice_id,
    writtenAt: row.written_at,
    text: row.body,
    origin: row.origin,
    isInternal: row.is_internal,
    withdrawnAt: row.withdrawn_at,
  }));
}
