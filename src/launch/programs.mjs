// What each command runs.

import { join } from 'node:path';
import { cacheFolder, temporaryFolder } from './folders.mjs';
import { permissionFlags } from './permissions.mjs';
import { root } from './settings.mjs';
import { findDeno } from './tools.mjs';

const source = (path) => join(root, path);

/** Everything that deno and the libraries would write elsewhere goes under the data folder. */
function confined({ dataDir }) {
  return {
    DENO_DIR: join(cacheFolder(dataDir), 'deno'),
    DENO_NO_UPDATE_CHECK: '1',
    TMPDIR: temporaryFolder(dataDir),
    FACTEUR_DATA: dataDir,
  };
}

function application(entry, hosts = []) {
  return {
    needsDevelopment: false,
    usesData: true,
    environment: confined,
    words: (settings, args) => [findDeno(), 'run', ...permissionFlags(settings, { hosts }), source(entry), ...args],
  };
}

/** Tests start servers, browsers and databases of their own. */
function development(words) {
  return {
    needsDevelopment: true,
    usesData: false,
    environment: () => ({ DENO_NO_UPDATE_CHECK: '1' }),
    words: (_settings, args) => [...words(), ...args],
  };
}

const ownMachine = ['127.0.0.1', 'localhost', '[::1]'];

export const programs = {
  start: application('src/main.ts'),
  demo: application('src/demo.ts', ownMachine),
  cli: application('src/cli.ts', ownMachine),
  test: development(() => [findDeno(), 'run', '-A', source('node_modules/vitest/vitest.mjs'), 'run']),
};
