// Between a request and the sessions of this module.

import { getCookie } from 'hono/cookie';
import type { Actor } from '#src/context.ts';
import { clientAddress } from '#src/http/address.ts';
import { visitorOf, type PageContext } from '#src/http/env.ts';
import { giveSession, sessionCookie } from '#src/http/session-cookie.ts';
import { actorOf } from '../service/people.ts';
import type { Client } from '../service/sign-in.ts';

/** The cookie may outlive the session; the database decides. */
const COOKIE_SECONDS = 30 * 86_400;

export function clientOf(c: PageContext): Client {
  return { address: clientAddress(c, c.var.ctx.config), userAgent: c.req.header('user-agent') ?? '' };
}

export function startSession(c: PageContext, token: string): void {
  giveSession(c, token, COOKIE_SECONDS);
}

export function sessionToken(c: PageContext): string | undefined {
  return getCookie(c, sessionCookie(c));
}

/** The signed-in person, as journals name them. */
export function visitorActor(c: PageContext): Actor {
  const { userId, name } = visitorOf(c);
  return actorOf({ id: userId, name });
}

/** A path of ours to go back to; `/` for anything that leads elsewhere. */
export function safeReturn(path: string | undefined): string {
  if (path === undefined || !/^\/(?![/\\])[^\s\\]*$/.test(path)) return '/';
  return /^\/(?:connexion|deconnexion|bienvenue)\b/.test(path) ? '/' : path;
}
