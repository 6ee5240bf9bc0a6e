// Which system account the server runs as, and which names it knows us by.

import { chown, lstat, readdir, readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import { accountMissing, foreignOwner } from './failures.ts';
import type { Account } from './types.ts';

async function systemAccounts(): Promise<readonly Account[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

async function ownerOf(path: string): Promise<number | undefined> {
  return lstat(path).then(
    (found) => found.uid,
    () => undefined,
  );
}

/**
 * The account to run the server as: undefined when we are not root (it runs as ourselves).
 * As root: the one asked for, else the owner of the existing cluster, else `postgres`, else `nobody`.
 * @throws accountMissing, and foreignOwner when we are not root and the cluster is somebody else's.
 */
export async function chooseAccount(dataDir: string, runAs: string | undefined): Promise<Account | undefined> {
  const owner = await ownerOf(join(dataDir, 'PG_VERSION'));
  const self = process.getuid?.() ?? 0;
  if (self !== 0) {
    if (owner !== undefined && owner !== self) throw foreignOwner(dataDir, owner);
    return undefined;
  }
  const accounts = await systemAccounts();
  const named = (name: string): Account | undefined => accounts.find((account) => account.name === name);
  const chosen = runAs
    ? named(runAs)
    : ((owner ? accounts.find((account) => account.uid === owner) : undefined) ?? named('postgres') ?? named('nobody'));
  if (!chosen || chosen.uid === 0) throw accountMissing(runAs ?? 'postgres');
  return chosen;
}

/** Names under which the kernel reports our connections over the socket: ourselves and the server's account. */
export async function peerNames(account: Account | undefined): Promise<readonly string[]> {
  const ourUid = process.getuid?.() ?? 0;
  const listed = (await systemAccounts()).find(({ uid }) => uid === ourUid)?.name;
  const names = [listed ?? ownName(), account?.name];
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Accounts of a directory service are not in /etc/passwd. */
function ownName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

/** Gives a whole tree to the account when something at its top belongs to somebody else (a cluster moved by hand). */
export async function giveTree(path: string, account: Account | undefined): Promise<void> {
  if (!account) return;
  const entries = await readdir(path);
  const owners = await Promise.all(['', ...entries].map((entry) => ownerOf(join(path, entry))));
  if (owners.every((owner) => owner === undefined || owner === account.uid)) return;
  const everything = ['', ...(await readdir(path, { recursive: true }))];
  for (const entry of everything) {
    const target = join(path, entry);
    if ((await lstat(target)).isSymbolicLink()) continue; // A tablespace: its files are not below us.
    await chown(target, account.uid, account.gid);
  }
}
