import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { loadConfig } from '#src/config.ts';
import { createSecretBox } from '#src/crypto/box.ts';
import { secretsOf } from '#src/crypto/index.ts';
import { platformSettings } from '#src/settings.ts';

const box = createSecretBox(Buffer.alloc(32, 7));

describe('a sealed secret', () => {
  test('opens to what was sealed, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = box.seal('test', text);
        expect(box.open('test', sealed)).toBe(text.toWellFormed());
        expect(box.seal('test', text).equals(sealed)).toBe(false);
      }),
    );
  });

  test('opens neither for another purpose nor with another key', () => {
    const sealed = box.seal('test', 'secret');
    expect(() => box.open('other', sealed)).toThrow('crypto.unreadable_secret');
    expect(() => createSecretBox(Buffer.alloc(32, 8)).open('test', sealed)).toThrow('crypto.unreadable_secret');
  });

  test('does not open when one bit is changed, or the end is missing', () => {
    const sealed = box.seal('test', 'secret');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => box.open('test', changed)).toThrow('crypto.unreadable_secret');
      expect(() => box.open('test', sealed.subarray(0, at))).toThrow('crypto.unreadable_secret');
    }
  });
});

describe('the key of the instance', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'facteur-key-'));
  afterAll(async () => await rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'secrets', 'instance.key');
  const configured = (more = {}) => loadConfig(platformSettings, { FACTEUR_DATA: folder, ...more });

  test('is made once, by whoever comes first, and read by its owner alone', async () => {
    const boxes = await Promise.all(Array.from({ length: 8 }, async () => await secretsOf(configured())));
    const sealed = boxes[0]?.seal('test', 'x') ?? Buffer.of();
    for (const one of boxes) expect(one.open('test', sealed)).toBe('x');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'secrets'))).mode & 0o077).toBe(0);
  });

  test('comes from the environment where several machines share it', async () => {
    const key = { FACTEUR_SECRET_KEY: Buffer.alloc(32, 3).toString('base64') };
    const sealed = (await secretsOf(configured(key))).seal('test', 'x');
    expect(createSecretBox(Buffer.alloc(32, 3)).open('test', sealed)).toBe('x');
    expect(() => configured({ FACTEUR_SECRET_KEY: 'court' })).toThrow('32 octets');
  });

  test('that was cut short is refused, not replaced', async () => {
    const kept = await readFile(path, 'utf8');
    await writeFile(path, kept.slice(0, 20));
    await expect(secretsOf(configured())).rejects.toThrow('32 bytes');
    expect(await readFile(path, 'utf8')).toBe(kept.slice(0, 20));
  });
});
