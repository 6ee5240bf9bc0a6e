// The key of the instance: FACTEUR_SECRET_KEY where several machines share one database, else a file made at first need.

import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import { dataDir, secretKey } from '../settings.ts';
import { createSecretBox, type SecretBox } from './box.ts';

const KEY_BYTES = 32;
const boxes = new WeakMap<Config, Promise<SecretBox>>();

/** The secrets of the instance; its key is read once. */
export async function secretsOf(config: Config): Promise<SecretBox> {
  const known = boxes.get(config) ?? readKey(config).then(createSecretBox);
  boxes.set(config, known);
  return await known;
}

async function readKey(config: Config): Promise<Buffer> {
  const given = config.get(secretKey);
  if (given !== undefined) return Buffer.from(given, 'base64');
  const path = join(config.get(dataDir), 'secrets', 'instance.key');
  try {
    return await keyIn(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await makeKey(path);
    return await keyIn(path);
  }
}

/** Refuses a file cut short: a wrong key would seem to work until the next restart. */
async function keyIn(path: string): Promise<Buffer> {
  const key = Buffer.from(await readFile(path, 'utf8'), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${path} does not hold a key of ${KEY_BYTES} bytes`);
  return key;
}

/** Of two processes at once the first one's key stays; it appears whole and synced, or not at all. */
async function makeKey(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`);
    await file.sync();
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}
