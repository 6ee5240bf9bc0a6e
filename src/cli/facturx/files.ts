// Files that the verbs read and write: named ones only, each read whole within a stated size.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Problem, problem } from '../../errors.ts';

/** BR-FR-19: a message weighs at most 100 MB. */
const LARGEST = 100 * 1024 * 1024;

const tooLarge = problem({
  code: 'cli.file_too_large',
  status: 413,
  fr: 'Ce fichier dépasse 100 Mo, ce qu’aucune facture électronique ne peut peser.',
  en: 'This file is larger than 100 MB, which no electronic invoice may weigh.',
});

/** What the file system says, in words: code of the error → French and English. */
const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['Fichier ou dossier introuvable : vérifiez le chemin.', 'No such file or folder: check the path.'],
  EACCES: ['Accès refusé : vérifiez les droits sur ce fichier.', 'Access denied: check the rights on this file.'],
  EPERM: ['Accès refusé : vérifiez les droits sur ce fichier.', 'Access denied: check the rights on this file.'],
  EISDIR: ['C’est un dossier : donnez un fichier.', 'This is a folder: give a file.'],
  ENOTDIR: [
    'Ce chemin passe par un fichier comme par un dossier.',
    'This path goes through a file as if it were a folder.',
  ],
  NotCapable: [
    'Accès non accordé : donnez ce chemin lui-même sur la ligne de commande (-o pour écrire).',
    'Access not granted: give this very path on the command line (-o to write).',
  ],
  ENOSPC: ['Le disque est plein : libérez de la place.', 'The disk is full: free some space.'],
};

/** An error of the file system as a problem that names the file; problems stay themselves, defects are thrown. */
export function asFileProblem(error: unknown, file: string): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? String(error.code) : error.name;
  if (!('code' in error) && !(code in REASONS)) throw error;
  const [fr, en] = REASONS[code] ?? [error.message, error.message];
  const text = { fr: `${file} : ${fr}`, en: `${file}: ${en}` };
  return new Problem({ code: 'cli.file', status: 422, permanent: true, text }, { cause: error });
}

/** The bytes of a file. Throws `cli.file` and `cli.file_too_large`. */
export function readInput(file: string): Uint8Array {
  try {
    if (statSync(file).size > LARGEST) throw tooLarge();
    return readFileSync(file);
  } catch (error) {
    throw asFileProblem(error, file);
  }
}

/** To the file, or to standard output. Throws `cli.file`. */
export async function writeOutput(bytes: Uint8Array, file: string | undefined): Promise<void> {
  if (file === undefined) return await say(bytes);
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    throw asFileProblem(error, file);
  }
}

/** On standard output, at the pace of whoever reads it. */
export async function say(text: string | Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Lines of a list, one path each. Throws `cli.file`. */
export function* listed(list: string): Generator<string> {
  const decoder = new TextDecoder();
  for (const line of decoder.decode(readInput(list)).split(/\r?\n/)) if (line !== '') yield line;
}

const INVOICES = /\.(?:xml|pdf)$/i;

/** The file, or every XML and PDF file below the folder, by name. Links to folders are not followed. */
export function* walk(path: string): Generator<string> {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) yield path;
  else yield* below(path);
}

function* below(folder: string): Generator<string> {
  const entries = entriesOf(folder);
  // A folder that cannot be opened is a path that cannot be read: it is answered like any other.
  if (!entries) yield folder;
  for (const { name, isFolder } of entries ?? []) {
    const path = join(folder, name);
    if (isFolder) yield* below(path);
    else if (INVOICES.test(name)) yield path;
  }
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

function entriesOf(folder: string): readonly Entry[] | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return undefined;
  }
}
