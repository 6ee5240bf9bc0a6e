// Tables invoice_messages, invoice_message_mentions and invoice_message_files.

import { sql } from 'kysely';
import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import type { Side } from '#modules/tenancy';
import type { Message, MessageFile, MessageOrigin } from '../../discussion/types.ts';

export interface NewMessage {
  readonly id: string;
  readonly invoiceId: string;
  readonly isInternal: boolean;
  readonly side: Side;
  readonly text: string;
  readonly textSha256: string;
  readonly origin: MessageOrigin;
  readonly fromAddress?: string | undefined;
  /** A second message of the same invoice with this key is none. */
  readonly mailKey?: string | undefined;
  readonly writtenAt: Date;
  readonly mentions: readonly string[];
  readonly files: readonly Omit<MessageFile, 'position'>[];
}

/** False when the mail it came with has been posted already. */
export async function insertMessage(tx: Tx<TenantCtx>, message: NewMessage): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('invoice_messages')
    .values({
      company_id: tx.company.id,
      message_id: message.id,
      invoice_id: message.invoiceId,
      is_internal: message.isInternal,
      author: JSON.stringify(tx.actor),
      side: message.side,
      body: message.text,
      body_sha256: message.textSha256,
      origin: message.origin,
      from_address: message.fromAddress ?? null,
      mail_key: message.mailKey ?? null,
      written_at: message.writtenAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('message_id')
    .executeTakeFirst();
  if (!inserted) return false;
  await insertMentions(tx, message);
  await insertFiles(tx, message);
  return true;
}

async function insertMentions(tx: Tx<TenantCtx>, { id, mentions }: NewMessage): Promise<void> {
  if (mentions.length === 0) return;
  await tx.db
    .insertInto('invoice_message_mentions')
    .values(mentions.map((user_id) => ({ company_id: tx.company.id, message_id: id, user_id })))
    .execute();
}

async function insertFiles(tx: Tx<TenantCtx>, { id, files }: NewMessage): Promise<void> {
  if (files.length === 0) return;
  await tx.db
    .insertInto('invoice_message_files')
    .values(
      files.map((file, position) => ({
        company_id: tx.company.id,
        message_id: id,
        position,
        sha256: file.sha256,
        size: file.size,
        media_type: file.mediaType,
        filename: file.filename,
        is_inline: file.isInline,
      })),
    )
    .execute();
}

const columns = [
  'message_id',
  'invoice_id',
  'is_internal',
  'author',
  'side',
  'body',
  'body_sha256',
  'origin',
  'from_address',
  'written_at',
  'withdrawn_at',
] as const;

/** Of one invoice, as somebody sees it who may, or may not, see what is internal. */
function select(tx: Tx<TenantCtx>, { seesInternal }: Pick<Reading, 'seesInternal'>) {
  const all = tx.db.selectFrom('invoice_messages').select(columns).where('company_id', '=', tx.company.id);
  return seesInternal ? all : all.where('is_internal', '=', false);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

export interface Reading {
  readonly invoiceId: string;
  readonly seesInternal: boolean;
}

async function complete(tx: Tx<TenantCtx>, rows: readonly Row[]): Promise<Message[]> {
  const ids = rows.map((row) => row.message_id);
  const mentions = Map.groupBy(await mentionsOf(tx, ids), ({ message_id }) => message_id);
  const files = Map.groupBy(await filesOf(tx, ids), ({ messageId }) => messageId);
  return rows.map((row) => ({
    id: row.message_id,
    invoiceId: row.invoice_id,
    isInternal: row.is_internal,
    author: row.author as Actor,
    side: row.side as Side,
    text: row.body ?? undefined,
    textSha256: row.body_sha256,
    origin: row.origin as MessageOrigin,
    fromAddress: row.from_address ?? undefined,
    writtenAt: row.written_at,
    withdrawnAt: row.withdrawn_at ?? undefined,
    mentions: (mentions.get(row.message_id) ?? []).map(({ user_id }) => user_id),
    // What is taken back is taken back with what hung on it.
    files: row.withdrawn_at ? [] : (files.get(row.message_id) ?? []).map(({ file }) => file),
  }));
}

async function mentionsOf(tx: Tx<TenantCtx>, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return await tx.db
    .selectFrom('invoice_message_mentions')
    .select(['message_id', 'user_id'])
    .where('company_id', '=', tx.company.id)
    .where('message_id', 'in', [...ids])
    .orderBy('user_id')
    .execute();
}

async function filesOf(tx: Tx<TenantCtx>, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await tx.db
    .selectFrom('invoice_message_files')
    .select(['message_id', 'position', 'sha256', 'size', 'media_type', 'filename', 'is_inline'])
    .where('company_id', '=', tx.company.id)
    .where('message_id', 'in', [...ids])
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    messageId: row.message_id,
    file: {
      position: row.position,
      sha256: row.sha256,
      size: Number(row.size),
      mediaType: row.media_type,
      filename: row.filename,
      isInline: row.is_inline,
    } satisfies MessageFile,
  }));
}

export interface MessagePage extends Reading {
  /** Those before this one; the newest when absent. */
  readonly before?: string | undefined;
  /** Those after this one. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The newest of the page's messages, oldest first; with `after`, those that follow it. */
export async function messagesOf(tx: Tx<TenantCtx>, page: MessagePage): Promise<Message[]> {
  const { invoiceId, before, after, limit } = page;
  let query = select(tx, page).where('invoice_id', '=', invoiceId).limit(limit);
  if (before !== undefined) query = query.where('message_id', '<', before);
  if (after !== undefined) query = query.where('message_id', '>', after);
  const rows = await query.orderBy('message_id', after === undefined ? 'desc' : 'asc').execute();
  return await complete(tx, after === undefined ? rows.toReversed() : rows);
}

export async function messageById(tx: Tx<TenantCtx>, id: string, reading: Reading): Promise<Message | undefined> {
  const rows = await select(tx, reading)
    .where('invoice_id', '=', reading.invoiceId)
    .where('message_id', '=', id)
    .execute();
  return (await complete(tx, rows))[0];
}

/** How many there are, those taken back included. */
export async function countMessages(tx: Tx<TenantCtx>, { invoiceId, seesInternal }: Reading): Promise<number> {
  const row = await tx.db
    .selectFrom('invoice_messages')
    .select(sql<string>`count(*)`.as('count'))
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', invoiceId)
    .$if(!seesInternal, (query) => query.where('is_internal', '=', false))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Takes the text away for good; false when that was done already, or the archive has it. */
export async function withdrawMessage(tx: Tx<TenantCtx>, id: string): Promise<boolean> {
  const result = await tx.db
    .updateTable('invoice_messages')
    .set({ body: null, withdrawn_at: tx.clock.now(), withdrawn_by: JSON.stringify(tx.actor) })
    .where('company_id', '=', tx.company.id)
    .where('message_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('sealed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Who has written where the reader sees it, with the id of their last message. */
export async function authorsOf(
  tx: Tx<TenantCtx>,
  { invoiceId, seesInternal }: Reading,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .selectFrom('invoice_messages')
    .select([sql<string>`author ->> 'id'`.as('id'), sql<string>`max(message_id::text)`.as('last')])
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', invoiceId)
    .where(sql<boolean>`author ->> 'kind' = 'user'`)
    .$if(!seesInternal, (query) => query.where('is_internal', '=', false))
    .groupBy(sql`author ->> 'id'`)
    .execute();
  return new Map(rows.map(({ id, last }) => [id, last]));
}

/** Messages for everybody that the archive has not got and nobody can take back any more, oldest first; locked. */
export async function lockUnsealed(
  tx: Tx<TenantCtx>,
  { invoiceId, until }: { readonly invoiceId: string; readonly until: Date },
): Promise<Message[]> {
  const rows = await select(tx, { seesInternal: false })
    .where('invoice_id', '=', invoiceId)
    .where('sealed_at', 'is', null)
    .where('written_at', '<=', until)
    .orderBy('message_id')
    .forUpdate()
    .execute();
  return await complete(tx, rows);
}

export async function markSealed(tx: Tx<TenantCtx>, ids: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('invoice_messages')
    .set({ sealed_at: tx.clock.now() })
    .where('company_id', '=', tx.company.id)
    .where('message_id', 'in', [...ids])
    .execute();
}
