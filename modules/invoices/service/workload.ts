// How much of the register waits for somebody, over all companies a person reaches: a port of tenancy.

import type { WorkloadPort } from '#modules/tenancy';
import { awaitingByCompany } from '../repository/discussion/awaiting.ts';
import { arrivedInvoices, oldestInvoices, waitingInvoices } from '../repository/waiting.ts';

/** Pending ones wait for a decision; accepted ones for the accountant's program. */
const STAGES = { pending: 'decide', accepted: 'collect' } as const;

export const invoiceWorkload: WorkloadPort = {
  async waiting(ctx, userId) {
    const found = await waitingInvoices(ctx, userId);
    return found.flatMap(({ companyId, pending, accepted }) => [
      { companyId, stage: STAGES.pending, count: pending },
      { companyId, stage: STAGES.accepted, count: accepted },
    ]);
  },
  async oldest(ctx, question) {
    const found = await oldestInvoices(ctx, question);
    return found.map(({ companyId, state, since }) => ({ companyId, stage: STAGES[state], since }));
  },
  async arrived(ctx, question) {
    const found = await arrivedInvoices(ctx, question);
    return found.map(({ companyId, count }) => ({ companyId, event: 'waiting' as const, count }));
  },
  async discussions(ctx, userId) {
    const found = await awaitingByCompany(ctx, userId);
    return found.flatMap(({ companyId, mentioned, replied }) => [
      { companyId, event: 'mention' as const, count: mentioned },
      { companyId, event: 'reply' as const, count: replied },
    ]);
  },
};
