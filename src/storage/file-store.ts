// Blob store on a file system: `<root>/<scope>/<first two hex digits>/<sha256>`. A blob is written under a temporary
// name, synced, moved into place with an atomic rename, and its folder is synced: only then is it kept.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, link, mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

/** Opens (and makes) the store under `root`. */
export async function openFileStore(root: string): Promise<BlobStore> {
  const staging = join(root, 'staging');
  await mkdir(staging, { recursive: true });
  await clearLeftovers(staging);
  const knownFolders = new Set<string>();

  const pathOf = (scope: string, sha256: string): string => {
    if (!SCOPE.test(scope) || !SHA256.test(sha256)) throw new Error('Not a blob address');
    return join(root, scope, sha256.slice(0, 2), sha256);
  };

  /** Makes a folder and syncs the chain of parents that had to be made. */
  const ensureFolder = async (folder: string): Promise<void> => {
    if (knownFolders.has(folder)) return;
    const firstMade = await mkdir(folder, { recursive: true });
    if (firstMade !== undefined) {
      for (let made = folder; made.length >= firstMade.length; made = dirname(made)) await syncFolder(dirname(made));
    }
    knownFolders.add(folder);
  };

  const exists = async (path: string): Promise<boolean> =>
    await access(path).then(
      () => true,
      () => false,
    );

  /** `put in place` is link or rename: both atomic. A blob that is already there is synced again: its first writer may have died before. */
  const place = async (staged: string, path: string, putInPlace: typeof link): Promise<void> => {
    await ensureFolder(dirname(path));
    if (!(await exists(path))) await putInPlace(staged, path).catch(unlessThere);
    await syncFolder(dirname(path));
  };

  const write = async (source: AsyncIterable<Uint8Array>): Promise<{ path: string; ref: BlobRef }> => {
    const path = join(staging, newId());
    const handle = await open(path, 'wx', 0o600);
    try {
      return { path, ref: await writeAll(handle, source) };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  };

  return {
    async stage(source): Promise<StagedBlob> {
      const { path, ref } = await write(source);
      return {
        ...ref,
        async keep(scope) {
          await place(path, pathOf(scope, ref.sha256), link);
          return ref;
        },
        discard: async () => await rm(path, { force: true }),
      };
    },
    async put(scope, bytes) {
      const { path, ref } = await write(once(bytes));
      await place(path, pathOf(scope, ref.sha256), rename);
      await rm(path, { force: true });
      return ref;
    },
    async get(scope, sha256) {
      try {
        return await readFile(pathOf(scope, sha256));
      } catch (error) {
        throw blobMissing({ cause: error });
      }
    },
    async stream(scope, sha256) {
      const path = pathOf(scope, sha256);
      if (!(await exists(path))) throw blobMissing();
      return createReadStream(path);
    },
    has: async (scope, sha256) => await exists(pathOf(scope, sha256)),
  };
}
