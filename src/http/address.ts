// Who calls, and by which address of ours: as the connection shows it, or as a trusted proxy says it was.

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Config } from '../config.ts';
import { publicUrl, trustedProxies } from '../settings.ts';

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

/** A header that only a trusted proxy may write. */
function fromProxy(c: Context, config: Config, name: string): string | undefined {
  return config.get(trustedProxies).has(peer(c)) ? c.req.header(name)?.split(',')[0]?.trim() : undefined;
}

/** Whether people reach us over https: cookies are then closed to plain http. */
export function isSecure(c: Context, config: Config): boolean {
  const url = config.get(publicUrl);
  if (url !== undefined) return url.startsWith('https:');
  return fromProxy(c, config, 'x-forwarded-proto') === 'https' || c.req.url.startsWith('https:');
}

/**
 * The origin that stands in people's address bar, `https://factures.exemple.fr`: FACTEUR_PUBLIC_URL, else as this request
 * came. Never put the latter into a mail: whoever sends the request chooses its Host.
 */
export function publicOrigin(c: Context, config: Config): string {
  const url = config.get(publicUrl);
  if (url !== undefined) return new URL(url).origin;
  const host = fromProxy(c, config, 'x-forwarded-host') ?? c.req.header('host') ?? new URL(c.req.url).host;
  return `${isSecure(c, config) ? 'https' : 'http'}://${host}`;
}

/** True for a request of this machine itself: not for one that a proxy on this machine hands on for somebody else. */
export function isLocal(c: Context): boolean {
  if (['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => c.req.header(name) !== undefined))
    return false;
  return /^(?:127\.|::1$)/.test(peer(c));
}
