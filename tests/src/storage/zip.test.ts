import { Buffer } from 'node:buffer';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openZip, ZipError } from '#src/storage/zip.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { zip } from '../../support/zip.ts';

const folder = await mkdtemp(join(tmpdir(), 'zip-'));
afterAll(async () => await rm(folder, { recursive: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = [
  { name: 'mars/Électricité.xml', bytes: bytes('<a/>') },
  { name: 'b.txt', bytes: bytes('b'.repeat(100_000)) },
];

async function contentOf(source: string | Uint8Array): Promise<[string, number][]> {
  const { entries, close } = await openZip(source);
  const read: [string, number][] = [];
  for (const entry of entries) {
    let size = 0;
    for await (const chunk of entry.read()) size += chunk.length;
    read.push([entry.name, size]);
  }
  close();
  return read;
}

const told = [
  ['mars/Électricité.xml', 4],
  ['b.txt', 100_000],
];

describe('a package', () => {
  test.each([
    ['small', {}],
    ['with the records of large ones', { wide: true }],
  ])('is read from memory and from disk: %s', async (_, options) => {
    const path = join(folder, 'a.zip');
    await writeFile(path, zip(files, options));
    expect(await contentOf(zip(files, options))).toEqual(told);
    expect(await contentOf(path)).toEqual(told);
  });

  test('whose entry needs a password says so', async () => {
    const { entries } = await openZip(zip([{ name: 'a', bytes: bytes('a'), encrypted: true }]));
    expect(entries.map(({ isEncrypted }) => isEncrypted)).toEqual([true]);
  });

  test.each([
    ['that is cut', zip(files).subarray(0, 80)],
    ['that is none', bytes('Bonjour')],
    ['that is empty', bytes('')],
    ['whose bytes were changed', Buffer.from(zip(files)).fill(7, 60, 70)],
    ['that unfolds to more than it says', zip([{ name: 'a', bytes: bytes('aaaa'), claims: 1 }])],
    ['that leads out of its folder', zip([{ name: '../a', bytes: bytes('a') }])],
  ])('%s is refused', async (_, broken) => {
    await expect(contentOf(broken)).rejects.toThrow(ZipError);
  });

  test('with more entries than asked for is refused before they are read', async () => {
    await expect(openZip(zip(files), 1)).rejects.toThrow(ZipError);
  });

  test('that is not there is no broken package', async () => {
    await expect(openZip(join(folder, 'nowhere.zip'))).rejects.toThrow('ENOENT');
  });
});
