// The platform's own housekeeping, every night.

import { sql } from 'kysely';
import { z } from 'zod';
import type { CronEntry } from './cron.ts';
import { defineJob } from './job.ts';

/** A script that repeats a request after a month means another one. */
const KEPT_DAYS = 31;
const DAY_MS = 86_400_000;

export const forgetJob = defineJob({
  name: 'platform.forget',
  payload: z.object({}).strict(),
  run: async (ctx) => {
    const before = new Date(ctx.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    await sql`select facteur_forget(${before})`.execute(ctx.db);
  },
});

export const platformCron: readonly CronEntry[] = [{ name: 'platform.forget', pattern: '41 3 * * *', job: forgetJob }];
