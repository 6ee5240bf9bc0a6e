// Housekeeping: ended sessions and old counts of sign-in attempts are forgotten every night.

import { z } from 'zod';
import type { CronEntry } from '#src/jobs/cron.ts';
import { defineJob } from '#src/jobs/job.ts';
import { forgetExpired } from './service/sessions.ts';

const nothing = z.object({}).strict() as z.ZodType<Record<string, never>>;

export const forgetExpiredJob = defineJob({
  name: 'tenancy.forget_expired',
  payload: nothing,
  run: async (ctx) => await forgetExpired(ctx),
});

export const tenancyCron: readonly CronEntry[] = [
  { name: 'tenancy.forget_expired', pattern: '17 3 * * *', job: forgetExpiredJob },
];
