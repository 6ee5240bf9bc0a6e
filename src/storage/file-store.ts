// Blob store on a file system: `<root>/<scope>/<first two hex digits>/<sha256>`. A blob is written as a draft while it
// comes in, synced, moved into place with an atomic rename, and its folder is synced: only then is it kept.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, link, mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { problem } from '../errors.ts';
import { newId } from '../ids.ts';
import type { BlobRef, BlobStore, StagedBlob } from './blob-store.ts';
import { Folders } from './folders.ts';

export const blobMissing = problem({
  code: 'storage.blob_missing',
  status: 500,
  permanent: true,
  fr: 'Un fichier conservé est introuvable sur le disque. Restaurez la sauvegarde, puis lancez « facteur archive verify ».',
  en: 'A kept file is not on the disk. Restore the backup, then run "facteur archive verify".',
});

const LEFTOVER_AGE_MS = 3_600_000;
const SCOPE = /^[a-z0-9-]+$/;
const SHA256 = /^[0-9a-f]{64}$/;

interface Draft extends BlobRef {
  readonly path: string;
  /** Resolves when the bytes survive a power cut. */
  readonly synced: Promise<void>;
}

/** Writes what comes to its end. The sync has begun, not ended, when it resolves. */
async function writeDraft(path: string, source: AsyncIterable<Uint8Array>): Promise<Draft> {
  const handle = await open(path, 'wx', 0o600);
  try {
    const ref = await copy(source, handle);
    const synced = syncLast(handle);
    // Whoever keeps the draft hears of its failure; nobody has to.
    synced.catch(() => undefined);
    return { path, ...ref, synced };
  } catch (error) {
    await handle.close();
    await rm(path, { force: true });
    throw error;
  }
}

async function syncLast(handle: FileHandle): Promise<void> {
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** At half of what `writeFile` costs. */
async function append(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength;) at += (await handle.write(chunk, at)).bytesWritten;
}

async function copy(source: AsyncIterable<Uint8Array>, handle: FileHandle): Promise<BlobRef> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of source) {
    hash.update(chunk);
    size += chunk.byteLength;
    await append(handle, chunk);
  }
  return { sha256: hash.digest('hex'), size };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
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

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

class FileStore implements BlobStore {
  readonly #root: string;
  readonly #staging: string;
  readonly #folders: Folders;
  /** Drafts of this process, hence names that no other gives. */
  readonly #owner = newId();
  #drafts = 0;

  constructor(root: string) {
    this.#root = root;
    this.#folders = new Folders(root);
    this.#staging = join(root, 'staging');
  }

  async prepare(): Promise<void> {
    await mkdir(this.#staging, { recursive: true, mode: 0o700 });
    await clearLeftovers(this.#staging);
  }

  async stage(source: AsyncIterable<Uint8Array>): Promise<StagedBlob> {
    const draft = await writeDraft(join(this.#staging, `${this.#owner}-${(this.#drafts += 1)}`), source);
    const { path, sha256, size, synced } = draft;
    let kept: string | undefined;
    return {
      sha256,
      size,
      keep: async (scope) => {
        const place = this.#pathOf(scope, sha256);
        await synced;
        await this.#inFolder(dirname(place), async () => {
          if (kept === undefined) await rename(path, place);
          else await link(kept, place).catch(unlessThere);
          kept = place;
        });
        return { sha256, size };
      },
      discard: async () => {
        await synced.catch(() => undefined);
        if (kept === undefined) await rm(path, { force: true });
      },
    };
  }

  async put(scope: string, bytes: Uint8Array): Promise<BlobRef> {
    const staged = await this.stage(once(bytes));
    try {
      return await staged.keep(scope);
    } finally {
      await staged.discard();
    }
  }

  /** Names something in a folder, durably. */
  async #inFolder(folder: string, name: () => Promise<void>): Promise<void> {
    try {
      await this.#folders.make(folder);
      await name();
      await this.#folders.sync(folder);
    } catch (error) {
      this.#folders.forget(folder);
      throw error;
    }
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
}

/** Opens (and makes) the store under `root`. */
export async function openFileStore(root: string): Promise<BlobStore> {
  const store = new FileStore(root);
  await store.prepare();
  return store;
}
