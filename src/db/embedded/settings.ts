// How our server is set: for one small machine, durable, reachable by nobody but us.

import { chmod, chown, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Account } from './types.ts';

export const SUPERUSER = 'facteur';
export const PORT = 5432;

/** Flags of initdb: UTF-8 with a locale that folds É to é and sorts the same on every machine; checksums on pages. */
export function initialisation(major: number): readonly string[] {
  const locale =
    major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8'];
  return [
    '--encoding=UTF8',
    ...locale,
    '--lc-messages=C',
    '--data-checksums',
    '--no-instructions',
    `--username=${SUPERUSER}`,
    '--auth-local=peer',
    '--auth-host=reject',
  ];
}

/** Settings given on the command line, where nothing in the cluster's own files can change them. */
export function serverSettings(socketDir: string): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: quoteList(socketDir),
    unix_socket_permissions: '0700',
    port: String(PORT),
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    shared_buffers: '48MB',
    max_connections: '40',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: '512MB',
    random_page_cost: '1.1',
    max_wal_size: '256MB',
    max_wal_senders: '2',
    max_worker_processes: '4',
    max_parallel_workers_per_gather: '0',
    max_logical_replication_workers: '0',
    autovacuum_max_workers: '2',
    jit: 'off',
    huge_pages: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_line_prefix: '[%p] ',
    log_checkpoints: 'off',
    // The values of a refused row are personal data: they stay out of the journal.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
}

export function asFlags(settings: Record<string, string>): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A list setting takes commas and spaces as separators unless the value is quoted. */
function quoteList(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}

/**
 * Writes who may connect: over the socket, the system accounts in `peers` (the kernel vouches for them), as the
 * superuser or one of `roles`; over a network, nobody.
 */
export async function writeAccess(
  dataDir: string,
  allowed: { account: Account | undefined; peers: readonly string[]; roles: readonly string[] },
): Promise<void> {
  const lines = allowed.peers.flatMap((peer) =>
    [SUPERUSER, ...allowed.roles].map((role) => `facteur ${quoteName(peer)} ${quoteName(role)}`),
  );
  await replaceFile(join(dataDir, 'pg_hba.conf'), 'local all all peer map=facteur\n', allowed.account);
  await replaceFile(join(dataDir, 'pg_ident.conf'), `${lines.join('\n')}\n`, allowed.account);
}

/** The quotes also keep a name that begins with `/` from being read as a regular expression, or `all` as everyone. */
function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function replaceFile(path: string, text: string, account: Account | undefined): Promise<void> {
  const fresh = `${path}.new`;
  await writeFile(fresh, text, { mode: 0o600 });
  await chmod(fresh, 0o600);
  if (account) await chown(fresh, account.uid, account.gid);
  await rename(fresh, path);
}
