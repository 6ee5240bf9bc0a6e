// What the program may do: as little as it needs. Each permission names its reason.
// Deno's own account of them: https://docs.deno.com/runtime/fundamentals/security/

import { join } from 'node:path';
import { addresses, embeddedSocketFolder, socketsOf } from './addresses.mjs';
import { cacheFolder } from './folders.mjs';
import { Stop } from './say.mjs';
import { realPath, root } from './settings.mjs';
import { findDeno, nativeAddons, postgresPrograms } from './tools.mjs';

/** Both names of a folder that is a link: what is asked for, and where it leads. */
const fromRoot = (path) => [join(root, path), realPath(join(root, path))];

/** Deno splits lists at commas, and knows no way to write one that belongs to a path. */
function checked(value) {
  if (!value.includes(',')) return value;
  throw new Stop(
    `Un chemin ou une adresse contient une virgule, ce que les permissions ne peuvent pas exprimer : ${value}`,
    `A path or an address holds a comma, which permissions cannot express: ${value}`,
  );
}

/** Without a value a flag would allow everything. */
function allow(what, values) {
  const list = [...new Set(values)].map(checked).join(',');
  return list === '' ? undefined : `--allow-${what}=${list}`;
}

/** Accounts (who PostgreSQL runs as), name servers, and which PostgreSQL is installed. */
const systemFiles = ['/etc/passwd', '/etc/resolv.conf', '/usr/lib/postgresql'];

const ownSources = ['src', 'modules', 'views', 'static', 'migrations', 'node_modules', 'package.json', 'tsconfig.json'];

/** Names with `*` are prefixes. Any other variable looks absent, so that secrets of the machine stay its own. */
const variables = ['FACTEUR_*', 'DATABASE_*', 'LOG_*', 'TZ', 'TMPDIR', 'PATH', 'HOME', 'NODE_ENV', 'DENO_DIR'];

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
  const reached = [...addresses(settings), ...hosts];
  const kept = [dataDir, ...(databaseUrl ? [] : [embeddedSocketFolder(dataDir)]), ...socketsOf(reached)];
  const read = [...ownSources.flatMap(fromRoot), ...kept, ...files, ...systemFiles];
  // The reading process is another deno, with fewer permissions (modules/ocr/engine/command.ts).
  const programs = [findDeno(), ...(databaseUrl ? [] : [...postgresPrograms(), '/usr/bin/readlink'])];
  return [
    '--cached-only',
    '--no-remote',
    '--no-prompt',
    '--quiet',
    allow('net', reached),
    ...(readsAll ? ['--allow-read'] : [allow('read', read), `--ignore-read=${checked(root)}`]),
    allow('write', [...kept, ...writes]),
    // The runtime keeps compiled code there: what the program could change, the next start would run.
    `--deny-write=${checked(cacheFolder(dataDir))}`,
    allow('env', variables),
    '--ignore-env',
    allow('sys', systemFacts),
    allow('run', programs),
    allow('ffi', nativeAddons()),
  ].filter((flag) => flag !== undefined);
}

/** A list of paths longer than this does not fit one word of a command line; one comma in it cannot be said. */
const LONGEST_LIST = 64 * 1024;

function namedOnly(paths) {
  const isSayable = paths.join(',').length < LONGEST_LIST && !paths.some((path) => path.includes(','));
  return isSayable
    ? [allow('read', [...ownSources.flatMap(fromRoot), ...paths]), `--ignore-read=${checked(root)}`]
    : [];
}

/**
 * Flags of a command that works on files alone: no network, no program, no data folder.
 * @param {{ reads: readonly string[] | undefined, writes: readonly string[] }} named absolute paths; `reads` undefined:
 * they stand in a list that only the command opens
 */
export function fileFlags({ reads, writes }) {
  const readable = reads === undefined ? [] : namedOnly(reads);
  return [
    '--cached-only',
    '--no-remote',
    '--no-prompt',
    '--quiet',
    ...(readable.length > 0 ? readable : ['--allow-read']),
    allow('write', writes),
    allow('env', variables),
    '--ignore-env',
    allow('sys', systemFacts),
    allow('ffi', nativeAddons()),
  ].filter((flag) => flag !== undefined);
}
