// Stands before every page of a company, of all modules: who sees as another or inspects changes nothing, and what
// inspectors open is written down.

import type { MiddlewareHandler } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import { viewChangesNothing } from '../errors.ts';
import { isWatched, recordVisit } from '../service/access/watched.ts';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** What is one's own: the account, and the way out of a view. */
const OWN = /^\/d\/[^/]+\/(?:parametres\/compte|vue\/fin)(?:\/|$)/;

export const watchAccess: MiddlewareHandler<PageEnv> = async (c, next) => {
  const { company } = c.var;
  const restricted = company !== undefined && (company.role === 'view-as' || isWatched(company.role));
  if (restricted && !READING.has(c.req.method) && !OWN.test(c.req.path)) throw viewChangesNothing();
  await next();
  const opened = READING.has(c.req.method) && c.res.status < 300;
  if (company && isWatched(company.role) && opened) await recordVisit(company.tenant, c.req.path);
};
