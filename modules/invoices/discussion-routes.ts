// JSON API of discussions about invoices. A key sees what the company sees: internal messages are not there.

import { createRoute, z } from '@hono/zod-openapi';
import { decodeCursor, encodeCursor } from '#src/http/cursor.ts';
import { sendFile } from '#src/http/files.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { isId } from '#src/ids.ts';
import { fileAnswer, idParams, json, pageQuery } from '#src/http/wire.ts';
import * as schema from './discussion-schema.ts';
import { discussionProof } from './service/discussion/proof.ts';
import { messageFile, readDiscussion } from './service/discussion/read.ts';
import { markSeen, setResolved, withdrawMessage } from './service/discussion/settle.ts';
import { postMessage } from './service/discussion/write.ts';

const tags = ['Discussions'];
const ORDER = 'discussion';
const messageParams = idParams.extend({ messageId: z.uuid() });

export const discussionApi = apiRouter();

discussionApi.openapi(
  createRoute({
    method: 'get',
    path: '/invoices/{id}/discussion',
    operationId: 'getDiscussion',
    summary: 'Read what is said about an invoice: the newest messages, earlier ones by cursor',
    tags,
    request: { params: idParams, query: z.object(pageQuery) },
    responses: { 200: { description: 'One page', ...json(schema.discussionSchema) }, ...problems(400, 404, 422) },
  }),
  async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const before = cursor === undefined ? '' : decodeCursor(cursor, ORDER).id;
    const page = { limit, ...(isId(before) ? { before } : {}) };
    const found = await readDiscussion(c.var.tenant, { invoiceId: c.req.valid('param').id, ...page });
    const [first] = found.messages;
    const nextCursor = found.hasEarlier && first ? encodeCursor({ order: ORDER, value: '', id: first.id }) : null;
    const items = found.messages.map(schema.messageToWire);
    return c.json({ resolved: found.isResolved, total: found.total, items, nextCursor }, 200);
  },
);

discussionApi.openapi(
  createRoute({
    method: 'post',
    path: '/invoices/{id}/discussion/messages',
    operationId: 'postMessage',
    summary: 'Write about an invoice; people named by `@name` or by id are told',
    tags,
    request: { params: idParams, body: { required: true, ...json(schema.newMessageSchema) } },
    responses: { 201: { description: 'Written', ...json(schema.messageSchema) }, ...problems(400, 404, 413, 415, 422) },
  }),
  async (c) => {
    const { text, mentions } = c.req.valid('json');
    const input = { invoiceId: c.req.valid('param').id, text, mentions, isInternal: false, origin: 'api' } as const;
    return c.json(schema.messageToWire(await postMessage(c.var.tenant, input)), 201);
  },
);

discussionApi.openapi(
  createRoute({
    method: 'put',
    path: '/invoices/{id}/discussion/messages/{messageId}/withdrawal',
    operationId: 'withdrawMessage',
    summary: 'Take one’s own message back, within ten minutes',
    tags,
    request: { params: messageParams },
    responses: { 200: { description: 'As it is now', ...json(schema.messageSchema) }, ...problems(404, 409, 422) },
  }),
  async (c) => {
    const { id: invoiceId, messageId } = c.req.valid('param');
    return c.json(schema.messageToWire(await withdrawMessage(c.var.tenant, { invoiceId, messageId })), 200);
  },
);

discussionApi.openapi(
  createRoute({
    method: 'put',
    path: '/invoices/{id}/discussion/seen',
    operationId: 'markDiscussionSeen',
    summary: 'Note that everything up to a message has been read',
    tags,
    request: { params: idParams, body: { required: true, ...json(schema.seenSchema) } },
    responses: { 204: { description: 'Noted' }, ...problems(400, 404, 413, 415, 422) },
  }),
  async (c) => {
    await markSeen(c.var.tenant, { invoiceId: c.req.valid('param').id, messageId: c.req.valid('json').messageId });
    return c.body(null, 204);
  },
);

for (const [method, isResolved] of [
  ['put', true],
  ['delete', false],
] as const) {
  discussionApi.openapi(
    createRoute({
      method,
      path: '/invoices/{id}/discussion/resolution',
      operationId: isResolved ? 'resolveDiscussion' : 'reopenDiscussion',
      summary: isResolved ? 'Mark a discussion as resolved' : 'Reopen a discussion',
      tags,
      request: { params: idParams },
      responses: { 200: { description: 'As it is now', ...json(schema.resolutionSchema) }, ...problems(404, 422) },
    }),
    async (c) => {
      const { id: invoiceId } = c.req.valid('param');
      return c.json({ resolved: await setResolved(c.var.tenant, { invoiceId, isResolved }) }, 200);
    },
  );
}

discussionApi.openapi(
  createRoute({
    method: 'get',
    path: '/invoices/{id}/discussion/messages/{messageId}/files/{position}',
    operationId: 'getMessageFile',
    summary: 'Download a file that hangs on a message',
    tags,
    request: { params: messageParams.extend({ position: z.coerce.number().int().min(0).max(9999) }) },
    responses: { ...fileAnswer, ...problems(404, 422) },
  }),
  async (c) => {
    const { id: invoiceId, messageId, position } = c.req.valid('param');
    return sendFile(c, await messageFile(c.var.tenant, { invoiceId, messageId, position }));
  },
);

discussionApi.openapi(
  createRoute({
    method: 'get',
    path: '/invoices/{id}/discussion/proof',
    operationId: 'getDiscussionProof',
    summary: 'Take the whole discussion away, with digests and its places in the archive',
    tags,
    request: { params: idParams },
    responses: { 200: { description: 'The discussion', ...json(schema.proofSchema) }, ...problems(404, 422) },
  }),
  async (c) => c.json(await discussionProof(c.var.tenant, c.req.valid('param').id), 200),
);
