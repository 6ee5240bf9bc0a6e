// Blob store on a file system: `<root>/<scope>/<first two hex digits>/<sha256>`. A blob is written under a temporary
// name, synced, moved into place with an atomic rename, and its folder is synced: only then is it kept.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, link, mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { problem } from '../errors.ts';
import { newId } from '../ids.ts';
import type { BlobRef, BlobStore, StagedBlob } from './blob-store.ts';

export const blobMissing = problem({
  code: 'storage.blob_missing',
  status: 500,
  permanent: true,
  fr: 'Un fichier conservé est introuvable sur le disque. Restaurez la sauvegarde, puis lancez « facteur archive verify ».',
  en: 'A kept file is not on the disk. Restore the backup, then run "facteur archive verify".',
});

/** Most mails fit; two hundred connections hold no more than 50 MB. */
const MEMORY_BYTES = 256 * 1024;
const LEFTOVER_AGE_MS = 3_600_000;
const SCOPE = /^[a-z0-9-]+$/;
const SHA256 = /^[0-9a-f]{64}$/;

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, source: AsyncIterable<Uint8Array>): Promise<BlobRef> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of source) {
    hash.update(chunk);
    size += chunk.byteLength;
    await handle.writeFile(chunk);
  }
  await handle.sync();
  return { sha256: hash.digest('hex'), size };
}

function unlessThere(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}

/** What a killed process left in staging was never acknowledged; other processes may be writing theirs. */
async function clearLeftovers(staging: string): Promise<void> {
  for (const name of await readdir(staging)) {
    const path = join(staging, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > LEFTOVER_AGE_MS) await rm(path, { force: true });
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/** Bytes up to {@link MEMORY_BYTES} whole, or (`rest`) all of them as a stream that begins with what was read. */
async function gather(
  source: AsyncIterable<Uint8Array>,
): Promise<{ bytes: Uint8Array; rest: AsyncIterable<Uint8Array> | undefined }> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size <= MEMORY_BYTES) {
    const next = await iterator.next();
    if (next.done === true) return { bytes: Buffer.concat(parts, size), rest: undefined };
    parts.push(next.value);
    size += next.value.byteLength;
  }
  return { bytes: new Uint8Array(), rest: replay(parts, iterator) };
}

async function* replay(parts: readonly Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* parts;
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
}

class FileStore implements BlobStore {
  readonly #root: string;
  readonly #staging: string;
  /** Folders whose whole chain of parents is known to be synced. */
  readonly #synced = new Set<string>();

  constructor(root: string) {
    this.#root = root;
    this.#staging = join(root, 'staging');
  }

  async prepare(): Promise<void> {
    await mkdir(this.#staging, { recursive: true, mode: 0o700 });
    await clearLeftovers(this.#staging);
  }

  async stage(source: AsyncIterable<Uint8Array>): Promise<StagedBlob> {
    const { bytes, rest } = await gather(source);
    return rest ? await this.#stageOnDisk(rest) : this.#stageInMemory(bytes);
  }

  /** Small bytes wait in memory: `keep` writes them where they belong, with nothing to move or clear away. */
  #stageInMemory(bytes: Uint8Array): StagedBlob {
    return {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.byteLength,
      keep: async (scope) => await this.put(scope, bytes),
      discard: async () => undefined,
    };
  }

  async #stageOnDisk(source: AsyncIterable<Uint8Array>): Promise<StagedBlob> {
    const { path, ref } = await this.#write(source);
    return {
      ...ref,
      keep: async (scope) => {
        await this.#place(path, this.#pathOf(scope, ref.sha256), link);
        return ref;
      },
      discard: async () => await rm(path, { force: true }),
    };
  }

  async put(scope: string, bytes: Uint8Array): Promise<BlobRef> {
    const { path, ref } = await this.#write(once(bytes));
    let isMoved = false;
    try {
      isMoved = await this.#place(path, this.#pathOf(scope, ref.sha256), rename);
    } finally {
      if (!isMoved) await rm(path, { force: true });
    }
    return ref;
  }

  async get(scope: string, sha256: string): Promise<Uint8Array> {
    try {
      return await readFile(this.#pathOf(scope, sha256));
    } catch (error) {
      // Anything else (too many open files, a failing disk) may pass.
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? blobMissing({ cause: error }) : error;
    }
  }

  async stream(scope: string, sha256: string): Promise<Readable> {
    const path = this.#pathOf(scope, sha256);
    if (!(await exists(path))) throw blobMissing();
    return createReadStream(path);
  }

  async has(scope: string, sha256: string): Promise<boolean> {
    return await exists(this.#pathOf(scope, sha256));
  }

  #pathOf(scope: string, sha256: string): string {
    if (!SCOPE.test(scope) || !SHA256.test(sha256)) throw new Error('Not a blob address');
    return join(this.#root, scope, sha256.slice(0, 2), sha256);
  }

  async #write(source: AsyncIterable<Uint8Array>): Promise<{ path: string; ref: BlobRef }> {
    const path = join(this.#staging, newId());
    const handle = await open(path, 'wx', 0o600);
    try {
      return { path, ref: await writeAll(handle, source) };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  }

  /** Link and rename are both atomic. A blob that is already there is synced again: its first writer may have died before. */
  async #place(staged: string, path: string, putInPlace: typeof link): Promise<boolean> {
    await this.#ensureFolder(dirname(path));
    const isNew = !(await exists(path));
    if (isNew) await putInPlace(staged, path).catch(unlessThere);
    await syncFolder(dirname(path));
    return isNew;
  }

  /** Makes a folder and syncs its parents: also those another process may have made and not synced. */
  async #ensureFolder(folder: string): Promise<void> {
    if (this.#synced.has(folder)) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (let parent = dirname(folder); parent.length >= this.#root.length; parent = dirname(parent)) {
      await syncFolder(parent);
    }
    this.#synced.add(folder);
  }
}

/** Opens (and makes) the store under `root`. */
export async function openFileStore(root: string): Promise<BlobStore> {
  const store = new FileStore(root);
  await store.prepare();
  return store;
}
