import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { compressPages } from '#src/http/compression.ts';

const html = `<p>${'Facteur '.repeat(500)}</p>`;
const app = new Hono();
app.use('*', compressPages);
app.get('/page', (c) => c.html(html, 201));
app.get('/picture', (c) => c.body(html, 200, { 'content-type': 'image/webp' }));
app.get('/nothing', (c) => c.redirect('/page', 303));

const ask = async (path: string, headers: Record<string, string>): Promise<Response> =>
  await app.request(path, { headers });

describe('compression', () => {
  test('packs a page for a browser that takes it, and keeps its status', async () => {
    const answer = await ask('/page', { 'accept-encoding': 'br, gzip', 'sec-fetch-site': 'same-origin' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    const packed = new Uint8Array(await answer.arrayBuffer());
    expect(packed.length).toBeLessThan(html.length / 10);
    expect(gunzipSync(packed).toString()).toBe(html);
  });

  test.each([
    ['a reader that does not take it', '/page', { 'accept-encoding': 'identity' }],
    ['a request that another site provoked', '/page', { 'accept-encoding': 'gzip', 'sec-fetch-site': 'cross-site' }],
    ['what is packed already', '/picture', { 'accept-encoding': 'gzip' }],
  ])('leaves alone %s', async (_who, path, headers) => {
    const answer = await ask(path, headers);
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.text()).toBe(html);
  });

  test('leaves a redirection alone', async () => {
    const answer = await ask('/nothing', { 'accept-encoding': 'gzip' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('content-encoding')).toBeNull();
  });
});
