// Server-sent events of a company: `event: <topic>`, `data: <id>`. The page asks for what changed with its own rights.
// A stream looks at its session again with every heartbeat: whoever is shut out hears nothing more within seconds.

import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LiveHub } from '../events/live.ts';
import { tenantOf, type PageContext, type PageEnv } from './env.ts';
import type { Gate } from './gate.ts';
import { readCookie } from './session-cookie.ts';

const HEARTBEAT_MS = 15_000;
/** The browser opens a new stream: the session is looked at again. */
const LIFETIME_MS = 30 * 60_000;

/** Whether the session that opened the stream still lives, and still enters this company. */
function watch(c: PageContext, gate: Gate): () => Promise<boolean> {
  const { ctx } = c.var;
  const question = { token: readCookie(c, 'session') ?? '', companyId: tenantOf(c).company.id };
  return async () => {
    const entry = await gate.enter(ctx, question).catch(() => undefined);
    return entry?.company !== undefined && entry.detour === undefined;
  };
}

export interface LiveOptions {
  readonly live: LiveHub;
  readonly gate: Gate;
  /** Milliseconds between two looks at the session. */
  readonly heartbeat?: number;
}

export function mountLive(app: Hono<PageEnv>, { live, gate, heartbeat = HEARTBEAT_MS }: LiveOptions): void {
  app.get('/d/:companyId/evenements', (c) => {
    const companyId = tenantOf(c).company.id;
    const isStillIn = watch(c, gate);
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      const stop = live.listen(companyId, ({ topic, id }) => void stream.writeSSE({ event: topic, data: id }));
      stream.onAbort(stop);
      const until = Date.now() + LIFETIME_MS;
      while (!stream.aborted && Date.now() < until && (await isStillIn())) {
        await stream.writeSSE({ event: 'heartbeat', data: '' });
        await stream.sleep(heartbeat);
      }
      stop();
    });
  });
}
