// Where the socket lives: in the cluster's folder, or in a short one when that path is too long for the kernel.

import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { foreignOwner } from './failures.ts';
import { PORT } from './settings.ts';
import type { Account } from './types.ts';

/** sockaddr_un.sun_path is 108 bytes with its final zero. */
const LONGEST_SOCKET_PATH = 107;

/** The same for every process of ours, so that each finds the other's server. src/launch/addresses.mjs knows the rule too. */
export function socketFolder(dataDir: string): string {
  const socket = join(dataDir, `.s.PGSQL.${PORT}`);
  if (Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH) return dataDir;
  return `/tmp/facteur-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`;
}

/**
 * Makes the short folder, private to the server's account. A folder of that name that belongs to a stranger is refused:
 * it could be a trap.
 */
export async function prepareSocketFolder(folder: string, account: Account | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const owner = account?.uid ?? process.getuid?.() ?? 0;
  const found = await lstat(folder);
  if (!found.isDirectory() || ![owner, process.getuid?.()].includes(found.uid)) throw foreignOwner(folder, found.uid);
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
}
