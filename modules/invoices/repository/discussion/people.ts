// Table invoice_discussion_people: who has seen and been told what, and on whom a discussion waits; and table
// invoice_discussion_marks.

import { sql } from 'kysely';
import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import type { Mark, MarkState, SeenBy } from '../../discussion/types.ts';

interface Place {
  readonly invoiceId: string;
  readonly userId: string;
}

/** How far everybody has read. */
export async function seenOf(tx: Tx<TenantCtx>, invoiceId: string): Promise<SeenBy[]> {
  const rows = await tx.db
    .selectFrom('invoice_discussion_people')
    .select(['user_id', 'seen_message', 'seen_at'])
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', invoiceId)
    .where('seen_message', 'is not', null)
    .orderBy('user_id')
    .execute();
  return rows.flatMap(({ user_id: userId, seen_message: messageId, seen_at: at }) =>
    messageId !== null && at !== null ? [{ userId, messageId, at }] : [],
  );
}

/** Only ever forward. Answers whether it moved. */
export async function setSeen(
  tx: Tx<TenantCtx>,
  { invoiceId, userId, messageId }: Place & { readonly messageId: string },
): Promise<boolean> {
  const result = await tx.db
    .insertInto('invoice_discussion_people')
    .values({
      company_id: tx.company.id,
      invoice_id: invoiceId,
      user_id: userId,
      seen_message: messageId,
      seen_at: tx.clock.now(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['company_id', 'invoice_id', 'user_id'])
        .doUpdateSet({ seen_message: messageId, seen_at: tx.clock.now() })
        .where((where) =>
          where.or([
            where('invoice_discussion_people.seen_message', 'is', null),
            where('invoice_discussion_people.seen_message', '<', messageId),
          ]),
        ),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export interface Awaited {
  readonly invoiceId: string;
  readonly userIds: readonly string[];
  /** Called by name, or followers of a discussion that goes on. */
  readonly isMentioned: boolean;
  readonly since: Date;
}

/** The discussion waits on these people from now on, unless it did before. */
export async function awaitPeople(tx: Tx<TenantCtx>, awaited: Awaited): Promise<void> {
  const { invoiceId, userIds, isMentioned, since } = awaited;
  if (userIds.length === 0) return;
  await tx.db
    .insertInto('invoice_discussion_people')
    .values(
      userIds.map((userId) => ({
        company_id: tx.company.id,
        invoice_id: invoiceId,
        user_id: userId,
        awaited_since: since,
        is_mentioned: isMentioned,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['company_id', 'invoice_id', 'user_id']).doUpdateSet({
        awaited_since: sql<Date>`coalesce(invoice_discussion_people.awaited_since, excluded.awaited_since)`,
        is_mentioned: sql<boolean>`invoice_discussion_people.is_mentioned or excluded.is_mentioned`,
      }),
    )
    .execute();
}

/** The discussion waits on this person, or on nobody, no more. */
export async function awaitNoMore(tx: Tx<TenantCtx>, invoiceId: string, userId?: string): Promise<void> {
  await tx.db
    .updateTable('invoice_discussion_people')
    .set({ awaited_since: null, is_mentioned: false })
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', invoiceId)
    .where('awaited_since', 'is not', null)
    .$if(userId !== undefined, (query) => query.where('user_id', '=', userId ?? ''))
    .execute();
}

/**
 * Notes that the person will be told at that moment. False when they will be told before: what comes meanwhile goes
 * along.
 */
export async function planTelling(
  tx: Tx<TenantCtx>,
  { invoiceId, userId, at }: Place & { readonly at: Date },
): Promise<boolean> {
  const result = await tx.db
    .insertInto('invoice_discussion_people')
    .values({ company_id: tx.company.id, invoice_id: invoiceId, user_id: userId, tell_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['company_id', 'invoice_id', 'user_id'])
        .doUpdateSet({ tell_at: at })
        .where((where) =>
          where.or([
            where('invoice_discussion_people.tell_at', 'is', null),
            where('invoice_discussion_people.tell_at', '>', at),
          ]),
        ),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What the person knows, locked: the later of what they have seen and what they were told. */
export async function lockKnown(tx: Tx<TenantCtx>, { invoiceId, userId }: Place): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('invoice_discussion_people')
    .select(sql<string | null>`greatest(seen_message, told_message)`.as('known'))
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', invoiceId)
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
  return row?.known ?? undefined;
}

/** Whatever was planned is done. */
export async function setTold(
  tx: Tx<TenantCtx>,
  { invoiceId, userId, messageId }: Place & { readonly messageId: string | undefined },
): Promise<void> {
  await tx.db
    .updateTable('invoice_discussion_people')
    .set({ tell_at: null, ...(messageId === undefined ? {} : { told_message: messageId }) })
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', invoiceId)
    .where('user_id', '=', userId)
    .execute();
}

export async function insertMark(tx: Tx<TenantCtx>, invoiceId: string, state: MarkState): Promise<void> {
  await tx.db
    .insertInto('invoice_discussion_marks')
    .values({
      company_id: tx.company.id,
      mark_id: newId(tx.clock.now().getTime()),
      invoice_id: invoiceId,
      state,
      marked_at: tx.clock.now(),
      marked_by: JSON.stringify(tx.actor),
    })
    .execute();
}

/** Oldest first: the last one holds. */
export async function marksOf(tx: Tx<TenantCtx>, invoiceId: string): Promise<Mark[]> {
  const rows = await tx.db
    .selectFrom('invoice_discussion_marks')
    .select(['mark_id', 'state', 'marked_at', 'marked_by'])
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', invoiceId)
    .orderBy('mark_id')
    .execute();
  return rows.map((row) => ({
    id: row.mark_id,
    state: row.state as MarkState,
    at: row.marked_at,
    by: row.marked_by as Actor,
  }));
}
