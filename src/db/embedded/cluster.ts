// The cluster's folder: made whole or not at all, owned by the server's account.

import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { giveTree } from './account.ts';
import { clusterMajor, type ServerBinaries } from './binaries.ts';
import { runCommand } from './command.ts';
import { explain, notACluster } from './failures.ts';
import { initialisation } from './settings.ts';
import type { Account } from './types.ts';

/** Makes the cluster when there is none, else sees to its owner and mode. The caller holds the lock. */
export async function prepareCluster(
  dataDir: string,
  server: ServerBinaries,
  account: Account | undefined,
): Promise<'created' | 'existing'> {
  await removeHalfMade(dataDir);
  if ((await clusterMajor(dataDir)) !== undefined) {
    await giveTree(dataDir, account);
    await chmod(dataDir, 0o700);
    return 'existing';
  }
  await createCluster(dataDir, server, account);
  return 'created';
}

/** initdb works in a sibling folder; the rename is what makes the cluster exist. */
async function createCluster(dataDir: string, server: ServerBinaries, account: Account | undefined): Promise<void> {
  const existing = await readdir(dataDir).catch(() => []);
  if (existing.length > 0) throw notACluster(dataDir);
  const draft = `${dataDir}.new-${randomBytes(4).toString('hex')}`;
  await mkdir(draft, { mode: 0o700 });
  try {
    if (account) await chown(draft, account.uid, account.gid);
    const result = await runCommand(
      join(server.folder, 'initdb'),
      ['-D', draft, ...initialisation(server.major)],
      account,
    );
    if (result.code !== 0) {
      throw explain(`${result.stdout}\n${result.stderr}`, { path: dataDir, account: account?.name ?? ourName() });
    }
    await rename(draft, dataDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  await syncFolder(dirname(dataDir));
}

function ourName(): string {
  return String(process.getuid?.() ?? '?');
}

async function removeHalfMade(dataDir: string): Promise<void> {
  const parent = dirname(dataDir);
  const drafts = (await readdir(parent)).filter((name) => name.startsWith(`${basename(dataDir)}.new-`));
  for (const draft of drafts) await rm(join(parent, draft), { recursive: true, force: true });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Lets another account go through the folders above (never list them) when we are root: `mktemp -d` and /root are
 * closed to all. Says which ones it opened. Folders that we may not change are left; the server then says so itself.
 */
export async function openWayTo(path: string): Promise<readonly string[]> {
  const opened: string[] = [];
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const { mode } = await stat(folder);
      if ((mode & 0o001) !== 0) continue;
      await chmod(folder, (mode & 0o7777) | 0o001);
      opened.push(folder);
    } catch {
      return opened;
    }
  }
  return opened;
}
