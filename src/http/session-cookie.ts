// The session cookie. Behind https it takes the `__Host-` prefix, which browsers tie to this host and to Secure.

import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';

const SECURE_NAME = '__Host-facteur';
const PLAIN_NAME = 'facteur';

function isSecure(c: Context): boolean {
  return c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:');
}

/** The only name that is read: behind https a cookie without the prefix may come from a neighbouring host. */
export function sessionCookie(c: Context): string {
  return isSecure(c) ? SECURE_NAME : PLAIN_NAME;
}

/** Gives the browser a session for `seconds`. */
export function giveSession(c: Context, token: string, seconds: number): void {
  const secure = isSecure(c);
  setCookie(c, sessionCookie(c), token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    path: '/',
    maxAge: seconds,
  });
}

export function takeSession(c: Context): void {
  const secure = isSecure(c);
  deleteCookie(c, sessionCookie(c), { path: '/', secure });
}
