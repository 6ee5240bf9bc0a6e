import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileStore } from '#src/storage/file-store.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { blobStoreContract, inPieces, sha256, some } from './contract.ts';

const root = await mkdtemp(join(tmpdir(), 'facteur-blobs-'));
const store = await openFileStore(root);
const staging = join(root, 'staging');
afterAll(async () => {
  await rm(root, { recursive: true });
});

blobStoreContract(store);

describe('on the disk', () => {
  test('a blob is one file under its scope and its SHA-256, for our eyes only', async () => {
    const bytes = some();
    const { sha256: hash } = await store.put('iris', bytes);
    const path = join(root, 'iris', hash.slice(0, 2), hash);
    expect(sha256(await readFile(path))).toBe(hash);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await stat(join(root, 'iris'))).mode & 0o077).toBe(0);
  });

  test('nothing is left in the staging place, whatever happened', async () => {
    const large = some(600_000);
    const staged = await store.stage(inPieces(large));
    expect(await readdir(staging)).toHaveLength(1);
    await staged.keep('iris');
    await staged.discard();
    expect(sha256(await store.get('iris', staged.sha256))).toBe(sha256(large));
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield some(10);
      throw new Error('Lost');
    }
    await expect(store.stage(broken())).rejects.toThrow('Lost');
    await store.put('iris', some());
    expect(await readdir(staging)).toEqual([]);
  });

  test('a blob that is put again keeps its bytes and leaves nothing behind', async () => {
    const bytes = some(5000);
    for (let time = 0; time < 2; time += 1) await store.put('rose', bytes);
    const hash = sha256(bytes);
    expect(await readdir(join(root, 'rose', hash.slice(0, 2)))).toContain(hash);
    expect(sha256(await store.get('rose', hash))).toBe(hash);
    expect(await readdir(staging)).toEqual([]);
  });

  test('a scope whose folder was taken away is refused once, and made again the next time', async () => {
    const bytes = some();
    await store.put('iris', bytes);
    await rm(join(root, 'iris'), { recursive: true });
    await expect(store.put('iris', bytes)).rejects.toMatchObject({ code: 'ENOENT' });
    await store.put('iris', bytes);
    expect(await store.has('iris', sha256(bytes))).toBe(true);
    expect(await readdir(staging)).toEqual([]);
  });

  test('what a killed process left is cleared at the next start, what another writes just now is not', async () => {
    await writeFile(join(staging, 'old'), 'x');
    await utimes(join(staging, 'old'), new Date(), new Date(Date.now() - 2 * 3_600_000));
    await writeFile(join(staging, 'new'), 'x');
    const again = await openFileStore(root);
    expect(await readdir(staging)).toEqual(['new']);
    await rm(join(staging, 'new'));
    expect(await again.has('iris', '0'.repeat(64))).toBe(false);
  });

  test('a kept blob survives its process: another one reads it', async () => {
    const bytes = some();
    const staged = await store.stage(inPieces(bytes));
    await staged.keep('rose');
    const other = await openFileStore(root);
    expect(sha256(await other.get('rose', staged.sha256))).toBe(sha256(bytes));
    await staged.discard();
  });

  test('a blob that cannot be read just now is no missing blob: it may be tried again', async () => {
    const hash = '1'.repeat(64);
    await mkdir(join(root, 'iris', '11', hash), { recursive: true });
    const failure = await store.get('iris', hash).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toMatchObject({ code: 'storage.blob_missing' });
  });
});
