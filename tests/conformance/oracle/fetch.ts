// Downloads the artefacts once, into a folder outside the tree, and checks what came.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import type { Artefact, Package } from './artefacts.ts';

export const CACHE = process.env['FACTEUR_ORACLE'] ?? join(homedir(), '.cache', 'facteur-oracle');
const CENTRAL = 'https://repo1.maven.org/maven2';
const LARGEST = 64_000_000;

async function download({ file, from }: Package, to: string): Promise<void> {
  if ('pypi' in from) {
    execFileSync('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', from.pypi, '--dest', CACHE]);
    return;
  }
  const answer = await fetch(`${CENTRAL}/${from.maven}/${file}`);
  if (!answer.ok) throw new Error(`${answer.url} answers ${answer.status}`);
  writeFileSync(to, new Uint8Array(await answer.arrayBuffer()));
}

/** Path of the package. Throws when it is not the one we know. */
export async function fetchPackage(wanted: Package): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const path = join(CACHE, wanted.file);
  if (!existsSync(path)) await download(wanted, path);
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
  if (hash !== wanted.sha256) throw new Error(`${path} is not the file that was expected: remove it`);
  return path;
}

/** Writes what is not there yet: another comparison may be reading it. */
function keep(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

/** Stylesheets that this process unpacked: an older copy may have been mended in another way. */
const ready = new Set<string>();

/** Path of the stylesheet of a layer, ready to run. */
export async function fetchSheet({ layer, package: from, sheet, beside, mend }: Artefact): Promise<string> {
  const archive = await fetchPackage(from);
  const folder = join(CACHE, layer.replaceAll(' ', '-'));
  const path = join(folder, basename(sheet));
  if (ready.has(path)) return path;
  ready.add(path);
  mkdirSync(folder, { recursive: true });
  const part = (entry: string): string =>
    execFileSync('unzip', ['-p', archive, entry], { encoding: 'utf8', maxBuffer: LARGEST });
  if (beside !== undefined) keep(join(folder, basename(beside)), part(beside));
  const text = part(sheet);
  keep(path, mend ? mend(text) : text);
  return path;
}
