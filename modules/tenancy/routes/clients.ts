// JSON API: the dossiers of a cabinet, for its keys.

import { createRoute, z } from '@hono/zod-openapi';
import { decodeCursor, encodeCursor } from '#src/http/cursor.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { instant, json, listOf, pageQuery } from '#src/http/wire.ts';
import type { KeyClient } from '../repository/cabinet/key-clients.ts';
import { keyClients } from '../service/cabinet/key-clients.ts';

export const clientsApi = apiRouter();

const ORDER = 'clients';
const statuses = ['draft', 'created', 'updated', 'invited', 'active', 'disabled'] as const;

const clientSchema = z
  .object({
    id: z.uuid().openapi({ description: 'Names the company in the header Facteur-Dossier, as its SIREN does' }),
    name: z.string(),
    siren: z.string().nullable(),
    siret: z.string().nullable(),
    vatNumber: z.string().nullable(),
    code: z.string().nullable().openapi({ description: 'Number of the client at the accounting firm' }),
    status: z.enum(statuses).openapi({ description: 'A disabled company opens to no key' }),
    statusSince: instant,
    closingMonth: z.number().int().min(1).max(12).nullable(),
    own: z.boolean().openapi({ description: 'The books of the firm itself' }),
  })
  .openapi('Client');

const querySchema = z.object({
  q: z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'Part of the name, beginning of the SIREN, or the client number' }),
  status: z.enum(statuses).optional(),
  closingMonth: z.coerce.number().int().min(1).max(12).optional(),
  ...pageQuery,
});

function afterOf(cursor: string | undefined): { sortName: string; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const { value, id } = decodeCursor(cursor, ORDER);
  return { sortName: value, id: z.uuid().safeParse(id).data ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
}

function clientToWire(client: KeyClient): z.infer<typeof clientSchema> {
  const { id, name, status, own } = client;
  return {
    id,
    name,
    siren: client.siren ?? null,
    siret: client.siret ?? null,
    vatNumber: client.vatNumber ?? null,
    code: client.code ?? null,
    status,
    statusSince: client.statusSince.toISOString(),
    closingMonth: client.closingMonth ?? null,
    own,
  };
}

clientsApi.openapi(
  createRoute({
    method: 'get',
    path: '/clients',
    operationId: 'listClients',
    summary: 'List the companies of the accounting firm, by name',
    description:
      'For keys of an accounting firm. Every other call of such a key names one of these companies, by SIREN or id, in the header `Facteur-Dossier`.',
    tags: ['Clients'],
    request: { query: querySchema },
    responses: { 200: { description: 'One page', ...json(listOf(clientSchema)) }, ...problems(400, 422) },
  }),
  async (c) => {
    const { q = '', status, closingMonth, cursor, limit } = c.req.valid('query');
    const query = { term: q.trim(), status, closingMonth, after: afterOf(cursor), limit: limit + 1 };
    const found = await keyClients(c.var.ctx, c.var.tenant, query);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    const nextCursor = hasMore ? encodeCursor({ order: ORDER, value: last.sortName, id: last.id }) : null;
    return c.json({ items: items.map(clientToWire), nextCursor }, 200);
  },
);
