// Passwords given to commands. As an argument a password is seen by everybody who lists the processes of the machine:
// it may come from a file, from standard input, or be typed where it is not shown.

import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { usageProblem } from './arguments.ts';

export interface PasswordOptions {
  /** `-`: the first line of standard input. */
  readonly password?: string | undefined;
  readonly 'password-file'?: string | undefined;
}

export const passwordUsage = '(--password - | --password-file F | --password P)';

export const passwordHelp = [
  '--password - : le mot de passe est la première ligne de l’entrée standard.',
  '--password-file F : il est la première ligne de ce fichier.',
  'Sans aucun des deux, il est demandé au clavier. En argument (--password P), il est visible des autres comptes de la machine.',
].join('\n');

const firstLine = (text: string): string => text.split(/\r?\n/, 1)[0] ?? '';

/** Throws `cli.usage` when there is none, or two. */
export async function readPassword(options: PasswordOptions): Promise<string> {
  const { password, 'password-file': file } = options;
  if (password !== undefined && file !== undefined)
    throw usageProblem('Un seul mot de passe : --password ou --password-file');
  const given = file === undefined ? await typedOrGiven(password) : firstLine(await readFile(file, 'utf8'));
  if (given === '') throw usageProblem('Il manque : le mot de passe');
  return given;
}

async function typedOrGiven(password: string | undefined): Promise<string> {
  if (password === '-') return firstLine(await wholeInput());
  if (password !== undefined) return password;
  if (!process.stdin.isTTY) throw usageProblem('Il manque : --password, --password-file');
  return await typed();
}

async function wholeInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

/** What the keys send: Ctrl-C and Ctrl-D give up, Enter ends, Backspace and Delete take one letter back. */
const KEYS = { interrupt: ['\u0003', '\u0004'], enter: ['\r', '\n'], erase: ['\u007f', '\b'] } as const;

const isKey = (key: keyof typeof KEYS, letter: string): boolean => (KEYS[key] as readonly string[]).includes(letter);

async function* letters(): AsyncGenerator<string> {
  for await (const chunk of process.stdin) yield* Buffer.from(chunk as Uint8Array).toString('utf8');
}

/** Reads a line from the keyboard without showing it. */
async function typed(): Promise<string> {
  process.stderr.write('Mot de passe : ');
  process.stdin.setRawMode(true);
  const line: string[] = [];
  try {
    for await (const letter of letters()) {
      if (isKey('interrupt', letter)) throw usageProblem('Interrompu');
      if (isKey('enter', letter)) break;
      if (isKey('erase', letter)) line.pop();
      else line.push(letter);
    }
    return line.join('');
  } finally {
    process.stdin.setRawMode(false);
    process.stderr.write('\n');
  }
}
