// Calls a minute for one key, counted in this process (a fixed window: cheap, and enough to stop a runaway script).
// Headers follow draft-ietf-httpapi-ratelimit-headers: RateLimit-Limit, -Remaining, -Reset (seconds).

import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from './env.ts';
import { tooManyRequests } from './errors.ts';

const WINDOW_MS = 60_000;

interface Window {
  count: number;
  endsAt: number;
}

export function rateLimit(limit: number): MiddlewareHandler<ApiEnv> {
  const windows = new Map<string, Window>();
  return async (c, next) => {
    const now = c.var.ctx.clock.now().getTime();
    const key = c.var.tenant.actor.id;
    let window = windows.get(key);
    if (!window || window.endsAt <= now) {
      if (windows.size > 10_000) windows.clear();
      window = { count: 0, endsAt: now + WINDOW_MS };
      windows.set(key, window);
    }
    window.count += 1;
    const reset = String(Math.ceil((window.endsAt - now) / 1000));
    c.header('RateLimit-Limit', String(limit));
    c.header('RateLimit-Remaining', String(Math.max(0, limit - window.count)));
    c.header('RateLimit-Reset', reset);
    if (window.count > limit) {
      c.header('Retry-After', reset);
      throw tooManyRequests();
    }
    await next();
  };
}
