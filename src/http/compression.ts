// Pages and exports are compressed on the wire.

import type { MiddlewareHandler } from 'hono';

const COMPRESSED = /^text\/(?:html|csv)\b/;

/**
 * Gzip for what a person's own browser asks for on our own pages. An answer that another site provoked stays as it is:
 * its length must not tell how much of a secret in the page (the form token) a guess in the address has matched (BREACH).
 */
export const compressPages: MiddlewareHandler = async (c, next) => {
  c.header('Vary', 'Accept-Encoding');
  await next();
  const site = c.req.header('sec-fetch-site') ?? 'same-origin';
  if (site !== 'same-origin' && site !== 'none') return;
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return;
  // Looked at no sooner: an answer that nobody has touched goes out as it is.
  const { headers, body } = c.res;
  if (body === null || headers.has('Content-Encoding') || !COMPRESSED.test(headers.get('Content-Type') ?? '')) return;
  headers.delete('Content-Length');
  headers.set('Content-Encoding', 'gzip');
  const packed = body.pipeThrough(new CompressionStream('gzip'));
  c.res = new Response(packed, { status: c.res.status, headers });
};
