// The peers, in the versions of the lock in packages, in a folder outside the tree: they are no part of the product.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const FILES = ['package.json', 'package-lock.json'];

const here = (file: string): string => fileURLToPath(new URL(`packages/${file}`, import.meta.url));

/** Their folder, filled by npm the first time. Throws when npm or its registry cannot be reached. */
export function installPeers(): string {
  const lock = createHash('sha256')
    .update(readFileSync(here('package-lock.json')))
    .digest('hex');
  const cache = process.env['FACTEUR_PEERS'] ?? join(homedir(), '.cache', 'facteur-peers');
  const folder = join(cache, lock.slice(0, 12));
  const mark = join(folder, 'complete');
  if (existsSync(mark)) return folder;
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) copyFileSync(here(file), join(folder, file));
  execFileSync('npm', ['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 180_000,
  });
  writeFileSync(mark, '');
  return folder;
}
