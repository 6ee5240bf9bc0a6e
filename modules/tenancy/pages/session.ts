// Between a request and the sessions of this module.

import type { Actor } from '#src/context.ts';
import { clientAddress, publicOrigin } from '#src/http/address.ts';
import { visitorOf, type PageContext } from '#src/http/env.ts';
import { giveCookie, readCookie, takeCookie } from '#src/http/session-cookie.ts';
import { actorOf } from '../service/people.ts';
import type { AtSession } from '../service/identity/again.ts';
import type { Site } from '../service/identity/challenges.ts';
import type { Client, SignedInSession } from '../service/sign-in.ts';

/** The cookie may outlive the session; the database decides. */
const COOKIE_SECONDS = 30 * 86_400;
/** No step of signing in lasts longer. */
const STEP_SECONDS = 3_600;

export function clientOf(c: PageContext): Client {
  return { address: clientAddress(c, c.var.ctx.config), userAgent: c.req.header('user-agent') ?? '' };
}

/** The site that passkeys belong to. */
export function siteOf(c: PageContext): Site {
  const origin = publicOrigin(c, c.var.ctx.config);
  return { origin, rpId: new URL(origin).hostname };
}

export function startSession(c: PageContext, token: string): void {
  giveCookie(c, 'session', { token, seconds: COOKIE_SECONDS });
  if (stepToken(c) !== '') takeCookie(c, 'step');
}

/** Remembers in the browser which step is under way. */
export function startStep(c: PageContext, token: string): void {
  giveCookie(c, 'step', { token, seconds: STEP_SECONDS });
}

export function stepToken(c: PageContext): string {
  return readCookie(c, 'step') ?? '';
}

/** Gives the browser the session, or the step that is missing; answers where to go next. */
export function letIn(c: PageContext, entered: SignedInSession, returnTo: string | undefined): string {
  if (entered.awaits === undefined) {
    startSession(c, entered.token);
    return safeReturn(returnTo);
  }
  startStep(c, entered.token);
  return `/connexion/verification?retour=${encodeURIComponent(safeReturn(returnTo))}`;
}

export function sessionToken(c: PageContext): string | undefined {
  return readCookie(c, 'session');
}

/** The signed-in person, as journals name them. */
export function visitorActor(c: PageContext): Actor {
  const { userId, name } = visitorOf(c);
  return actorOf({ id: userId, name });
}

/** The signed-in person at this session, as the use cases of identity want them. */
export function visitorAtSession(c: PageContext): AtSession {
  const { userId, name, sessionId } = visitorOf(c);
  return { id: userId, name, sessionId };
}

/** A path of ours to go back to; `/` for anything that leads elsewhere. */
export function safeReturn(path: string | undefined): string {
  if (path === undefined || !/^\/(?![/\\])[^\s\\]*$/.test(path)) return '/';
  return /^\/(?:connexion|deconnexion|bienvenue)\b/.test(path) ? '/' : path;
}
