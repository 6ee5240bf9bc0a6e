// Tables invoice_reply_addresses and invoice_answers: where answers by e-mail come back to, and the mails as they came.

import { sql } from 'kysely';
import type { Ctx, TenantCtx, Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';

/** What an address stands for: one person in one discussion, answering what everybody sees or what is internal. */
export interface ReplyPlace {
  readonly invoiceId: string;
  readonly userId: string;
  readonly isInternal: boolean;
}

export interface FoundReplyPlace extends ReplyPlace {
  readonly companyId: string;
}

/** Asked before a company is known. */
export async function placeOfToken(ctx: Ctx, tokenHash: Buffer): Promise<FoundReplyPlace | undefined> {
  const found = await sql<{ company_id: string; invoice_id: string; user_id: string; is_internal: boolean }>`
    select company_id, invoice_id, user_id, is_internal from invoices_reply_address(${tokenHash})`.execute(ctx.db);
  const row = found.rows[0];
  return (
    row && {
      companyId: row.company_id,
      invoiceId: row.invoice_id,
      userId: row.user_id,
      isInternal: row.is_internal,
    }
  );
}

export interface ReplyToken {
  readonly hash: Buffer;
  readonly sealed: Buffer;
}

/** The sealed token of the place: the one that was there first. */
export async function keepReplyToken(tx: Tx<TenantCtx>, place: ReplyPlace, token: ReplyToken): Promise<Uint8Array> {
  await tx.db
    .insertInto('invoice_reply_addresses')
    .values({
      company_id: tx.company.id,
      invoice_id: place.invoiceId,
      user_id: place.userId,
      is_internal: place.isInternal,
      token_hash: token.hash,
      token_sealed: token.sealed,
      created_at: tx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx.db
    .selectFrom('invoice_reply_addresses')
    .select('token_sealed')
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', place.invoiceId)
    .where('user_id', '=', place.userId)
    .where('is_internal', '=', place.isInternal)
    .executeTakeFirstOrThrow();
  return row.token_sealed;
}

export interface NewAnswer extends ReplyPlace {
  /** Of the raw mail. */
  readonly sha256: string;
  readonly size: number;
  readonly envelopeSender: string;
}

/** Answers its id. */
export async function insertAnswer(tx: Tx<TenantCtx>, answer: NewAnswer): Promise<string> {
  const id = newId(tx.clock.now().getTime());
  await tx.db
    .insertInto('invoice_answers')
    .values({
      company_id: tx.company.id,
      answer_id: id,
      invoice_id: answer.invoiceId,
      user_id: answer.userId,
      is_internal: answer.isInternal,
      sha256: answer.sha256,
      size: answer.size,
      envelope_sender: answer.envelopeSender,
      received_at: tx.clock.now(),
      state: 'received',
    })
    .execute();
  return id;
}

/** An answer that is still to be read, locked. */
export async function lockAnswer(tx: Tx<TenantCtx>, id: string): Promise<NewAnswer | undefined> {
  const row = await tx.db
    .selectFrom('invoice_answers')
    .select(['invoice_id', 'user_id', 'is_internal', 'sha256', 'size', 'envelope_sender'])
    .where('company_id', '=', tx.company.id)
    .where('answer_id', '=', id)
    .where('state', '=', 'received')
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      invoiceId: row.invoice_id,
      userId: row.user_id,
      isInternal: row.is_internal,
      sha256: row.sha256,
      size: Number(row.size),
      envelopeSender: row.envelope_sender,
    }
  );
}

export type AnswerOutcome =
  | { readonly state: 'posted'; readonly messageId: string }
  | { readonly state: 'ignored'; readonly reason: string };

export async function setAnswerOutcome(tx: Tx<TenantCtx>, id: string, outcome: AnswerOutcome): Promise<void> {
  await tx.db
    .updateTable('invoice_answers')
    .set(
      outcome.state === 'posted'
        ? { state: 'posted', message_id: outcome.messageId }
        : { state: 'ignored', reason: outcome.reason },
    )
    .where('company_id', '=', tx.company.id)
    .where('answer_id', '=', id)
    .execute();
}
