// Tables company_journal and instance_journal. Entries of one chain are written one after the other: a transaction
// that appends holds the chain until it ends.

import { sql, type Selectable } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import type { Database } from '#src/db/schema.ts';
import type { JournalDetails, JournalEntry } from '../model/journal.ts';
import { enterInstance } from './scope.ts';

export interface Head {
  readonly sequence: number;
  readonly hash: Buffer;
}

export async function lockChain(tx: Tx, chain: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`journal ${chain}`}, 0))`.execute(tx.db);
}

/** The last entry of the company's chain, which stays the last until this transaction ends. */
export async function lockCompanyHead(tx: Tx<TenantCtx>): Promise<Head | undefined> {
  await lockChain(tx, tx.company.id);
  return await tx.db
    .selectFrom('company_journal')
    .select(['sequence', 'hash'])
    .where('company_id', '=', tx.company.id)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function lockInstanceHead(tx: Tx): Promise<Head | undefined> {
  await enterInstance(tx);
  await lockChain(tx, 'instance');
  return await tx.db
    .selectFrom('instance_journal')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function columns(entry: JournalEntry) {
  return {
    sequence: entry.sequence,
    at: entry.at,
    actor_kind: entry.actorKind,
    actor_id: entry.actorId,
    actor_name: entry.actorName ?? null,
    action: entry.action,
    subject_kind: entry.subjectKind ?? null,
    subject_id: entry.subjectId ?? null,
    details: JSON.stringify(entry.details ?? {}),
    details_digest: entry.detailsDigest,
    previous_hash: entry.previousHash,
    hash: entry.hash,
  };
}

export async function appendToCompany(tx: Tx<TenantCtx>, entry: JournalEntry): Promise<void> {
  await tx.db
    .insertInto('company_journal')
    .values({ company_id: tx.company.id, ...columns(entry) })
    .execute();
}

export async function appendToInstance(tx: Tx, entry: JournalEntry): Promise<void> {
  await tx.db.insertInto('instance_journal').values(columns(entry)).execute();
}

export const SELECTED = [
  'sequence',
  'at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'action',
  'subject_kind',
  'subject_id',
  'details',
  'details_digest',
  'previous_hash',
  'hash',
] as const;

/** Alike in all journals. */
export type JournalRow = Pick<Selectable<Database['instance_journal']>, (typeof SELECTED)[number]>;

export function entryOf(row: JournalRow): JournalEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name ?? undefined,
    action: row.action,
    subjectKind: row.subject_kind ?? undefined,
    subjectId: row.subject_id ?? undefined,
    details: (row.details as JournalDetails | null) ?? undefined,
    detailsDigest: row.details_digest,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

/** Entries after a sequence number, oldest first. */
export async function companyEntries(tx: Tx<TenantCtx>, after: number, limit: number): Promise<JournalEntry[]> {
  const rows = await tx.db
    .selectFrom('company_journal')
    .select(SELECTED)
    .where('company_id', '=', tx.company.id)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}

export async function instanceEntries(tx: Tx, after: number, limit: number): Promise<JournalEntry[]> {
  await enterInstance(tx);
  const rows = await tx.db
    .selectFrom('instance_journal')
    .select(SELECTED)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}
