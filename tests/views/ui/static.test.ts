// The files the browser gets: untouched vendors, an icon for every name, a page that stays light.

import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { iconsUrl } from '#views/ui/index.ts';
import { PAGES, renderPage } from './gallery/server.ts';

const at = (path: string): URL => new URL(`../../../${path}`, import.meta.url);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('vendored scripts', async () => {
  const checksums = (await readFile(at('static/vendor/CHECKSUMS'), 'utf8')).trim().split('\n');

  const sources: Readonly<Record<string, string>> = {
    'htmx.min.js': 'dist/htmx.min.js',
  };

  test.each(Object.entries(sources))(
    '%s is the npm package’s, byte for byte, with its checksum',
    async (name, source) => {
      const [ours, theirs] = await Promise.all([
        readFile(at(`static/vendor/${name}`)),
        readFile(at(`node_modules/htmx.org/${source}`)),
      ]);
      expect(ours.equals(theirs)).toBe(true);
      expect(checksums).toContain(`${sha256(ours)}  ${name}`);
    },
  );

  test('no other script was slipped in', async () => {
    const scripts = (await readdir(at('static/vendor'))).filter((name) => name.endsWith('.js'));
    expect(scripts.sort()).toEqual(Object.keys(sources).sort());
  });
});

describe('icons', async () => {
  const sprite = await readFile(at('static/icons.svg'), 'utf8');
  const ids = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1] ?? '');

  test('the address of the sprite carries its content hash', () => {
    expect(iconsUrl).toBe(`/static/icons.svg?v=${sha256(Buffer.from(sprite)).slice(0, 12)}`);
  });

  test('every name of IconName is drawn, and nothing is drawn twice', async () => {
    const source = await readFile(at('views/ui/icon.tsx'), 'utf8');
    const names = [...source.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(50);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(names.filter((name) => !ids.includes(name))).toEqual([]);
  });
});

describe('weight', () => {
  test('a first page with everything it loads is under 50 kB as sent (gzip)', async () => {
    const page = (await renderPage('/list')) ?? '';
    const files = [...page.matchAll(/(?:src|href)="\/(static\/[^"?#]+)/g)].map((match) => match[1] ?? '');
    const sizes = await Promise.all([...new Set(files)].map(async (file) => gzipSync(await readFile(at(file))).length));
    const total = sizes.reduce((sum, size) => sum + size, gzipSync(page).length);
    expect(total).toBeLessThan(50_000);
  });

  test('no script of ours grows past 8 kB', async () => {
    const scripts = (await readdir(at('static'))).filter((name) => name.endsWith('.js'));
    for (const name of scripts) expect((await stat(at(`static/${name}`))).size, name).toBeLessThan(8192);
  });
});

test('stylesheet and scripts ask nothing of another host', async () => {
  for (const name of (await readdir(at('static'))).filter((file) => /\.(?:css|js)$/.test(file))) {
    const source = (await readFile(at(`static/${name}`), 'utf8')).replaceAll('http://www.w3.org/2000/svg', '');
    expect(source, name).not.toMatch(/https?:\/\//);
  }
});

test('the stylesheet has no rule for a class that nothing draws', async () => {
  const css = (await readFile(at('static/facteur.css'), 'utf8')).replace(/url\("data:[^"]*"\)/g, '');
  const classes = new Set([...css.matchAll(/\.([a-z][a-z0-9-]*)/g)].map((match) => match[1] ?? ''));
  const pages = await Promise.all(Object.keys(PAGES).map((path) => renderPage(path)));
  const scripts = (await readdir(at('static'))).filter((name) => name.endsWith('.js'));
  const sources = await Promise.all(scripts.map((name) => readFile(at(`static/${name}`), 'utf8')));
  // Pages of the modules may use words of the sheet that the gallery does not show.
  const modules = (await readdir(at('views'), { recursive: true })).filter((name) => name.endsWith('.tsx'));
  const markup = await Promise.all(modules.map((name) => readFile(at(`views/${name}`), 'utf8')));
  const drawn = [...pages, ...sources, ...markup].join('\n');
  const unused = [...classes].filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(drawn));
  // htmx's own marks.
  expect(unused.sort()).toEqual(['htmx-indicator', 'htmx-request']);
});
