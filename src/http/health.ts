// For orchestrators and monitors. Live: the process answers. Ready: its database and its disk do too.

import type { Hono } from 'hono';
import * as settings from '../settings.ts';
import type { HttpOptions } from './app.ts';
import { clientAddress } from './app.ts';
import type { PageEnv } from './env.ts';
import { notFound } from './errors.ts';

export interface Readiness {
  /** Name of each part and whether it works. */
  check(): Promise<Readonly<Record<string, boolean>>>;
}

const LOCAL = /^(?:127\.|::1$|::ffff:127\.)/;

export function mountHealth(app: Hono<PageEnv>, { ctx, metrics, readiness }: HttpOptions): void {
  app.get('/health/live', (c) => c.json({ status: 'ok' }));
  app.get('/health/ready', async (c) => {
    const parts = await readiness.check();
    const isReady = Object.values(parts).every(Boolean);
    return c.json({ status: isReady ? 'ok' : 'unavailable', parts }, isReady ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const token = ctx.config.get(settings.metricsToken);
    const allowed =
      token === undefined ? LOCAL.test(clientAddress(c)) : c.req.header('authorization') === `Bearer ${token}`;
    if (!allowed) throw notFound();
    return c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType });
  });
}
