// Housekeeping: ended sessions and old counts of sign-in attempts are forgotten every night.

import { z } from 'zod';
import type { CronEntry } from '#src/jobs/cron.ts';
import { defineJob, type Job } from '#src/jobs/job.ts';
import { resetTicket, sendReset } from './service/identity/reset.ts';
import { runAllConnectors } from './service/client-import/connectors.ts';
import { inviteTicket, sendInvitations } from './service/client-import/invite.ts';
import { importTicket } from './service/client-import/review.ts';
import { writeImport } from './service/client-import/run.ts';
import { reportPayload, reportTicket, reportUnused, reportUnusedTo } from './service/access/report-unused.ts';
import { noticeMandates } from './service/mandates/due.ts';
import { forgetExpired } from './service/sessions.ts';

const nothing = z.object({}).strict() as z.ZodType<Record<string, never>>;

const actor = z.object({ kind: z.enum(['user', 'key', 'mail', 'system']), id: z.string(), name: z.string() });

export const forgetExpiredJob = defineJob({
  name: 'tenancy.forget_expired',
  payload: nothing,
  run: async (ctx) => await forgetExpired(ctx),
});

export const sendResetJob = defineJob({
  ...resetTicket,
  payload: z.object({ email: z.string(), language: z.enum(['fr', 'en']) }),
  run: async (ctx, request) => await sendReset(ctx, request),
});

export const importClientsJob = defineJob({
  ...importTicket,
  payload: z.object({
    cabinetId: z.uuid(),
    importId: z.uuid(),
    by: actor,
  }),
  run: async (ctx, run, { signal }) => await writeImport(ctx, run, signal),
});

export const inviteImportedJob = defineJob({
  ...inviteTicket,
  payload: z.object({
    cabinetId: z.uuid(),
    importId: z.uuid(),
    by: actor,
    origin: z.string(),
    delegateRole: z.string(),
  }),
  run: async (ctx, inviting, { signal }) => await sendInvitations(ctx, inviting, signal),
});

export const runConnectorsJob = defineJob({
  name: 'tenancy.run_connectors',
  payload: nothing,
  maxAttempts: 1,
  run: async (ctx, _, { signal }) => await runAllConnectors(ctx, signal),
});

export const noticeMandatesJob = defineJob({
  name: 'tenancy.notice_mandates',
  payload: nothing,
  run: async (ctx, _, { signal }) => await noticeMandates(ctx, signal),
});

const reportUnusedJob = defineJob({
  name: 'tenancy.report_unused',
  payload: nothing,
  run: async (ctx, _, { signal }) => await reportUnused(ctx, signal),
});

const reportUnusedToJob = defineJob({
  ...reportTicket,
  payload: reportPayload,
  run: async (ctx, report) => await reportUnusedTo(ctx, report),
});

export const unusedJobs = [reportUnusedJob, reportUnusedToJob] as readonly Job[];

export const tenancyCron: readonly CronEntry[] = [
  { name: 'tenancy.forget_expired', pattern: '17 3 * * *', job: forgetExpiredJob },
  // Before the digests of eight o'clock.
  { name: 'tenancy.notice_mandates', pattern: '30 7 * * *', job: noticeMandatesJob },
  { name: 'tenancy.report_unused', pattern: '30 9 1 1,4,7,10 *', job: reportUnusedJob },
  { name: 'tenancy.run_connectors', pattern: '*/10 * * * *', job: runConnectorsJob },
];
