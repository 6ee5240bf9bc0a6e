// The folders that must exist before the program starts: it may not write anywhere else.

import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Stop, tell } from './say.mjs';
import { postgresFolders } from './tools.mjs';

export const temporaryFolder = (dataDir) => join(dataDir, 'tmp');
export const cacheFolder = (dataDir) => join(dataDir, 'cache');

/** Makes the data folder. As root, PostgreSQL runs under another account that must be able to go through to it. */
export function prepareFolders({ dataDir, databaseUrl }) {
  const isRoot = process.getuid?.() === 0;
  try {
    mkdirSync(dataDir, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
    for (const folder of [temporaryFolder(dataDir), cacheFolder(dataDir)])
      mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Stop(
      `Impossible de créer le dossier de données ${dataDir} (${error.code}). Donnez-en un autre avec FACTEUR_DATA.`,
      `The data folder ${dataDir} cannot be made (${error.code}). Give another one with FACTEUR_DATA.`,
    );
  }
  if (!isRoot || databaseUrl) return;
  const opened = [join(dataDir, 'postgres'), ...postgresFolders()].flatMap((path) => openWayTo(path));
  if (opened.length === 0) return;
  const list = [...new Set(opened)].join(' ');
  tell(
    `Facteur tourne sous root et PostgreSQL sous un autre compte : passage ouvert (chmod o+x) sur ${list}`,
    `Facteur runs as root and PostgreSQL as another account: passage opened (chmod o+x) on ${list}`,
  );
}

/** Adds passage, never listing, for others on the folders above a path. Gives those that it changed. */
function openWayTo(path) {
  const opened = [];
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode } = statSync(folder, { throwIfNoEntry: false }) ?? { mode: 0o001 };
    if ((mode & 0o001) !== 0) continue;
    chmodSync(folder, (mode & 0o7777) | 0o001);
    opened.push(folder);
  }
  return opened;
}
