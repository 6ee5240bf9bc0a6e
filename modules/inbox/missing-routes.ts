// JSON API: what is missing, what becomes of it, asking for it, and the rules of that.

import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from '#src/http/env.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { idParams, json } from '#src/http/wire.ts';
import { Decimal } from '#src/money.ts';
import * as schema from './missing-schema.ts';
import { missingDetailToWire, missingToWire } from './missing-wire.ts';
import type { MissingRules } from './model/missing/rules.ts';
import type { InboxPorts } from './ports.ts';
import { askNow } from './service/missing/ask.ts';
import { ignoreOne, restoreMissing } from './service/missing/ignore.ts';
import { getMissing, listMissing } from './service/missing/list.ts';
import { changeMissingRules, missingRules } from './service/missing/rules.ts';
import { searchMissing } from './service/missing/search.ts';

const tags = ['Missing documents'];
const PATH = '/missing-documents';

function addLines(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      operationId: 'listMissingDocuments',
      summary: 'List what should have come in and has not, the longest missing first',
      tags,
      request: { query: schema.missingQuerySchema },
      responses: { 200: { description: 'One page', ...json(schema.missingListSchema) }, ...problems(400, 422) },
    }),
    async (c) => {
      const { state: filter, ...page } = c.req.valid('query');
      const { items, nextCursor } = await listMissing(c.var.tenant, { filter, ...page });
      return c.json({ items: items.map(missingToWire), nextCursor: nextCursor ?? null }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: `${PATH}/{id}`,
      operationId: 'getMissingDocument',
      summary: 'Read one of them, with its evidence and every state it went through',
      tags,
      request: { params: idParams },
      responses: { 200: { description: 'The line', ...json(schema.missingDetailSchema) }, ...problems(404, 422) },
    }),
    async (c) => c.json(missingDetailToWire(await getMissing(c.var.tenant, c.req.valid('param').id)), 200),
  );
}

function addIgnoring(api: OpenAPIHono<ApiEnv>): void {
  const answer = { 200: { description: 'As it is now', ...json(schema.missingSchema) } };

  api.openapi(
    createRoute({
      method: 'put',
      path: `${PATH}/{id}/ignoring`,
      operationId: 'ignoreMissingDocument',
      summary: 'Ask for it no more: it is lost, does not exist, or is not ours',
      tags,
      request: { params: idParams, body: { required: true, ...json(schema.ignoringSchema) } },
      responses: { ...answer, ...problems(400, 404, 409, 415, 422) },
    }),
    async (c) => {
      const line = await ignoreOne(c.var.tenant, { id: c.req.valid('param').id, ...c.req.valid('json') });
      return c.json(missingToWire(line), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: `${PATH}/{id}/ignoring`,
      operationId: 'restoreMissingDocument',
      summary: 'Await it again',
      tags,
      request: { params: idParams },
      responses: { ...answer, ...problems(404, 409, 422) },
    }),
    async (c) => c.json(missingToWire(await restoreMissing(c.var.tenant, c.req.valid('param').id)), 200),
  );
}

function addAsking(api: OpenAPIHono<ApiEnv>, ports: InboxPorts): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/missing-document-requests',
      operationId: 'requestMissingDocuments',
      summary: 'Ask the client for these, or for all that waits, in one mail to each recipient',
      description: 'A line is asked for once a day: the same call again sends nothing.',
      tags,
      request: { body: { required: true, ...json(schema.requestSchema) } },
      responses: {
        200: { description: 'What was asked', ...json(schema.requestedSchema) },
        ...problems(400, 409, 415, 422),
      },
    }),
    async (c) => {
      const { recipients, ...counts } = await askNow(c.var.tenant, c.req.valid('json').ids ?? 'all');
      return c.json({ ...counts, recipients: [...recipients] }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/missing-document-searches',
      operationId: 'searchMissingDocuments',
      summary: 'Look for what is missing now, as is done every night',
      tags,
      responses: { 200: { description: 'What has changed', ...json(schema.searchedSchema) }, ...problems() },
    }),
    async (c) => c.json({ ...(await searchMissing(c.var.tenant, ports)) }, 200),
  );
}

function rulesToWire({ onSince, threshold, never, people, addresses, ...rest }: MissingRules) {
  return {
    ...rest,
    automatic: onSince !== undefined,
    onSince: onSince ?? null,
    threshold: threshold?.toString() ?? null,
    never: [...never],
    people: [...people],
    addresses: [...addresses],
  };
}

function addRules(api: OpenAPIHono<ApiEnv>): void {
  const answer = { 200: { description: 'The rules', ...json(schema.rulesSchema) } };

  api.openapi(
    createRoute({
      method: 'get',
      path: '/missing-document-rules',
      operationId: 'getMissingDocumentRules',
      summary: 'Read what is asked for, of whom, and when',
      tags,
      responses: { ...answer, ...problems() },
    }),
    async (c) => c.json(rulesToWire((await missingRules(c.var.tenant)).rules), 200),
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/missing-document-rules',
      operationId: 'setMissingDocumentRules',
      summary: 'Decide what is asked for, of whom, and when',
      tags,
      request: { body: { required: true, ...json(schema.rulesInputSchema) } },
      responses: { ...answer, ...problems(400, 415, 422) },
    }),
    async (c) => {
      const { automatic, threshold, ...rules } = c.req.valid('json');
      const input = { ...rules, isOn: automatic, threshold: threshold === null ? undefined : Decimal.of(threshold) };
      return c.json(rulesToWire(await changeMissingRules(c.var.tenant, input)), 200);
    },
  );
}

export function missingApi(ports: InboxPorts): OpenAPIHono<ApiEnv> {
  const api = apiRouter();
  addLines(api);
  addIgnoring(api);
  addAsking(api, ports);
  addRules(api);
  return api;
}
