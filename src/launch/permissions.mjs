// What the program may do: as little as it needs. Each permission names its reason.
// Deno's own account of them: https://docs.deno.com/runtime/fundamentals/security/

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { root } from './settings.mjs';
import { findDeno, nativeAddons, postgresPrograms } from './tools.mjs';

const fromRoot = (path) => join(root, path);

/** Deno splits a list at commas; one inside a path is doubled. */
const escaped = (value) => value.replaceAll(',', ',,');

/** Without a value a flag would allow everything. */
function allow(what, values) {
  const list = [...new Set(values)].map(escaped).join(',');
  return list === '' ? undefined : `--allow-${what}=${list}`;
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

/** Accounts (who PostgreSQL runs as), name servers, and which PostgreSQL is installed. */
const systemFiles = ['/etc/passwd', '/etc/resolv.conf', '/usr/lib/postgresql'];

const ownSources = ['src', 'modules', 'views', 'static', 'migrations', 'node_modules', 'package.json', 'tsconfig.json'];

/** Names with `*` are prefixes. Any other variable looks absent, so that secrets of the machine stay its own. */
const variables = ['FACTEUR_*', 'DATABASE_*', 'LOG_*', 'TZ', 'TMPDIR', 'PATH', 'HOME', 'NODE_ENV'];

/** cpus, networkInterfaces: sharp, argon2, graphile-worker; homedir: graphile-worker; userInfo: PostgreSQL's accounts. */
const systemFacts = [
  'uid',
  'gid',
  'homedir',
  'hostname',
  'networkInterfaces',
  'cpus',
  'statfs',
  'systemMemoryInfo',
  'userInfo',
  'osRelease',
];

/**
 * Flags of `deno run`. What lies in the project beside the listed folders (.env, .git) looks absent rather than forbidden:
 * graphile-worker searches there for settings of its own.
 * @param {ReturnType<typeof import('./settings.mjs').launchSettings>} settings
 * @param {{ hosts?: readonly string[], readsAll?: boolean, writes?: readonly string[] }} more what a command needs
 * beside what the application does
 */
export function permissionFlags(settings, { hosts = [], readsAll = false, writes = [] }) {
  const { dataDir, databaseUrl, files } = settings;
  const kept = [dataDir, ...(databaseUrl ? [] : [socketFolder(dataDir)])];
  const read = [...ownSources.map(fromRoot), ...kept, ...files, ...systemFiles];
  // The reading process is another deno, with fewer permissions (modules/ocr/engine/command.ts).
  const programs = [findDeno(), ...(databaseUrl ? [] : [...postgresPrograms(), '/usr/bin/readlink'])];
  return [
    '--cached-only',
    '--no-remote',
    '--no-prompt',
    '--quiet',
    allow('net', [...network(settings), ...hosts]),
    ...(readsAll ? ['--allow-read'] : [allow('read', read), `--ignore-read=${escaped(root)}`]),
    allow('write', [...kept, ...writes]),
    allow('env', variables),
    '--ignore-env',
    allow('sys', systemFacts),
    allow('run', programs),
    allow('ffi', nativeAddons()),
  ].filter((flag) => flag !== undefined);
}
