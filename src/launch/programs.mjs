// What each command runs: where, with which variables, which words.

import { join } from 'node:path';
import process from 'node:process';
import { cacheFolder, temporaryFolder } from './folders.mjs';
import { permissionFlags } from './permissions.mjs';
import { root } from './settings.mjs';
import { findDeno } from './tools.mjs';

const source = (path) => join(root, path);

/** Whatever deno and the libraries would write elsewhere goes under the data folder. */
function confined(settings) {
  return {
    DENO_DIR: join(cacheFolder(settings.dataDir), 'deno'),
    DENO_NO_UPDATE_CHECK: '1',
    TMPDIR: temporaryFolder(settings.dataDir),
    FACTEUR_DATA: settings.dataDir,
  };
}

/** The application. With HOME where it works, no library searches the folders above for settings of its own. */
function application(entry, more) {
  return {
    needsDevelopment: false,
    usesData: true,
    folder: root,
    environment: (settings) => ({ ...confined(settings), HOME: root }),
    words: (settings, args) => [findDeno(), 'run', ...permissionFlags(settings, more), source(entry), ...args],
  };
}

/** An operator's own command: it reads the files that its arguments name, from where it was typed. */
function commandLine(entry, more) {
  const here = process.env.INIT_CWD ?? process.cwd();
  const program = application(entry, { ...more, readsAll: true, writes: [here] });
  return { ...program, folder: here, environment: (settings) => ({ ...confined(settings), HOME: here }) };
}

/** Tests and the demonstration start servers, browsers and databases of their own. */
function unconfined(words, needsDevelopment) {
  return {
    needsDevelopment,
    usesData: false,
    folder: root,
    environment: () => ({ DENO_NO_UPDATE_CHECK: '1' }),
    words: (_settings, args) => [...words(), ...args],
  };
}

const ownMachine = ['127.0.0.1', 'localhost', '[::1]'];

export const programs = {
  start: application('src/main.ts', {}),
  cli: commandLine('src/cli.ts', { hosts: ownMachine }),
  demo: unconfined(() => [findDeno(), 'run', '-A', source('tests/demo/main.ts')], false),
  test: unconfined(() => [findDeno(), 'run', '-A', source('node_modules/vitest/vitest.mjs'), 'run'], true),
};
