// The cookies of identity: the session, and the step of signing in that is under way. Behind https they take the
// `__Host-` prefix, which browsers tie to this host and to Secure.

import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isSecure } from './address.ts';
import type { PageEnv } from './env.ts';

type Ctx = Context<PageEnv>;

/** `session`: somebody is signed in. `step`: somebody is about to be. */
export type CookieKind = 'session' | 'step';

const NAMES: Readonly<Record<CookieKind, string>> = { session: 'facteur', step: 'facteur-etape' };

/** The only name that is read: behind https a cookie without the prefix may come from a neighbouring host. */
function nameOf(c: Ctx, kind: CookieKind): string {
  return isSecure(c, c.get('ctx').config) ? `__Host-${NAMES[kind]}` : NAMES[kind];
}

export function readCookie(c: Ctx, kind: CookieKind): string | undefined {
  return getCookie(c, nameOf(c, kind));
}

/** Gives the browser a secret for `seconds`. */
export function giveCookie(
  c: Ctx,
  kind: CookieKind,
  { token, seconds }: { readonly token: string; readonly seconds: number },
): void {
  setCookie(c, nameOf(c, kind), token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c, c.get('ctx').config),
    path: '/',
    maxAge: seconds,
  });
}

export function takeCookie(c: Ctx, kind: CookieKind): void {
  deleteCookie(c, nameOf(c, kind), { path: '/', secure: isSecure(c, c.get('ctx').config) });
}
