// The folders of the blob store: made once, known to the disk with all their parents, and kept open, as opening one
// costs as much as syncing it.

import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Most folders kept open: all of one company. */
const MOST_OPEN = 256;

async function syncOnce(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

interface OpenFolder {
  readonly handle: Promise<FileHandle>;
  users: number;
}

const close = ({ handle }: OpenFolder): void =>
  void handle.then(async (file) => await file.close()).catch(() => undefined);

export class Folders {
  readonly #root: string;
  /** Those whose whole chain of parents is known to be synced. */
  readonly #made = new Set<string>();
  /** The one used last comes last. */
  readonly #open = new Map<string, OpenFolder>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Makes a folder and syncs its parents: also those another process may have made and not synced. */
  async make(path: string): Promise<void> {
    if (this.#made.has(path)) return;
    await mkdir(path, { recursive: true, mode: 0o700 });
    for (let parent = dirname(path); parent.length >= this.#root.length; parent = dirname(parent)) {
      await syncOnce(parent);
    }
    this.#made.add(path);
  }

  /** When it resolves, the names in the folder survive a power cut. */
  async sync(path: string): Promise<void> {
    const folder = this.#open.get(path) ?? { handle: open(path, 'r'), users: 0 };
    this.#open.delete(path);
    this.#open.set(path, folder);
    folder.users += 1;
    try {
      await (await folder.handle).sync();
    } finally {
      folder.users -= 1;
      if (this.#open.size > MOST_OPEN) this.#closeOldest();
    }
  }

  /** After a failure: the folder may have been taken away, or replaced by another. */
  forget(path: string): void {
    this.#made.delete(path);
    const folder = this.#open.get(path);
    if (!folder || folder.users > 0) return;
    this.#open.delete(path);
    close(folder);
  }

  #closeOldest(): void {
    for (const [path, folder] of this.#open) {
      if (folder.users > 0) continue;
      this.#open.delete(path);
      close(folder);
      return;
    }
  }
}
