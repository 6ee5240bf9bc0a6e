// The archive as a list: one line for each time something was sealed, with its three files.

import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { authorize } from '#modules/tenancy';
import { archivedFileMissing } from '../errors.ts';
import { artefactKinds, type ChainedEntry } from '../model.ts';
import * as repository from '../repository/index.ts';

export interface ArchiveQuery {
  /** Only these things; `undefined` = all. */
  readonly subjectIds?: readonly string[] | undefined;
  /** Sealed on these days, both included, `YYYY-MM-DD` in France. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The page that ends before this sequence. */
  readonly before?: bigint | undefined;
  /** 1 to 200. */
  readonly limit: number;
}

/** What was sealed together: the forms of one thing, and what was said about it and sealed since. */
export interface Sealed {
  readonly subjectId: string;
  readonly archivedAt: Date;
  readonly by: string;
  readonly keepUntil: string;
  readonly files: readonly ChainedEntry[];
}

export interface SealedPage {
  readonly items: readonly Sealed[];
  /** For `before` of the next page. */
  readonly next: bigint | undefined;
}

/** Newest first. */
export async function listSealed(ctx: TenantCtx, query: ArchiveQuery): Promise<SealedPage> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'archive.read');
    const heads = await repository.sealedPage(tx, { ...query, limit: query.limit + 1 });
    const shown = heads.slice(0, query.limit);
    const items = await sealedTogether(tx, shown);
    return { items, next: heads.length > query.limit ? shown.at(-1)?.sequence : undefined };
  });
}

/** The forms of one thing are sealed in one go: they follow its original in the chain. What was said comes after. */
async function sealedTogether(tx: Tx<TenantCtx>, heads: readonly ChainedEntry[]): Promise<Sealed[]> {
  const entries = await repository.entriesOfSubjects(tx, [...new Set(heads.map(({ subject }) => subject.id))]);
  return heads.map((head) => ({
    subjectId: head.subject.id,
    archivedAt: head.archivedAt,
    by: head.archivedBy.name,
    keepUntil: head.keepUntil,
    files: entries.filter((entry) => entry.subject.id === head.subject.id && belongsTo(head, entry, entries)),
  }));
}

function belongsTo(head: ChainedEntry, entry: ChainedEntry, all: readonly ChainedEntry[]): boolean {
  const distance = entry.sequence - head.sequence;
  if (entry.kind !== 'discussion') return distance >= 0n && distance < BigInt(artefactKinds.length);
  const before = all.findLast(
    ({ kind, subject, sequence }) =>
      kind === 'original' && subject.id === entry.subject.id && sequence < entry.sequence,
  );
  return before?.sequence === head.sequence;
}

export interface SealedFile {
  readonly entry: ChainedEntry;
  readonly bytes: Uint8Array;
}

/** The bytes of one entry. Throws `archive.file_missing` for an unknown sequence. */
export async function sealedFile(ctx: TenantCtx, sequence: bigint): Promise<SealedFile> {
  const entry = await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'archive.read');
    return await repository.entryAt(tx, sequence);
  });
  if (!entry) throw archivedFileMissing();
  return { entry, bytes: await ctx.blobs.get(ctx.company.id, entry.sha256) };
}
