// The chain of a journal: each entry carries the hash of the one before, so that nothing can be changed, removed or
// slipped in without breaking every hash that follows. Names and details may be erased (GDPR art. 17): the chain covers
// the digest of the details, not the details.

import { createHash } from 'node:crypto';

export type JournalDetails = Readonly<Record<string, string | number | boolean | null>>;

export interface JournalEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string | undefined;
  /** `thing.what_happened`. */
  readonly action: string;
  readonly subjectKind: string | undefined;
  readonly subjectId: string | undefined;
  /** Absent once erased. */
  readonly details: JournalDetails | undefined;
  readonly detailsDigest: Buffer;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What the first entry of a chain points to: no other chain's first entry can take its place. */
export function chainStart(chain: string): Buffer {
  return digest(`facteur journal ${chain}`);
}

/** SHA-256 of the details with sorted keys, whatever order the database returns them in. */
export function digestOfDetails(details: JournalDetails): Buffer {
  const sorted = Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return digest(JSON.stringify(sorted));
}

export function hashOfEntry(entry: Omit<JournalEntry, 'hash' | 'details' | 'actorName'>): Buffer {
  return digest(
    JSON.stringify([
      entry.previousHash.toString('hex'),
      entry.sequence,
      entry.at.toISOString(),
      entry.actorKind,
      entry.actorId,
      entry.action,
      entry.subjectKind ?? null,
      entry.subjectId ?? null,
      entry.detailsDigest.toString('hex'),
    ]),
  );
}

export type JournalFault = 'gap' | 'link' | 'hash' | 'details';

/** What is wrong with an entry that should follow `previous`, or `undefined`. */
export function entryFault(
  entry: JournalEntry,
  previous: { readonly sequence: number; readonly hash: Buffer },
): JournalFault | undefined {
  if (entry.sequence !== previous.sequence + 1) return 'gap';
  if (!entry.previousHash.equals(previous.hash)) return 'link';
  if (!entry.hash.equals(hashOfEntry(entry))) return 'hash';
  if (entry.details && !entry.detailsDigest.equals(digestOfDetails(entry.details))) return 'details';
  return undefined;
}
