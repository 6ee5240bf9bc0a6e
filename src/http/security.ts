// Headers of every answer, and the refusal of forms that other sites send.

import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { PageContext, PageEnv } from './env.ts';
import { crossSite, malformed } from './errors.ts';

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

const SECURITY: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', CONTENT_SECURITY_POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(self), microphone=(), geolocation=()'],
  ['Cache-Control', 'no-store'],
];

/** Said before the answer is made, which may say otherwise: a policy of its own for a file, how long it may be kept. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  for (const [name, value] of SECURITY) c.header(name, value);
  await next();
};

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** `Origin: null` and anything that is no address come from elsewhere. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function sameText(a: string, b: string): boolean {
  const left = new TextEncoder().encode(a);
  const right = new TextEncoder().encode(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Pages: a request that changes something must come from our own origin (Sec-Fetch-Site, else Origin), and carry the
 * session's token in the field `_csrf` or the header `X-CSRF-Token` when somebody is signed in.
 */
export const csrf: MiddlewareHandler<PageEnv> = async (c, next) => {
  if (SAFE.has(c.req.method)) return await next();
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const host = c.req.header('x-forwarded-host') ?? c.req.header('host');
  if (site !== undefined && site !== 'same-origin') throw crossSite();
  if (site === undefined && origin !== undefined && hostOf(origin) !== host) throw crossSite();
  const expected = c.var.visitor?.csrfToken;
  if (expected !== undefined) {
    const given = c.req.header('x-csrf-token') ?? (await formToken(c));
    if (!given || !sameText(given, expected)) throw crossSite();
  }
  await next();
};

/** The parsed form stays with the request: its handler does not read the body a second time. */
async function formToken(c: PageContext): Promise<string | undefined> {
  const type = c.req.header('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) return undefined;
  try {
    const value = (await c.req.parseBody())['_csrf'];
    return typeof value === 'string' ? value : undefined;
  } catch (error) {
    throw malformed({ cause: error });
  }
}
