// Files dropped in a folder: by hand, by a share, by another program. What was taken moves into `lus/`.

import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { connectorUnreachable } from '../import-errors.ts';
import type { ConnectorAdapter, HandedFile } from './connector.ts';

const KNOWN = /\.(?:xlsx|ods|csv|tsv|txt)$/i;
const TAKEN = 'lus';
const MAX_BYTES = 50 * 1024 * 1024;
/** A file that is still being written is left for the next time. */
const SETTLED_MS = 2_000;

async function handed(folder: string, name: string): Promise<HandedFile | undefined> {
  const path = join(folder, name);
  const { size, mtimeMs } = await stat(path);
  if (size > MAX_BYTES || Date.now() - mtimeMs < SETTLED_MS) return undefined;
  return {
    fileName: name,
    bytes: await readFile(path),
    taken: async () => {
      await mkdir(join(folder, TAKEN), { recursive: true });
      await rename(path, join(folder, TAKEN, `${Date.now()}-${name}`));
    },
  };
}

export const folderAdapter: ConnectorAdapter = {
  kind: 'folder',
  async fetch({ address: folder }) {
    try {
      await mkdir(folder, { recursive: true });
      const entries = await readdir(folder, { withFileTypes: true });
      const names = entries.filter((entry) => entry.isFile() && KNOWN.test(entry.name)).map(({ name }) => name);
      const files = await Promise.all(names.toSorted().map(async (name) => await handed(folder, name)));
      return files.filter((file) => file !== undefined);
    } catch (cause) {
      throw connectorUnreachable({ cause });
    }
  },
};
