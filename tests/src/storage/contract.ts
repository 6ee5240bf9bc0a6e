// What every blob store must do, whatever it writes to. Each adapter runs this suite.

import { createHash, randomBytes } from 'node:crypto';
import type { BlobStore } from '#src/storage/blob-store.ts';
import { describe, expect, test } from 'vitest';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const some = (size = 1_000): Uint8Array => new Uint8Array(randomBytes(size));

export async function* inPieces(bytes: Uint8Array, size = 300): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const bytesOf = (found: Uint8Array): string => Buffer.from(found).toString('hex');

export function blobStoreContract(store: BlobStore): void {
  describe('bytes put into a scope', () => {
    test('are there under their SHA-256, whole or as a stream', async () => {
      const bytes = some();
      const ref = await store.put('papillon', bytes);
      expect(ref).toEqual({ sha256: sha256(bytes), size: 1_000 });
      expect(bytesOf(await store.get('papillon', ref.sha256))).toBe(bytesOf(bytes));
      const chunks: Uint8Array[] = [];
      for await (const chunk of await store.stream('papillon', ref.sha256)) chunks.push(chunk as Uint8Array);
      expect(bytesOf(Buffer.concat(chunks))).toBe(bytesOf(bytes));
      expect(await store.has('papillon', ref.sha256)).toBe(true);
    });

    test('are not there for another scope', async () => {
      const { sha256: hash } = await store.put('papillon', some());
      expect(await store.has('muguet', hash)).toBe(false);
      await expect(store.get('muguet', hash)).rejects.toMatchObject({ code: 'storage.blob_missing', permanent: true });
      await expect(store.stream('muguet', hash)).rejects.toMatchObject({ code: 'storage.blob_missing' });
    });

    test('may be put again, also by many at once', async () => {
      const bytes = some();
      const refs = await Promise.all(Array.from({ length: 8 }, async () => await store.put('papillon', bytes)));
      expect(new Set(refs.map((ref) => ref.sha256)).size).toBe(1);
      expect(bytesOf(await store.get('papillon', sha256(bytes)))).toBe(bytesOf(bytes));
    });

    test('may be none, and may be many', async () => {
      for (const size of [0, 3_000_000]) {
        const bytes = some(size);
        const ref = await store.put('papillon', bytes);
        expect(ref.size).toBe(size);
        expect(sha256(await store.get('papillon', ref.sha256))).toBe(ref.sha256);
      }
    });
  });

  describe('staged bytes', () => {
    test('are in no scope until they are kept, then in each that keeps them', async () => {
      const bytes = some();
      const staged = await store.stage(inPieces(bytes));
      expect([staged.sha256, staged.size]).toEqual([sha256(bytes), 1_000]);
      expect(await store.has('papillon', staged.sha256)).toBe(false);
      await staged.keep('papillon');
      expect(await store.has('muguet', staged.sha256)).toBe(false);
      expect(await staged.keep('muguet')).toEqual({ sha256: sha256(bytes), size: 1_000 });
      await staged.discard();
      for (const scope of ['papillon', 'muguet']) {
        expect(bytesOf(await store.get(scope, staged.sha256))).toBe(bytesOf(bytes));
      }
    });

    test('that are discarded are nowhere; discarding again does no harm', async () => {
      const staged = await store.stage(inPieces(some()));
      await staged.discard();
      await staged.discard();
      expect(await store.has('papillon', staged.sha256)).toBe(false);
    });

    test('may be kept where they are already', async () => {
      const bytes = some();
      await store.put('papillon', bytes);
      const staged = await store.stage(inPieces(bytes));
      await staged.keep('papillon');
      await staged.keep('papillon');
      await staged.discard();
      expect(bytesOf(await store.get('papillon', sha256(bytes)))).toBe(bytesOf(bytes));
    });

    test('whose stream breaks are refused with its error', async () => {
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield some(10);
        throw new Error('Connection lost');
      }
      await expect(store.stage(broken())).rejects.toThrow('Connection lost');
    });
  });

  test.each(['', '..', '../papillon', 'Papillon', 'a/b', 'a\0'])('a scope is never called %j', async (scope) => {
    const bytes = some();
    await expect(store.put(scope, bytes)).rejects.toThrow('Not a blob address');
    await expect(store.get(scope, sha256(bytes))).rejects.toThrow();
  });

  test.each(['', 'abc', '../../etc/passwd', 'A'.repeat(64)])('a blob is never called %j', async (hash) => {
    await expect(store.has('papillon', hash)).rejects.toThrow('Not a blob address');
  });
}
