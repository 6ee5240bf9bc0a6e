// Shallow jobs: the work is in service/.

import { defineJob } from '#src/jobs/job.ts';
import { failDocument, readDocument } from './service/read-document.ts';
import { failMessage, unpackMessage } from './service/unpack.ts';
import { readPayload, readTicket, unpackPayload, unpackTicket } from './tickets.ts';

export const unpackJob = defineJob({
  ...unpackTicket,
  payload: unpackPayload,
  run: async (ctx, { companyId, messageId }) => await unpackMessage(ctx, companyId, messageId),
  failed: failMessage,
});

export const readJob = defineJob({
  ...readTicket,
  payload: readPayload,
  run: async (ctx, { companyId, documentId }) => await readDocument(ctx, companyId, documentId),
  failed: failDocument,
});
