// The embedded PostgreSQL: a child process on a socket in the data folder, for installations without DATABASE_URL.
// Owns the cluster's folder (`data/postgres`), its lock (`data/postgres.lock`) and, for long paths, a socket folder
// in /tmp. Start: startEmbeddedPostgres.

import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { tryLockFile, type FileLock } from '../../runtime.ts';
import { chooseAccount, peerNames } from './account.ts';
import { attachTo } from './attach.ts';
import { findServer, serverFolders } from './binaries.ts';
import { openWayTo, prepareCluster } from './cluster.ts';
import { dataInUse, explain } from './failures.ts';
import { connectionsOf } from './connections.ts';
import { writeAccess } from './settings.ts';
import { prepareSocketFolder, socketFolder } from './socket-folder.ts';
import { bringUp, Supervisor } from './supervisor.ts';
import type { EmbeddedOptions, EmbeddedPostgres, ServerPlan } from './types.ts';
import { Problem } from '../../errors.ts';

export type { EmbeddedOptions, EmbeddedPostgres, ServerExit, SocketConnection, SupervisorLog } from './types.ts';

/** Another instance that is just stopping gets this long to let go. */
const LOCK_WAIT_MS = 2_000;

/**
 * Makes the cluster when there is none and starts its server; ready for connections when the promise resolves
 * (about 0.1 s for an existing cluster, 1 to 2 s for a new one).
 * @throws Problem `database.*` (src/db/embedded/failures.ts) with a sentence for the operator.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const wanted = resolve(options.dataDir);
  try {
    await mkdir(dirname(wanted), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    // PostgreSQL reports its folder without symbolic links; so do we, to compare.
    const dataDir = join(await realpath(dirname(wanted)), basename(wanted));
    const lock = await takeLock(dataDir, options.whenInUse === 'attach' ? 0 : LOCK_WAIT_MS);
    if (lock) return await startLocked({ ...options, dataDir }, lock);
    if (options.whenInUse === 'attach') return await attachTo(dataDir);
    throw dataInUse(dataDir);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw explain(String(error), { path: wanted, account: String(process.getuid?.()) });
  }
}

async function takeLock(dataDir: string, waitMs: number): Promise<FileLock | undefined> {
  for (const giveUpAt = Date.now() + waitMs; ;) {
    const lock = await tryLockFile(`${dataDir}.lock`);
    if (lock || Date.now() >= giveUpAt) return lock;
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

async function startLocked(options: EmbeddedOptions, lock: FileLock): Promise<EmbeddedPostgres> {
  try {
    const plan = await makePlan(options);
    const supervisor = new Supervisor(plan, lock, await bringUp(plan));
    return {
      ...connectionsOf(plan.socketDir, plan.server.major),
      attached: false,
      get pid() {
        return supervisor.pid;
      },
      onExit: (listener) => supervisor.onExit(listener),
      stop: () => supervisor.stop(),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function makePlan({ dataDir, log, runAs, roles, serverFolders: folders }: EmbeddedOptions): Promise<ServerPlan> {
  const account = await chooseAccount(dataDir, runAs);
  const server = await findServer(dataDir, folders ?? (await serverFolders()));
  if (account) {
    const opened = [...(await openWayTo(dataDir)), ...(await openWayTo(join(server.folder, 'postgres')))];
    if (opened.length > 0) log.warn({ opened, account: account.name }, 'Folders were opened for passage (chmod o+x)');
  }
  const state = await prepareCluster(dataDir, server, account);
  const socketDir = socketFolder(dataDir);
  if (socketDir !== dataDir) await prepareSocketFolder(socketDir, account);
  const peers = await peerNames(account);
  await writeAccess(dataDir, { account, peers, roles: roles ?? ['facteur_app'] });
  log.info({ dataDir, major: server.major, state, account: account?.name }, 'PostgreSQL is being started');
  return { dataDir, socketDir, server, account, log };
}
