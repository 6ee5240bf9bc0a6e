// Shallow jobs: the work is in service/.

import { z } from 'zod';
import type { CronEntry } from '#src/jobs/cron.ts';
import { defineJob } from '#src/jobs/job.ts';
import { giveUpVerification, runVerification, verifyAll } from './service/verification.ts';
import { verifyPayload, verifyTicket } from './tickets.ts';

const nothing = z.object({}).strict() as z.ZodType<Record<string, never>>;

export const verifyJob = defineJob({
  ...verifyTicket,
  payload: verifyPayload,
  run: async (ctx, asked, { signal }) => await runVerification(ctx, asked, signal),
  failed: async (ctx, asked) => await giveUpVerification(ctx, asked),
});

export const verifyAllJob = defineJob({
  name: 'archive.verify_all',
  payload: nothing,
  run: async (ctx) => await verifyAll(ctx),
});

export const archiveCron: readonly CronEntry[] = [
  // The second day of each month, at night.
  { name: 'archive.verify_all', pattern: '40 2 2 * *', job: verifyAllJob },
];
