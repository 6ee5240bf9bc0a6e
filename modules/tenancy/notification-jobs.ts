// Writing to people about what waits: every five minutes what has just come, at eight in the morning the digests.

import { z } from 'zod';
import type { CronEntry } from '#src/jobs/cron.ts';
import { defineJob, type Job } from '#src/jobs/job.ts';
import type { SendingFrequency } from './model/notifications.ts';
import type { Workload } from './ports.ts';
import { notifyPeople } from './service/notifications/send.ts';

const nothing = z.object({}).strict() as z.ZodType<Record<string, never>>;

const PATTERNS: Readonly<Record<SendingFrequency, string>> = {
  now: '*/5 * * * *',
  daily: '0 8 * * *',
  weekly: '0 8 * * 1',
};

interface Notifications {
  readonly jobs: readonly Job<Record<string, never>>[];
  readonly cron: readonly CronEntry[];
}

export function notifications(workload: Workload): Notifications {
  const entries = (Object.keys(PATTERNS) as SendingFrequency[]).map((frequency) => {
    const name = `tenancy.notify_${frequency}`;
    const job = defineJob({
      name,
      payload: nothing,
      maxAttempts: frequency === 'now' ? 1 : 5,
      run: async (ctx, _, { signal }) => await notifyPeople(ctx, { workload, frequency, signal }),
    });
    return { name, pattern: PATTERNS[frequency], job };
  });
  return { jobs: entries.map(({ job }) => job), cron: entries };
}
