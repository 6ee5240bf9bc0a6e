import { mkdtemp, readdir, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Folders } from '#src/storage/folders.ts';
import { afterAll, describe, expect, test } from 'vitest';

const root = await mkdtemp(join(tmpdir(), 'facteur-folders-'));
afterAll(async () => {
  await rm(root, { recursive: true });
});

/** Folders of ours that this process holds open. */
async function held(): Promise<number> {
  const links = (await readdir('/proc/self/fd')).map(
    async (fd) => await readlink(`/proc/self/fd/${fd}`).catch(() => ''),
  );
  return (await Promise.all(links)).filter((path) => path.startsWith(`${root}/many/`)).length;
}

describe('a folder', () => {
  test('is made with its parents, by many at once, and synced as often as asked', async () => {
    const folders = new Folders(root);
    const path = join(root, 'papillon', 'ab');
    await Promise.all(Array.from({ length: 5 }, async () => await folders.make(path)));
    await writeFile(join(path, 'x'), 'x');
    await Promise.all(Array.from({ length: 20 }, async () => await folders.sync(path)));
    expect(await readdir(path)).toEqual(['x']);
  });

  test('that is not there cannot be synced, until it is', async () => {
    const folders = new Folders(root);
    const path = join(root, 'later');
    await expect(folders.sync(path)).rejects.toMatchObject({ code: 'ENOENT' });
    folders.forget(path);
    await folders.make(path);
    await folders.sync(path);
  });

  test('that was replaced is, once forgotten, made and opened anew', async () => {
    const folders = new Folders(root);
    const path = join(root, 'replaced');
    await folders.make(path);
    await folders.sync(path);
    await rename(path, `${path}.old`);
    folders.forget(path);
    await expect(folders.sync(path)).rejects.toMatchObject({ code: 'ENOENT' });
    folders.forget(path);
    await folders.make(path);
    await folders.sync(path);
    expect(await readdir(root)).toEqual(expect.arrayContaining(['replaced', 'replaced.old']));
  });
});

test('only so many folders are held open, however many there are', async () => {
  const folders = new Folders(root);
  for (let number = 0; number < 300; number += 1) {
    const path = join(root, 'many', String(number));
    await folders.make(path);
    await folders.sync(path);
  }
  await expect.poll(held, { timeout: 5_000 }).toBe(256);
  await folders.sync(join(root, 'many', '0'));
  await expect.poll(held, { timeout: 5_000 }).toBe(256);
});
