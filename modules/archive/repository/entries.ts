// Tables archive_entries and archive_heads: the chain of what is kept.

import { sql } from 'kysely';
import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import { genesis, type ArtefactKind, type ChainedEntry, type SealedKind } from '../model.ts';

export interface Head {
  readonly sequence: bigint;
  readonly hash: Uint8Array;
}

/** The end of the chain, locked: entries of a company are added one transaction at a time. */
export async function lockHead(tx: Tx<TenantCtx>): Promise<Head> {
  await tx.db
    .insertInto('archive_heads')
    .values({ company_id: tx.company.id, sequence: 0, hash: Buffer.from(genesis) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx.db
    .selectFrom('archive_heads')
    .select(['sequence', 'hash'])
    .where('company_id', '=', tx.company.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { sequence: BigInt(row.sequence), hash: row.hash };
}

export async function readHead(tx: Tx<TenantCtx>): Promise<Head> {
  const row = await tx.db
    .selectFrom('archive_heads')
    .select(['sequence', 'hash'])
    .where('company_id', '=', tx.company.id)
    .executeTakeFirst();
  return row ? { sequence: BigInt(row.sequence), hash: row.hash } : { sequence: 0n, hash: genesis };
}

export async function moveHead(tx: Tx<TenantCtx>, head: Head): Promise<void> {
  await tx.db
    .updateTable('archive_heads')
    .set({ sequence: head.sequence, hash: Buffer.from(head.hash) })
    .where('company_id', '=', tx.company.id)
    .execute();
}

export async function insertEntry(tx: Tx<TenantCtx>, entry: ChainedEntry): Promise<void> {
  await tx.db
    .insertInto('archive_entries')
    .values({
      company_id: tx.company.id,
      sequence: entry.sequence,
      entry_id: entry.id,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      kind: entry.kind,
      sha256: entry.sha256,
      size: entry.size,
      media_type: entry.mediaType,
      filename: entry.filename,
      archived_at: entry.archivedAt,
      archived_by: JSON.stringify(entry.archivedBy),
      keep_until: entry.keepUntil,
      previous_hash: Buffer.from(entry.previousHash),
      hash: Buffer.from(entry.hash),
    })
    .execute();
}

const columns = [
  'sequence',
  'entry_id',
  'subject_kind',
  'subject_id',
  'kind',
  'sha256',
  'size',
  'media_type',
  'filename',
  'archived_at',
  'archived_by',
  'keep_until',
  'previous_hash',
  'hash',
] as const;

function select(tx: Tx<TenantCtx>) {
  return tx.db.selectFrom('archive_entries').select(columns).where('company_id', '=', tx.company.id);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function fromRow(row: Row): ChainedEntry {
  return {
    sequence: BigInt(row.sequence),
    id: row.entry_id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    kind: row.kind as SealedKind,
    sha256: row.sha256,
    size: Number(row.size),
    mediaType: row.media_type,
    filename: row.filename,
    archivedAt: row.archived_at,
    archivedBy: row.archived_by as Actor,
    keepUntil: row.keep_until,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

/** Entries after `sequence`, in order, at most `limit`. */
export async function entriesAfter(tx: Tx<TenantCtx>, sequence: bigint, limit: number): Promise<ChainedEntry[]> {
  const rows = await select(tx).where('sequence', '>', sequence.toString()).orderBy('sequence').limit(limit).execute();
  return rows.map(fromRow);
}

/** Entries of one subject, oldest first. */
export async function entriesOf(tx: Tx<TenantCtx>, subjectId: string): Promise<ChainedEntry[]> {
  const rows = await select(tx).where('subject_id', '=', subjectId).orderBy('sequence').execute();
  return rows.map(fromRow);
}

export interface SealedQuery {
  readonly subjectIds?: readonly string[] | undefined;
  /** `YYYY-MM-DD`, both included, in France. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly before?: bigint | undefined;
  readonly limit: number;
}

/** Originals of the chain, newest first: each stands at the head of what was sealed with it. */
export async function sealedPage(tx: Tx<TenantCtx>, query: SealedQuery): Promise<ChainedEntry[]> {
  const { subjectIds, from, to, before, limit } = query;
  if (subjectIds?.length === 0) return [];
  let page = select(tx).where('kind', '=', 'original' satisfies ArtefactKind);
  if (subjectIds) page = page.where('subject_id', 'in', [...subjectIds]);
  if (from) page = page.where(sql<boolean>`archived_at >= ${from}::timestamp at time zone 'Europe/Paris'`);
  if (to) page = page.where(sql<boolean>`archived_at < (${to}::date + 1)::timestamp at time zone 'Europe/Paris'`);
  if (before !== undefined) page = page.where('sequence', '<', before.toString());
  return (await page.orderBy('sequence', 'desc').limit(limit).execute()).map(fromRow);
}

/** Every entry of these subjects, in the order of the chain. */
export async function entriesOfSubjects(tx: Tx<TenantCtx>, subjectIds: readonly string[]): Promise<ChainedEntry[]> {
  if (subjectIds.length === 0) return [];
  const rows = await select(tx)
    .where('subject_id', 'in', [...subjectIds])
    .orderBy('sequence')
    .execute();
  return rows.map(fromRow);
}

export async function entryAt(tx: Tx<TenantCtx>, sequence: bigint): Promise<ChainedEntry | undefined> {
  const row = await select(tx).where('sequence', '=', sequence.toString()).executeTakeFirst();
  return row && fromRow(row);
}
