// What each command runs: where, with which variables, which words.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { cacheFolder, temporaryFolder } from './folders.mjs';
import { fileFlags, permissionFlags } from './permissions.mjs';
import { realPath, root } from './settings.mjs';
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

/**
 * How V8 keeps house: what requests leave behind is gathered by one thread in fewer rounds. With two cores, threads that
 * gather in parallel cost more than they spare (`npm run bench -- --only page`).
 */
const HOUSEKEEPING = '--v8-flags=--max-semi-space-size=32,--no-parallel-scavenge';

/** The application. With HOME where it works, no library searches the folders above for settings of its own. */
function application(entry, more) {
  return {
    needsDevelopment: false,
    usesData: true,
    folder: root,
    environment: (settings) => ({ ...confined(settings), HOME: root }),
    words: (settings, args) => [
      findDeno(),
      'run',
      HOUSEKEEPING,
      ...permissionFlags(settings, more),
      source(entry),
      ...args,
    ],
  };
}

/** An operator's own command: it reads the files that its arguments name, from where it was typed. */
function commandLine(entry, more) {
  const here = process.env.INIT_CWD ?? process.cwd();
  const program = application(entry, { ...more, readsAll: true, writes: [here] });
  return { ...program, folder: here, environment: (settings) => ({ ...confined(settings), HOME: here }) };
}

/** Of what may be a link: where it stands, and where it leads. */
const bothNames = (path) => [path, realPath(path)];

/** The files that `facturx VERB …` names: what it writes follows `-o`, every other word may be one it reads. */
function namedFiles(args, here) {
  const text = { type: 'string' };
  const options = { output: { ...text, short: 'o' }, list: text, data: text, xml: text };
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: false });
  const words = [...positionals.slice(2), values.data, values.xml].filter((word) => typeof word === 'string');
  const paths = words.map((word) => resolve(here, word));
  const isListed = typeof values.list === 'string';
  return {
    reads: isListed ? undefined : paths.flatMap(bothNames),
    writes: typeof values.output === 'string' ? bothNames(resolve(here, values.output)) : [],
  };
}

/** `facteur facturx …` works on the files it is given, and leaves nothing else behind: no data folder is made. */
const invoiceFiles = () => {
  const here = process.env.INIT_CWD ?? process.cwd();
  return {
    needsDevelopment: false,
    usesData: false,
    folder: here,
    environment: ({ dataDir }) => ({
      // Compiled code is kept where there is already a place for it.
      DENO_DIR: existsSync(cacheFolder(dataDir)) ? join(cacheFolder(dataDir), 'deno') : '/dev/null/none',
      DENO_NO_UPDATE_CHECK: '1',
      HOME: here,
    }),
    words: (_settings, args) => [
      findDeno(),
      'run',
      ...fileFlags(namedFiles(args, here)),
      source('src/cli/facturx/main.ts'),
      ...args,
    ],
  };
};

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

/** The program for a command: what only works on files needs less. */
export function programFor(name, args) {
  return name === 'cli' && args[0] === 'facturx' ? invoiceFiles() : programs[name];
}
