// JSON API of the intake.

import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { sendFile } from '#src/http/files.ts';
import type { ApiEnv } from '#src/http/env.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { fileAnswer, idParams, json } from '#src/http/wire.ts';
import { missingApi } from './missing-routes.ts';
import type { LedgerDocument } from './model/documents.ts';
import type { InboxPorts } from './ports.ts';
import * as schema from './schema.ts';
import { getDocument, getDocumentFile, listDocuments, replayDocument } from './service/ledger.ts';
import { receiveFile } from './service/receive-file.ts';
import { statementApi } from './statement-routes.ts';

const tags = ['Documents'];

function toWire(document: LedgerDocument): z.infer<typeof schema.documentSchema> {
  const { id, source, direction, sha256, size, filename, declaredType, state, receivedBy } = document;
  return {
    id,
    source,
    direction,
    sha256,
    size,
    filename,
    declaredType,
    state,
    receivedBy,
    stateSince: document.stateSince.toISOString(),
    stage: document.stage ?? null,
    error: document.failure
      ? {
          code: document.failure.code,
          message: { ...document.failure.message },
        }
      : null,
    invoiceId: document.invoiceId ?? null,
    archiveId: document.containerId ?? null,
    contents: document.contents ?? null,
    receivedAt: document.receivedAt.toISOString(),
  };
}

const documents = apiRouter();

documents.openapi(
  createRoute({
    method: 'post',
    path: '/documents',
    operationId: 'addDocument',
    summary: 'Add a document: PDF, image, Factur-X, UBL or CII, or a ZIP archive of them',
    description:
      'Answered only when the bytes and the ledger row are durable. The document is then read in the background.',
    tags,
    request: {
      headers: z.object({
        'idempotency-key': z
          .string()
          .min(1)
          .max(255)
          .optional()
          .openapi({ description: 'The same key answers the same document' }),
      }),
      body: { required: true, content: { 'multipart/form-data': { schema: schema.uploadSchema } } },
    },
    responses: {
      201: {
        description: 'The document is kept',
        headers: z.object({ Location: z.string() }),
        ...json(schema.receivedSchema),
      },
      ...problems(400, 413, 415, 422, 507),
    },
  }),
  async (c) => {
    const { file, direction } = c.req.valid('form');
    const idempotencyKey = c.req.valid('header')['idempotency-key'];
    const { replayed, ...document } = await receiveFile(c.var.tenant, {
      file,
      direction,
      source: 'api',
      idempotencyKey,
    });
    c.header('Location', `/api/v1/documents/${document.id}`);
    if (replayed) c.header('Idempotent-Replayed', 'true');
    return c.json(document, 201);
  },
);

documents.openapi(
  createRoute({
    method: 'get',
    path: '/documents',
    operationId: 'listDocuments',
    summary: 'List everything that came in, newest first',
    tags,
    request: { query: schema.listQuerySchema },
    responses: {
      200: { description: 'One page', ...json(schema.documentListSchema) },
      ...problems(400, 422),
    },
  }),
  async (c) => {
    const { state, archive, ...query } = c.req.valid('query');
    const page = await listDocuments(c.var.tenant, { ...query, states: state && [state], containerId: archive });
    return c.json({ items: page.items.map(toWire), nextCursor: page.nextCursor ?? null }, 200);
  },
);

documents.openapi(
  createRoute({
    method: 'get',
    path: '/documents/{id}',
    operationId: 'getDocument',
    summary: 'Read one document of the ledger, with every step it went through',
    tags,
    request: { params: idParams },
    responses: {
      200: { description: 'The document', ...json(schema.documentDetailSchema) },
      ...problems(404, 422),
    },
  }),
  async (c) => {
    const { document, steps } = await getDocument(c.var.tenant, c.req.valid('param').id);
    return c.json(
      {
        ...toWire(document),
        steps: steps.map(({ state, detail, at, actor }) => ({
          state,
          detail,
          at: at.toISOString(),
          actor: { ...actor },
        })),
      },
      200,
    );
  },
);

documents.openapi(
  createRoute({
    method: 'get',
    path: '/documents/{id}/file',
    operationId: 'getDocumentFile',
    summary: 'Download the bytes as they came',
    tags,
    request: { params: idParams },
    responses: {
      ...fileAnswer,
      ...problems(404, 422),
    },
  }),
  async (c) => {
    const { document, bytes } = await getDocumentFile(c.var.tenant, c.req.valid('param').id);
    return sendFile(c, { ...document, bytes, mediaType: 'application/octet-stream' });
  },
);

documents.openapi(
  createRoute({
    method: 'post',
    path: '/documents/{id}/replays',
    operationId: 'replayDocument',
    summary: 'Read a failed or set-aside document again',
    tags,
    request: { params: idParams },
    responses: {
      202: { description: 'It will be read again', ...json(schema.documentSchema) },
      ...problems(404, 409, 422),
    },
  }),
  async (c) => c.json(toWire(await replayDocument(c.var.tenant, c.req.valid('param').id)), 202),
);

/** The ledger, and what is missing from it. */
export function createApi(ports: InboxPorts): OpenAPIHono<ApiEnv> {
  const api = apiRouter();
  for (const part of [documents, missingApi(ports), statementApi(ports)]) api.route('/', part);
  return api;
}
