// An archive entry and its place in the chain. Pure.

import { createHash } from 'node:crypto';
import type { Actor } from '#src/context.ts';

/** The three forms of a document that are kept, each with its own hash. */
export const artefactKinds = ['original', 'facturx', 'readable'] as const;
export type ArtefactKind = (typeof artefactKinds)[number];
/** What is kept: the forms, and parts of what was said about the document, as they can no longer be taken back. */
export type SealedKind = ArtefactKind | 'discussion';

/** What an entry is about: `invoice` and its id. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

export interface ArchiveEntry {
  /** 1, 2, 3… without a gap, for each company. */
  readonly sequence: bigint;
  readonly id: string;
  readonly subject: Subject;
  readonly kind: SealedKind;
  /** Of the bytes, lower-case hexadecimal. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly filename: string;
  readonly archivedAt: Date;
  readonly archivedBy: Actor;
  /** Last day of the retention, `YYYY-MM-DD`. */
  readonly keepUntil: string;
}

export interface ChainedEntry extends ArchiveEntry {
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
}

/** Hash before the first entry of a chain: 32 zero bytes. */
export const genesis: Uint8Array = new Uint8Array(32);

/**
 * Hash of an entry: SHA-256 over the previous hash, then the UTF-8 JSON array of
 * [company, sequence, id, subject kind, subject id, kind, sha256, size, media type, filename, instant (ISO 8601, ms),
 * actor kind, actor id, actor name, keep-until]. Changing, removing or inserting an entry breaks every later hash.
 */
export function chainHash(companyId: string, entry: ArchiveEntry, previousHash: Uint8Array): Uint8Array {
  const facts = [
    companyId,
    entry.sequence.toString(),
    entry.id,
    entry.subject.kind,
    entry.subject.id,
    entry.kind,
    entry.sha256,
    entry.size,
    entry.mediaType,
    entry.filename,
    entry.archivedAt.toISOString(),
    entry.archivedBy.kind,
    entry.archivedBy.id,
    entry.archivedBy.name,
    entry.keepUntil,
  ];
  return createHash('sha256').update(previousHash).update(JSON.stringify(facts)).digest();
}

const RETENTION_YEARS = 10;

/**
 * Ten years from the end of the financial year (art. L123-22 code de commerce), counted from the longest one: a year
 * that ends on 31 December of the year after the archiving.
 */
export function keepUntil(archivedAt: Date): string {
  return `${archivedAt.getUTCFullYear() + 1 + RETENTION_YEARS}-12-31`;
}

/** What a verification found wrong, named so that a person can look for it. */
export type FaultKind = 'file-missing' | 'file-changed' | 'entry-changed' | 'entry-missing' | 'head-changed';

export interface Fault {
  readonly kind: FaultKind;
  readonly sequence: bigint;
  /** Name of the file, when the entry is there. */
  readonly filename?: string;
  readonly subject?: Subject;
}

export interface Verification {
  readonly entries: number;
  /** Hexadecimal; note it elsewhere to prove later that nothing was removed from the end. */
  readonly head: string;
  readonly faults: readonly Fault[];
}

/** A verification that was asked for: running, finished with what it found, or ended by a failure of ours. */
export interface VerificationRecord {
  readonly id: string;
  readonly requestedAt: Date;
  readonly requestedBy: Actor;
  readonly finishedAt: Date | undefined;
  /** Entries read so far. */
  readonly checked: number;
  readonly found:
    | {
        /** Hexadecimal. */
        readonly head: string;
        /** The first thousand. */
        readonly faults: readonly Fault[];
        readonly faultCount: number;
      }
    | undefined;
  /** Why it could not be ended, for people. */
  readonly failure: string | undefined;
}
