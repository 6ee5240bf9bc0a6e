// JSON API of the register.

import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { TenantCtx } from '#src/context.ts';
import { expectedVersion, sendVersion } from '#src/http/etag.ts';
import type { ApiEnv } from '#src/http/env.ts';
import { sendFile } from '#src/http/files.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { fileAnswer, idParams, json } from '#src/http/wire.ts';
import { artefactKinds } from '#modules/archive';
import type { RegisteredInvoice } from './model.ts';
import { collectionsApi } from './collection-routes.ts';
import { discussionApi } from './discussion-routes.ts';
import * as schema from './schema.ts';
import { acceptInvoice, refuseInvoice, undoableUntil, undoDecision } from './service/decide.ts';
import { collectDownloaded } from './service/collections.ts';
import { correctInvoice } from './service/correct.ts';
import { getFile } from './service/files.ts';
import { getInvoice, getTimeline, listInvoices } from './service/read.ts';
import { correctionFromWire, invoiceToWire, listItemToWire } from './wire.ts';

const tags = ['Invoices'];
const etag = { headers: z.object({ ETag: z.string().openapi({ description: 'Version, for If-Match' }) }) };
const headers = z.object({ 'if-match': z.string().optional().openapi({ description: 'ETag that was read' }) });
const invoiceAnswer = {
  200: { description: 'The invoice', ...etag, ...json(schema.invoiceSchema) },
};

async function wireOf(tenant: TenantCtx, invoice: RegisteredInvoice) {
  const { decision } = await getInvoice(tenant, invoice.id);
  return invoiceToWire(invoice, decision && { ...decision, undoableUntil: undoableUntil(tenant, decision.decidedAt) });
}

async function answer(c: Context<ApiEnv>, invoice: RegisteredInvoice) {
  sendVersion(c, invoice.version);
  return c.json(await wireOf(c.var.tenant, invoice), 200);
}

export const api = apiRouter();
api.route('/', collectionsApi);
api.route('/', discussionApi);

api.openapi(
  createRoute({
    method: 'get',
    path: '/invoices',
    operationId: 'listInvoices',
    summary: 'List the invoices of a direction',
    tags,
    request: { query: schema.listQuerySchema },
    responses: {
      200: { description: 'One page', ...json(schema.listSchema) },
      ...problems(400, 422),
    },
  }),
  async (c) => {
    const { q, sort, dir, ...query } = c.req.valid('query');
    const descending = dir === undefined ? undefined : dir === 'desc';
    const page = await listInvoices(c.var.tenant, { ...query, query: q, order: sort, descending });
    return c.json({ items: page.items.map(listItemToWire), nextCursor: page.nextCursor ?? null }, 200);
  },
);

api.openapi(
  createRoute({
    method: 'get',
    path: '/invoices/{id}',
    operationId: 'getInvoice',
    summary: 'Read one invoice, with where each field was found and what the checks say',
    tags,
    request: { params: idParams },
    responses: { ...invoiceAnswer, ...problems(404, 422) },
  }),
  async (c) => await answer(c, (await getInvoice(c.var.tenant, c.req.valid('param').id)).invoice),
);

api.openapi(
  createRoute({
    method: 'patch',
    path: '/invoices/{id}',
    operationId: 'correctInvoice',
    summary: 'Correct fields of an invoice that waits for a decision',
    tags,
    request: { params: idParams, headers, body: { required: true, ...json(schema.correctionSchema) } },
    responses: { ...invoiceAnswer, ...problems(400, 404, 409, 412, 413, 415, 422) },
  }),
  async (c) => {
    const correction = correctionFromWire(c.req.valid('json'));
    const input = { id: c.req.valid('param').id, correction, version: expectedVersion(c) };
    return await answer(c, await correctInvoice(c.var.tenant, input));
  },
);

api.openapi(
  createRoute({
    method: 'put',
    path: '/invoices/{id}/acceptance',
    operationId: 'acceptInvoice',
    summary: 'Accept an invoice: makes the Factur-X and archives it',
    tags,
    request: { params: idParams, headers, body: { required: false, ...json(schema.acceptanceSchema) } },
    responses: { ...invoiceAnswer, ...problems(400, 404, 409, 412, 413, 415, 422) },
  }),
  async (c) => {
    const body = c.req.header('content-type')?.startsWith('application/json') ? c.req.valid('json') : {};
    const input = { id: c.req.valid('param').id, version: expectedVersion(c), acceptDuplicate: body.acceptDuplicate };
    return await answer(c, await acceptInvoice(c.var.tenant, input));
  },
);

for (const [verdict, path] of [
  ['accepted', 'acceptance'],
  ['refused', 'refusal'],
] as const) {
  api.openapi(
    createRoute({
      method: 'delete',
      path: `/invoices/{id}/${path}`,
      operationId: verdict === 'accepted' ? 'undoAcceptance' : 'undoRefusal',
      summary: 'Take the decision back while it is young enough',
      tags,
      request: { params: idParams, headers },
      responses: { ...invoiceAnswer, ...problems(400, 404, 409, 412, 422) },
    }),
    async (c) => {
      const input = { id: c.req.valid('param').id, version: expectedVersion(c), verdict };
      return await answer(c, await undoDecision(c.var.tenant, input));
    },
  );
}

api.openapi(
  createRoute({
    method: 'put',
    path: '/invoices/{id}/refusal',
    operationId: 'refuseInvoice',
    summary: 'Refuse an invoice, with a reason',
    tags,
    request: { params: idParams, headers, body: { required: true, ...json(schema.refusalSchema) } },
    responses: { ...invoiceAnswer, ...problems(400, 404, 409, 412, 413, 415, 422) },
  }),
  async (c) => {
    const { reasonCode = 'AUTRE', reason } = c.req.valid('json');
    const input = { id: c.req.valid('param').id, version: expectedVersion(c), reasonCode, reason };
    return await answer(c, await refuseInvoice(c.var.tenant, input));
  },
);

api.openapi(
  createRoute({
    method: 'get',
    path: '/invoices/{id}/timeline',
    operationId: 'getTimeline',
    summary: 'Who did what when',
    tags,
    request: { params: idParams },
    responses: {
      200: { description: 'Oldest first', ...json(schema.timelineSchema) },
      ...problems(404, 422),
    },
  }),
  async (c) => {
    const entries = await getTimeline(c.var.tenant, c.req.valid('param').id);
    const items = entries.map((entry) => ({ ...entry, at: entry.at.toISOString(), details: { ...entry.details } }));
    return c.json({ items, nextCursor: null }, 200);
  },
);

api.openapi(
  createRoute({
    method: 'get',
    path: '/invoices/{id}/artefacts/{kind}',
    operationId: 'getArtefact',
    summary: 'Download the original, the Factur-X or the readable view',
    tags,
    request: { params: idParams.extend({ kind: z.enum(artefactKinds) }) },
    responses: {
      ...fileAnswer,
      ...problems(404, 422),
    },
  }),
  async (c) => {
    const { id, kind } = c.req.valid('param');
    const file = await getFile(c.var.tenant, id, kind);
    await collectDownloaded(c.var.tenant, { id, kind });
    return sendFile(c, file);
  },
);
