// node src/launch/command.mjs start|test|check|demo|cli [arguments]
// Installs what is missing, then prints on standard output the one command line that the caller is to become
// (src/launch/run.sh does so). Plain Node ≥ 20: nothing is installed yet when it runs.

import { realpathSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { prepareFolders } from './folders.mjs';
import { ensureInstalled } from './install.mjs';
import { programFor, programs } from './programs.mjs';
import { say, Stop } from './say.mjs';
import { launchSettings } from './settings.mjs';

/** Quotes a word for a POSIX shell. */
export function shellWord(word) {
  return /^[A-Za-z0-9_/.:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * The words of the command for a program of programs.mjs, after installing and preparing what it needs.
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<{ folder: string, environment: Record<string, string>, words: string[] }>}
 */
export async function commandFor(name, args) {
  const program = programFor(name, args);
  if (!program) {
    const known = Object.keys(programs).join(', ');
    throw new Stop(
      `Commande inconnue : ${name ?? '(aucune)'}. Commandes : ${known}.`,
      `Unknown command. Commands: ${known}.`,
    );
  }
  await ensureInstalled(program.needsDevelopment ? 'all' : 'production');
  const settings = launchSettings(process.env);
  if (program.usesData) prepareFolders(settings);
  return { folder: program.folder, environment: program.environment(settings), words: program.words(settings, args) };
}

async function main() {
  const [name, ...args] = process.argv.slice(2);
  try {
    const { folder, environment, words } = await commandFor(name, args);
    const assignments = Object.entries(environment).map(([key, value]) => `${key}=${value}`);
    const line = ['env', `--chdir=${folder}`, ...assignments, ...words];
    process.stdout.write(`${line.map(shellWord).join(' ')}\n`);
  } catch (error) {
    say(error);
    // A caller that only evaluates what it reads must fail too.
    process.stdout.write('false\n');
    process.exitCode = 1;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
