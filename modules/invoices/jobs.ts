// Shallow jobs: the work is in service/.

import { defineJob } from '#src/jobs/job.ts';
import { postAnswer } from './service/discussion/answer.ts';
import { sealDiscussion } from './service/discussion/seal.ts';
import { tellPerson } from './service/discussion/tell.ts';
import { answerPayload, answerTicket, sealPayload, sealTicket, tellPayload, tellTicket } from './tickets.ts';

export const tellJob = defineJob({ ...tellTicket, payload: tellPayload, run: tellPerson });

export const answerJob = defineJob({
  ...answerTicket,
  payload: answerPayload,
  run: async (ctx, { companyId, answerId }) => await postAnswer(ctx, companyId, answerId),
});

export const sealJob = defineJob({
  ...sealTicket,
  payload: sealPayload,
  run: async (ctx, { companyId, invoiceId }) => void (await sealDiscussion(ctx, companyId, invoiceId)),
});
