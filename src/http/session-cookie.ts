// The session cookie. Behind https it takes the `__Host-` prefix, which browsers tie to this host and to Secure.

import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';

const SECURE_NAME = '__Host-facteur';
const PLAIN_NAME = 'facteur';

export const SESSION_COOKIES = [SECURE_NAME, PLAIN_NAME] as const;

function isSecure(c: Context): boolean {
  return c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:');
}

/** Gives the browser a session for `seconds`. */
export function giveSession(c: Context, token: string, seconds: number): void {
  const secure = isSecure(c);
  setCookie(c, secure ? SECURE_NAME : PLAIN_NAME, token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    path: '/',
    maxAge: seconds,
  });
}

export function takeSession(c: Context): void {
  const secure = isSecure(c);
  deleteCookie(c, secure ? SECURE_NAME : PLAIN_NAME, { path: '/', secure });
}
