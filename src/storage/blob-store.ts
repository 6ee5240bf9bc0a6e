// Original bytes, kept under their SHA-256. A blob is never changed, and belongs to one scope (a company), so that
// isolation, export and erasure are a matter of folders.

import type { Readable } from 'node:stream';

export interface BlobRef {
  /** Lower-case hexadecimal, 64 characters. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Bytes received whole, not yet in any scope, hence not yet durable. */
export interface StagedBlob extends BlobRef {
  /** Puts the bytes into a scope, durably: when it resolves they survive a power cut. May be called for several scopes. */
  keep(scope: string): Promise<BlobRef>;
  /** Frees the staging place. Call it in every case, after the last `keep`. */
  discard(): Promise<void>;
}

export interface BlobStore {
  /** Takes a stream to its end. Rejects when the stream fails. */
  stage(source: AsyncIterable<Uint8Array>): Promise<StagedBlob>;
  /** Writes bytes into a scope, durably. Writing the same bytes again is a no-op. */
  put(scope: string, bytes: Uint8Array): Promise<BlobRef>;
  /** The whole blob. Throws the problem `storage.blob_missing` when it is not there. */
  get(scope: string, sha256: string): Promise<Uint8Array>;
  stream(scope: string, sha256: string): Promise<Readable>;
  has(scope: string, sha256: string): Promise<boolean>;
}
