// What a page asks of the database before it is known who asks for the page: the question goes in the message that
// finds the session, so that the most visited pages cost one round trip.

import { inReading, type TenantCtx, type Tx } from '../context.ts';
import { tenantOf, type PageContext } from './env.ts';

export interface Ahead<T = unknown> {
  /** Path of the page under `/d/:companyId`. */
  readonly path: string;
  /** Only looks. The actor is known after the first answer. */
  ask(c: PageContext, tx: Tx<TenantCtx>): Promise<T>;
}

/** What was asked ahead, and what came of it. */
export interface Asked {
  readonly ahead: Ahead;
  readonly outcome: PromiseSettledResult<unknown>;
}

/** What the page asks: answered already, else asked now. Throws what asking threw. */
export async function answerTo<T>(c: PageContext, ahead: Ahead<T>): Promise<T> {
  const { asked } = c.var;
  if (asked?.ahead !== ahead) return await inReading(tenantOf(c), async (tx) => await ahead.ask(c, tx));
  c.set('asked', undefined);
  if (asked.outcome.status === 'rejected') throw asked.outcome.reason;
  return asked.outcome.value as T;
}
