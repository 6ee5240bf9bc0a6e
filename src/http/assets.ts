// Files of static/: read once at start, served with a content hash in the query, cached for ever by browsers.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import type { PageEnv } from './env.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly hash: string;
}

/** Gives the address of a static file: `assets('facteur.css')` → `/static/facteur.css?v=3f2a…`. */
export type Assets = (name: string) => string;

export interface StaticFiles {
  readonly url: Assets;
  mount(app: Hono<PageEnv>): void;
}

export async function loadStatic(folder: string): Promise<StaticFiles> {
  const files = new Map<string, Asset>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(await readFile(path));
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    files.set(relative(folder, path), { bytes, gzipped: new Uint8Array(gzipSync(bytes)), type, hash });
  }
  return {
    url(name) {
      const asset = files.get(name);
      if (!asset) throw new Error(`static/${name} does not exist`);
      return `/static/${name}?v=${asset.hash}`;
    },
    mount(app) {
      app.get('/static/*', (c) => {
        const asset = files.get(c.req.path.slice('/static/'.length));
        if (!asset) return c.notFound();
        c.header('Content-Type', asset.type);
        const fresh = c.req.query('v') === asset.hash;
        c.header('Cache-Control', fresh ? 'public, max-age=31536000, immutable' : 'no-cache');
        c.header('Vary', 'Accept-Encoding');
        if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(asset.bytes);
        c.header('Content-Encoding', 'gzip');
        return c.body(asset.gzipped);
      });
    },
  };
}
