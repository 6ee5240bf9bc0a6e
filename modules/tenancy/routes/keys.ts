// JSON API: API keys.

import { createRoute, type z } from '@hono/zod-openapi';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { idParams, json } from '#src/http/wire.ts';
import type { ApiKeyInfo } from '../model/types.ts';
import * as schema from '../schema.ts';
import { createApiKey, listApiKeys, renewKey, revokeApiKey } from '../service/api-keys.ts';

const tags = ['API keys'];

export const keysApi = apiRouter();

const iso = (instant: Date | undefined): string | null => instant?.toISOString() ?? null;

function keyToWire(key: ApiKeyInfo): z.infer<typeof schema.keySchema> {
  const { id, name, prefix, scopes, networks, createdAt, createdBy } = key;
  return {
    id,
    name,
    prefix,
    scopes: [...scopes],
    networks: [...networks],
    createdAt: createdAt.toISOString(),
    createdBy,
    lastUsedAt: iso(key.lastUsedAt),
    expiresAt: iso(key.expiresAt),
    previousUntil: iso(key.previousUntil),
    revokedAt: iso(key.revokedAt),
  };
}

keysApi.openapi(
  createRoute({
    method: 'get',
    path: '/api-keys',
    operationId: 'listApiKeys',
    summary: 'List the API keys of the company, newest first',
    tags,
    responses: { 200: { description: 'All of them', ...json(schema.keysSchema) }, ...problems() },
  }),
  async (c) => c.json({ items: (await listApiKeys(c.var.tenant)).map(keyToWire) }, 200),
);

keysApi.openapi(
  createRoute({
    method: 'post',
    path: '/api-keys',
    operationId: 'createApiKey',
    summary: 'Make an API key, at most as mighty as the one that asks',
    tags,
    request: { body: { required: true, ...json(schema.newKeySchema) } },
    responses: {
      201: { description: 'The secret, once', ...json(schema.secretSchema) },
      ...problems(400, 413, 415, 422),
    },
  }),
  async (c) => {
    const { name, scopes, expiresAt, networks } = c.req.valid('json');
    const key = await createApiKey(c.var.tenant, {
      name,
      ...(scopes ? { scopes } : {}),
      ...(networks ? { networks } : {}),
      expiresAt: expiresAt === undefined ? undefined : new Date(expiresAt),
    });
    return c.json({ ...key, previousUntil: null }, 201);
  },
);

keysApi.openapi(
  createRoute({
    method: 'post',
    path: '/api-keys/{id}/renewals',
    operationId: 'renewApiKey',
    summary: 'Give a key another secret; the former one works for some hours more',
    tags,
    request: { params: idParams, body: { required: true, ...json(schema.renewalSchema) } },
    responses: {
      201: { description: 'The new secret, once', ...json(schema.secretSchema) },
      ...problems(400, 404, 413, 415, 422),
    },
  }),
  async (c) => {
    const { graceHours } = c.req.valid('json');
    const place = { kind: 'company', tenant: c.var.tenant } as const;
    const { id, secret, previousUntil } = await renewKey(place, { id: c.req.valid('param').id, graceHours });
    return c.json({ id, secret, previousUntil: previousUntil.toISOString() }, 201);
  },
);

keysApi.openapi(
  createRoute({
    method: 'delete',
    path: '/api-keys/{id}',
    operationId: 'revokeApiKey',
    summary: 'Revoke a key, for good',
    tags,
    request: { params: idParams },
    responses: { 204: { description: 'Revoked' }, ...problems(400, 404, 422) },
  }),
  async (c) => {
    await revokeApiKey(c.var.tenant, c.req.valid('param').id);
    return c.body(null, 204);
  },
);
