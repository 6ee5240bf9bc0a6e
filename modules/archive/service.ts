import { createHash } from 'node:crypto';
import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import {
  chainHash,
  genesis,
  keepUntil,
  type ArtefactKind,
  type ChainedEntry,
  type Fault,
  type Subject,
  type Verification,
} from './model.ts';
import * as repository from './repository.ts';

export interface Artefact {
  readonly kind: ArtefactKind;
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
): Promise<ReadonlyMap<ArtefactKind, ChainedEntry>> {
  const entries = await repository.entriesOf(tx, subjectId);
  return new Map(entries.map((entry) => [entry.kind, entry]));
}

const BATCH = 500;

/**
 * Reads the whole chain of a company and every file again. Faults are named, never thrown:
 * a changed or missing file, a changed entry (its hash does not follow), a gap, an end that is not the recorded one.
 */
export async function verify(ctx: TenantCtx): Promise<Verification> {
  return await inTransaction(ctx, async (tx) => {
    const faults: Fault[] = [];
    let last: { sequence: bigint; hash: Uint8Array } = { sequence: 0n, hash: genesis };
    let entries = 0;
    let head: repository.Head;
    // The end is read before what should come to it: entries added meanwhile are no fault.
    for (;;) {
      head = await repository.readHead(tx);
      const batch = await repository.entriesAfter(tx, last.sequence, BATCH);
      if (batch.length === 0) break;
      for (const entry of batch) {
        faults.push(...linkFaults(tx.company.id, entry, last), ...(await fileFaults(tx, entry)));
        last = entry;
        entries += 1;
      }
    }
    if (head.sequence !== last.sequence || !sameBytes(head.hash, last.hash)) {
      faults.push({ kind: 'head-changed', sequence: head.sequence });
    }
    return { entries, head: Buffer.from(head.hash).toString('hex'), faults };
  });
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function linkFaults(companyId: string, entry: ChainedEntry, last: { sequence: bigint; hash: Uint8Array }): Fault[] {
  const faults: Fault[] = [];
  for (let missing = last.sequence + 1n; missing < entry.sequence; missing += 1n) {
    faults.push({ kind: 'entry-missing', sequence: missing });
  }
  const isNext = entry.sequence === last.sequence + 1n;
  const follows = sameBytes(entry.hash, chainHash(companyId, entry, entry.previousHash));
  if (!follows || (isNext && !sameBytes(entry.previousHash, last.hash))) faults.push(fault('entry-changed', entry));
  return faults;
}

function fault(kind: Fault['kind'], entry: ChainedEntry): Fault {
  return { kind, sequence: entry.sequence, filename: entry.filename, subject: entry.subject };
}

async function fileFaults(tx: Tx<TenantCtx>, entry: ChainedEntry): Promise<Fault[]> {
  if (!(await tx.blobs.has(tx.company.id, entry.sha256))) return [fault('file-missing', entry)];
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of await tx.blobs.stream(tx.company.id, entry.sha256)) {
    hash.update(chunk as Uint8Array);
    size += (chunk as Uint8Array).byteLength;
  }
  return hash.digest('hex') === entry.sha256 && size === entry.size ? [] : [fault('file-changed', entry)];
}
