// Server-sent events of a company: `event: <topic>`, `data: <id>`. The page asks for what changed with its own rights.

import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LiveHub } from '../events/live.ts';
import { tenantOf, type PageEnv } from './env.ts';

const HEARTBEAT_MS = 15_000;
/** The browser opens a new stream: the session is looked at again. */
const LIFETIME_MS = 30 * 60_000;

export function mountLive(app: Hono<PageEnv>, live: LiveHub): void {
  app.get('/d/:companyId/evenements', (c) => {
    const companyId = tenantOf(c).company.id;
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      const stop = live.listen(companyId, ({ topic, id }) => void stream.writeSSE({ event: topic, data: id }));
      stream.onAbort(stop);
      const until = Date.now() + LIFETIME_MS;
      while (!stream.aborted && Date.now() < until) {
        await stream.writeSSE({ event: 'heartbeat', data: '' });
        await stream.sleep(HEARTBEAT_MS);
      }
      stop();
    });
  });
}
