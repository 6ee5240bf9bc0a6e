// Who calls: the address of the connection, or what a trusted proxy says it was.

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Config } from '../config.ts';
import { trustedProxies } from '../settings.ts';

function peer(c: Context): string {
  try {
    return (getConnInfo(c).remote.address ?? '').replace(/^::ffff:/, '');
  } catch {
    // A request that did not come over a socket (tests of the application alone).
    return '';
  }
}

/** Address of the caller. X-Forwarded-For counts only when FACTEUR_TRUSTED_PROXIES names the peer: anybody can write it. */
export function clientAddress(c: Context, config: Config): string {
  const direct = peer(c);
  const trusted = config.get(trustedProxies);
  if (!trusted.has(direct)) return direct;
  const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return chain.findLast((address) => address !== '' && !trusted.has(address)) ?? direct;
}

/** True for a request of this machine itself: not for one that a proxy on this machine hands on for somebody else. */
export function isLocal(c: Context): boolean {
  if (['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => c.req.header(name) !== undefined))
    return false;
  return /^(?:127\.|::1$)/.test(peer(c));
}
