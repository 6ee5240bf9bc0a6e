// A journal as a file: with everything its chain covers, so that whoever gets it can prove it again, anywhere.

import { chainStart, entryFault, type JournalEntry, type JournalFault } from './journal.ts';

export const EXPORT_FORMAT = 'facteur-journal-1';

/** How the file is proved, in the file. */
export const HOW_TO_VERIFY =
  'hash = SHA-256 of the JSON array [previousHash, sequence, at, actorKind, actorId, action, subjectKind, subjectId, ' +
  'detailsDigest] without spaces, hashes in lower-case hexadecimal; previousHash of the first entry = SHA-256 of ' +
  '"facteur journal " + chain; detailsDigest = SHA-256 of the JSON array of the details’ [name, value] pairs sorted by ' +
  'name. Names and details that were erased are null: the chain holds without them. ' +
  '`npx facteur journal verify - < file` does it.';

/** An entry as JSON: hashes in hexadecimal. */
export function exportedEntry(entry: JournalEntry) {
  return {
    sequence: entry.sequence,
    at: entry.at.toISOString(),
    actorKind: entry.actorKind,
    actorId: entry.actorId,
    actorName: entry.actorName ?? null,
    action: entry.action,
    subjectKind: entry.subjectKind ?? null,
    subjectId: entry.subjectId ?? null,
    details: entry.details ?? null,
    detailsDigest: entry.detailsDigest.toString('hex'),
    previousHash: entry.previousHash.toString('hex'),
    hash: entry.hash.toString('hex'),
  };
}

export type ExportedEntry = ReturnType<typeof exportedEntry>;

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

function entryOf(exported: ExportedEntry): JournalEntry {
  return {
    sequence: exported.sequence,
    at: new Date(exported.at),
    actorKind: exported.actorKind,
    actorId: exported.actorId,
    actorName: exported.actorName ?? undefined,
    action: exported.action,
    subjectKind: exported.subjectKind ?? undefined,
    subjectId: exported.subjectId ?? undefined,
    details: exported.details ?? undefined,
    detailsDigest: bytes(exported.detailsDigest),
    previousHash: bytes(exported.previousHash),
    hash: bytes(exported.hash),
  };
}

/** Proves an exported chain: how many entries hold, and the first that does not. */
export function checkExport(
  chain: string,
  entries: readonly ExportedEntry[],
): {
  readonly entries: number;
  readonly fault: { readonly sequence: number; readonly fault: JournalFault } | undefined;
} {
  let previous: { sequence: number; hash: Buffer } = { sequence: 0, hash: chainStart(chain) };
  for (const exported of entries) {
    const entry = entryOf(exported);
    const fault = entryFault(entry, previous);
    if (fault) return { entries: previous.sequence, fault: { sequence: entry.sequence, fault } };
    previous = entry;
  }
  return { entries: previous.sequence, fault: undefined };
}
