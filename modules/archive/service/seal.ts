// Adding to the archive, and finding what it holds of one thing.

import type { TenantCtx, Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { chainHash, keepUntil, type ChainedEntry, type SealedKind, type Subject } from '../model.ts';
import * as repository from '../repository/index.ts';

export interface Artefact {
  readonly kind: SealedKind;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly filename: string;
}

/** Adds artefacts, whose bytes are already in the blob store, to the end of the company's chain. */
export async function archive(tx: Tx<TenantCtx>, subject: Subject, artefacts: readonly Artefact[]): Promise<void> {
  let head = await repository.lockHead(tx);
  const archivedAt = tx.clock.now();
  for (const artefact of artefacts) {
    const entry = {
      ...artefact,
      sequence: head.sequence + 1n,
      id: newId(archivedAt.getTime()),
      subject,
      archivedAt,
      archivedBy: tx.actor,
      keepUntil: keepUntil(archivedAt),
    };
    const hash = chainHash(tx.company.id, entry, head.hash);
    await repository.insertEntry(tx, { ...entry, previousHash: head.hash, hash });
    head = { sequence: entry.sequence, hash };
  }
  await repository.moveHead(tx, head);
}

/** The newest kept form of each kind of one subject. */
export async function artefactsOf(
  tx: Tx<TenantCtx>,
  subjectId: string,
): Promise<ReadonlyMap<SealedKind, ChainedEntry>> {
  const entries = await repository.entriesOf(tx, subjectId);
  return new Map(entries.map((entry) => [entry.kind, entry]));
}

/** All that is kept of one kind of one subject, oldest first. */
export async function artefactsNamed(
  tx: Tx<TenantCtx>,
  subjectId: string,
  kind: SealedKind,
): Promise<readonly ChainedEntry[]> {
  return (await repository.entriesOf(tx, subjectId)).filter((entry) => entry.kind === kind);
}
