// How much of what came in is still being read, or waits for a person because it could not be, and how much has not come
// at all: a port of tenancy.

import type { WorkloadPort } from '#modules/tenancy';
import { missingCounts } from '../repository/missing/waiting.ts';
import { failedSince, waitingDocuments } from '../repository/waiting.ts';

const STAGES = { reading: 'reading', failed: 'review' } as const;

/** A day as an instant that is of the same day in UTC and in France. */
const dayInstant = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const inboxWorkload: WorkloadPort = {
  async waiting(ctx, userId) {
    const [found, missing] = await Promise.all([waitingDocuments(ctx, userId), missingCounts(ctx, userId)]);
    return [
      ...found.map(({ companyId, state, count, since }) => ({ companyId, stage: STAGES[state], count, since })),
      ...missing.map(({ companyId, count, since }) => ({
        companyId,
        stage: 'missing' as const,
        count,
        since: dayInstant(since),
      })),
    ];
  },
  async oldest(ctx, { userId, companyIds }) {
    const asked = new Set(companyIds);
    const [found, missing] = await Promise.all([waitingDocuments(ctx, userId), missingCounts(ctx, userId)]);
    return [
      ...found.map(({ companyId, state, since }) => ({ companyId, stage: STAGES[state], since })),
      ...missing.map(({ companyId, since }) => ({ companyId, stage: 'missing' as const, since: dayInstant(since) })),
    ].filter(({ companyId }) => asked.has(companyId));
  },
  async arrived(ctx, question) {
    const found = await failedSince(ctx, question);
    return found.map(({ companyId, count }) => ({ companyId, event: 'failed' as const, count }));
  },
};
