// What an earlier run left behind: a server that outlived its application, or the traces of a dead one.

import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { runCommand } from './command.ts';
import { explain } from './failures.ts';
import type { ServerBinaries } from './binaries.ts';
import { PORT } from './settings.ts';
import type { Account, ServerPlan } from './types.ts';

/** The lines of postmaster.pid that we use (PostgreSQL: src/include/utils/pidfile.h). */
export interface PidFile {
  readonly pid: number;
  readonly socketDir: string;
  readonly ready: boolean;
}

/** undefined: no file; 'broken': a file without a process number, left by a power cut. */
export async function readPidFile(dataDir: string): Promise<PidFile | 'broken' | undefined> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!(pid > 0)) return 'broken';
  return { pid, socketDir: lines[4] ?? '', ready: (lines[7] ?? '').trim() === 'ready' };
}

/**
 * Whether a process is a PostgreSQL at work in this folder: not gone, not a zombie, not another program that was given
 * the same number. The server's working folder is its data folder; a zombie has none. Deno lets nobody read /proc
 * without every permission, hence the child, run as the account so that the kernel lets it look.
 */
async function worksIn(pid: number, dataDir: string, account: Account | undefined): Promise<boolean> {
  const links = await runCommand('/usr/bin/readlink', [`/proc/${pid}/cwd`, `/proc/${pid}/exe`], account);
  const [workingFolder = '', program = ''] = links.stdout.split('\n');
  return workingFolder === dataDir && basename(program.replace(/ \(deleted\)$/, '')) === 'postgres';
}

/**
 * Clears the way for a new server; the caller holds the lock, so no application of ours uses the old one.
 * An orphan is stopped rather than adopted: its log lines and its death would never reach us.
 * Gives the process number in a stale postmaster.pid that the new server shall disregard. The file itself is left to
 * PostgreSQL, which looks in it for shared memory that backends of the dead server may still use.
 */
export async function clearLeftover({ dataDir, socketDir, server, account }: ServerPlan): Promise<Leftover> {
  const found = await readPidFile(dataDir);
  if (found && found !== 'broken' && (await worksIn(found.pid, dataDir, account))) {
    await stopOrphan(dataDir, server, account);
    return { stopped: found.pid };
  }
  // The socket's own lock says nothing more, and PostgreSQL does not start when it is empty or of another number.
  await rm(join(socketDir, `.s.PGSQL.${PORT}.lock`), { force: true });
  if (found !== 'broken') return found ? { stalePid: found.pid } : {};
  await rm(join(dataDir, 'postmaster.pid'), { force: true });
  return {};
}

export interface Leftover {
  readonly stalePid?: number;
  readonly stopped?: number;
}

async function stopOrphan(dataDir: string, server: ServerBinaries, account: Account | undefined): Promise<void> {
  let words = '';
  for (const mode of ['fast', 'immediate']) {
    const args = ['stop', '-D', dataDir, '-m', mode, '-w', '-t', '20'];
    const result = await runCommand(join(server.folder, 'pg_ctl'), args, account);
    if (result.code === 0 || (await readPidFile(dataDir)) === undefined) return;
    words = result.stderr;
  }
  throw explain(words, { path: dataDir, account: account?.name ?? '' });
}
