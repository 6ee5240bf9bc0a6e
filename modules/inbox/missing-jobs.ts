// Looking for what is missing every night, and reminding every morning. Shallow: the work is in service/missing.

import { z } from 'zod';
import type { CronEntry } from '#src/jobs/cron.ts';
import { defineJob, type Job } from '#src/jobs/job.ts';
import type { InboxPorts } from './ports.ts';
import { remindCompany } from './service/missing/ask.ts';
import { remindEverywhere, searchEverywhere } from './service/missing/nightly.ts';
import { searchCompany } from './service/missing/search.ts';
import { companyPayload, remindPayload, remindTicket, searchTicket } from './tickets.ts';

const nothing = z.object({}).strict() as z.ZodType<Record<string, never>>;

const searchJob = defineJob({
  name: 'inbox.search_missing',
  payload: nothing,
  run: async (ctx) => await searchEverywhere(ctx),
});

const remindJob = defineJob({
  name: 'inbox.remind_missing',
  payload: nothing,
  run: async (ctx) => await remindEverywhere(ctx),
});

export function missingJobs(ports: InboxPorts): { readonly jobs: readonly Job[]; readonly cron: readonly CronEntry[] } {
  const jobs = [
    searchJob,
    remindJob,
    defineJob({
      ...searchTicket,
      payload: companyPayload,
      run: async (ctx, { companyId }) => await searchCompany(ctx, companyId, ports),
    }),
    defineJob({
      ...remindTicket,
      payload: remindPayload,
      run: async (ctx, reminder) => await remindCompany(ctx, reminder),
    }),
  ];
  return {
    jobs,
    cron: [
      { name: 'inbox.search_missing', pattern: '7 4 * * *', job: searchJob },
      { name: 'inbox.remind_missing', pattern: '30 8 * * *', job: remindJob },
    ],
  };
}
