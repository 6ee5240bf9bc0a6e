// How much of what came in is still being read, or waits for a person because it could not be: a port of tenancy.

import type { WorkloadPort } from '#modules/tenancy';
import { failedSince, waitingDocuments } from '../repository/waiting.ts';

const STAGES = { reading: 'reading', failed: 'review' } as const;

export const inboxWorkload: WorkloadPort = {
  async waiting(ctx, userId) {
    const found = await waitingDocuments(ctx, userId);
    return found.map(({ companyId, state, count }) => ({ companyId, stage: STAGES[state], count }));
  },
  async oldest(ctx, { userId, companyIds }) {
    const asked = new Set(companyIds);
    const found = await waitingDocuments(ctx, userId);
    return found
      .filter(({ companyId }) => asked.has(companyId))
      .map(({ companyId, state, since }) => ({ companyId, stage: STAGES[state], since }));
  },
  async arrived(ctx, question) {
    const found = await failedSince(ctx, question);
    return found.map(({ companyId, count }) => ({ companyId, event: 'failed' as const, count }));
  },
};
