// Every setting the product declares, without asking the composition root.

import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Setting } from '../../src/config.ts';

const root = resolve(import.meta.dirname, '../..');

const isSetting = (value: unknown): value is Setting<unknown> =>
  typeof value === 'object' && value !== null && 'env' in value && 'doc' in value;

/** In the order of their declaration: those of the platform, then those of each module (modules/NAME/config.ts). */
export async function declaredSettings(): Promise<readonly Setting<unknown>[]> {
  const modules = (await readdir(join(root, 'modules'))).toSorted();
  const files = ['src/settings.ts', ...modules.map((name) => `modules/${name}/config.ts`)];
  const found = new Map<string, Setting<unknown>>();
  for (const file of files) {
    const source = await readFile(join(root, file), 'utf8').catch(() => '');
    if (source === '') continue;
    const exported = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
    const settings = Object.values(exported).flat().filter(isSetting);
    // A namespace lists its exports by name; the source says the order they were written in.
    for (const setting of settings.toSorted((a, b) => source.indexOf(a.env) - source.indexOf(b.env))) {
      found.set(setting.env, setting);
    }
  }
  return [...found.values()];
}
