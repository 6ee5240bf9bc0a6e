// For orchestrators and monitors. Live: the process answers. Ready: its database does too, and the disk has room.

import type { Hono } from 'hono';
import type { Ctx } from '../context.ts';
import * as settings from '../settings.ts';
import { isLocal } from './address.ts';
import type { PageEnv } from './env.ts';
import { notFound } from './errors.ts';
import type { Metrics } from './metrics.ts';

export interface Readiness {
  /** Name of each part and whether it works. */
  check(): Promise<Readonly<Record<string, boolean>>>;
}

export interface HealthOptions {
  readonly ctx: Ctx;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
}

export function mountHealth(app: Hono<PageEnv>, { ctx, metrics, readiness }: HealthOptions): void {
  app.get('/health/live', (c) => c.json({ status: 'ok' }));
  app.get('/health/ready', async (c) => {
    const parts = await readiness.check();
    const isReady = Object.values(parts).every(Boolean);
    return c.json({ status: isReady ? 'ok' : 'unavailable', parts }, isReady ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const token = ctx.config.get(settings.metricsToken);
    const isAllowed = token === undefined ? isLocal(c) : c.req.header('authorization') === `Bearer ${token}`;
    if (!isAllowed) throw notFound();
    return c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType });
  });
}
