// What the program may do: as little as it needs. Each permission names its reason.
// Deno's own account of them: https://docs.deno.com/runtime/fundamentals/security/

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { root } from './settings.mjs';
import { nativeAddons, postgresPrograms } from './tools.mjs';

const fromRoot = (path) => join(root, path);

/** Deno splits a list at commas; a comma inside a path is doubled. */
function list(values) {
  return [...new Set(values)].map((value) => value.replaceAll(',', ',,')).join(',');
}

/** The same rule as src/db/embedded/socketFolder.ts. */
export function socketFolder(dataDir) {
  const cluster = join(dataDir, 'postgres');
  if (Buffer.byteLength(join(cluster, '.s.PGSQL.5432')) <= 107) return cluster;
  return `/tmp/facteur-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;
}

const hostAndPort = (host, port) => `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;

const defaultPorts = { 'http:': 80, 'https:': 443, 'postgres:': 5432, 'postgresql:': 5432, 'smtp:': 25, 'smtps:': 465 };

/** `host:port` of an address; a PostgreSQL one may name the folder of a socket instead. Unreadable ones give nothing. */
function reached(url) {
  if (!URL.canParse(url)) return [];
  const { protocol, hostname, port, searchParams } = new URL(url);
  const host = decodeURIComponent(hostname || (searchParams.get('host') ?? ''));
  const number = port || searchParams.get('port') || defaultPorts[protocol] || 443;
  if (host.startsWith('/')) return [`unix:${join(host, `.s.PGSQL.${number}`)}`];
  return host ? [`${host}:${number}`] : [];
}

function nameServers() {
  const text = existsSync('/etc/resolv.conf') ? readFileSync('/etc/resolv.conf', 'utf8') : '';
  return [...text.matchAll(/^\s*nameserver\s+(\S+)/gm)].map(([, address]) => hostAndPort(address, 53));
}

function network(settings) {
  const { http, smtp, databaseUrl, urls, extraHosts } = settings;
  return [
    hostAndPort(http.host, http.port),
    hostAndPort(smtp.host, smtp.port),
    ...(databaseUrl ? reached(databaseUrl) : [`unix:${join(socketFolder(settings.dataDir), '.s.PGSQL.5432')}`]),
    ...urls.flatMap((url) => reached(url)),
    ...extraHosts,
    // SPF, DKIM and DMARC of incoming mail are DNS questions.
    ...nameServers(),
  ];
}

const ownSources = ['src', 'modules', 'views', 'static', 'migrations', 'node_modules', 'package.json', 'tsconfig.json'];

/** Names with `*` are prefixes. A library that asks for a variable that is not listed fails, hence the long tail. */
const variables = [
  'FACTEUR_*',
  'DATABASE_*',
  'LOG_*',
  'TZ',
  'TMPDIR',
  'PATH',
  'HOME',
  'USER',
  'PG*', // pg: defaults of a connection
  'NODE_*', // node: modules, pg, pino
];

const systemFacts = ['uid', 'gid', 'hostname', 'cpus', 'statfs', 'systemMemoryInfo', 'userInfo', 'osRelease'];

/**
 * Flags of `deno run` for the application and its command line.
 * @param {ReturnType<typeof import('./settings.mjs').launchSettings>} settings
 * @param {{ hosts?: readonly string[] }} [more] hosts beside those of the settings
 */
export function permissionFlags(settings, more = {}) {
  const { dataDir, databaseUrl, files } = settings;
  const written = [dataDir, ...(databaseUrl ? [] : [socketFolder(dataDir)])];
  const programs = databaseUrl ? [] : [...postgresPrograms(), '/usr/bin/readlink'];
  const addons = nativeAddons();
  return [
    '--cached-only',
    '--no-remote',
    '--no-prompt',
    '--quiet',
    `--allow-net=${list([...network(settings), ...(more.hosts ?? [])])}`,
    `--allow-read=${list([...ownSources.map(fromRoot), ...written, ...files, '/etc/passwd', '/etc/resolv.conf', '/usr/lib/postgresql'])}`,
    `--allow-write=${list(written)}`,
    `--allow-env=${list(variables)}`,
    `--allow-sys=${list(systemFacts)}`,
    ...(programs.length > 0 ? [`--allow-run=${list(programs)}`] : []),
    ...(addons.length > 0 ? [`--allow-ffi=${list(addons)}`] : []),
  ];
}
