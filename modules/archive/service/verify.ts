// The proof that nothing has changed.

import { createHash } from 'node:crypto';
import { inTransaction, type TenantCtx } from '#src/context.ts';
import { chainHash, genesis, type ChainedEntry, type Fault, type Verification } from '../model.ts';
import * as repository from '../repository/index.ts';

const BATCH = 500;

interface Link {
  readonly sequence: bigint;
  readonly hash: Uint8Array;
}

interface Progress {
  /** Told after each batch: entries read so far. Throws to give up. */
  readonly onBatch?: (entries: number) => Promise<void>;
}

/**
 * Reads the whole chain of a company and every file again. Faults are named, never thrown:
 * a changed or missing file, a changed entry (its hash does not follow), a gap, an end that is not the recorded one.
 * No transaction stays open while files are read: entries only ever come to the end.
 */
export async function verify(ctx: TenantCtx, { onBatch }: Progress = {}): Promise<Verification> {
  const faults: Fault[] = [];
  let last: Link = { sequence: 0n, hash: genesis };
  let entries = 0;
  for (;;) {
    const { head, batch } = await readOn(ctx, last);
    if (batch.length === 0) {
      if (head.sequence !== last.sequence || !sameBytes(head.hash, last.hash)) {
        faults.push({ kind: 'head-changed', sequence: head.sequence });
      }
      return { entries, head: Buffer.from(head.hash).toString('hex'), faults };
    }
    for (const entry of batch) {
      faults.push(...linkFaults(ctx.company.id, entry, last), ...(await fileFaults(ctx, entry)));
      last = entry;
      entries += 1;
    }
    await onBatch?.(entries);
  }
}

async function readOn(ctx: TenantCtx, { sequence }: Link): Promise<{ head: Link; batch: ChainedEntry[] }> {
  return await inTransaction(ctx, async (tx) => {
    // The end is read before what should come to it: entries added meanwhile are no fault.
    const head = await repository.readHead(tx);
    return { head, batch: await repository.entriesAfter(tx, sequence, BATCH) };
  });
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function linkFaults(companyId: string, entry: ChainedEntry, last: Link): Fault[] {
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

async function fileFaults({ blobs, company }: TenantCtx, entry: ChainedEntry): Promise<Fault[]> {
  if (!(await blobs.has(company.id, entry.sha256))) return [fault('file-missing', entry)];
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of await blobs.stream(company.id, entry.sha256)) {
    hash.update(chunk as Uint8Array);
    size += (chunk as Uint8Array).byteLength;
  }
  return hash.digest('hex') === entry.sha256 && size === entry.size ? [] : [fault('file-changed', entry)];
}
