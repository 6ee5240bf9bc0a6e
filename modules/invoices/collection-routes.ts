// JSON API: what an accounting program has still to fetch, and its word that it has.

import { createRoute, z } from '@hono/zod-openapi';
import { decodeCursor, encodeCursor } from '#src/http/cursor.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { idParams, instant, json, listOf, pageQuery } from '#src/http/wire.ts';
import { directions } from './model.ts';
import type { Uncollected } from './repository/collections.ts';
import { setCollected, waitingForCollection } from './service/collections.ts';

const tags = ['Collections'];
const ORDER = 'collections';

export const collectionsApi = apiRouter();

const waitingSchema = z
  .object({
    id: z.uuid().openapi({ description: 'Of the invoice' }),
    direction: z.enum(directions),
    partnerName: z.string().nullable(),
    number: z.string().nullable(),
    issueDate: z.string().nullable(),
    currency: z.string().nullable(),
    totalGross: z.string().nullable(),
    waitingSince: instant,
  })
  .openapi('UncollectedInvoice');

const collectionSchema = z
  .object({ collectedAt: instant.nullable().openapi({ description: 'Null: it waits' }) })
  .openapi('Collection');

function waitingToWire(one: Uncollected): z.infer<typeof waitingSchema> {
  const { partnerName, number, issueDate, currency, totalGross, waitingSince } = one;
  return {
    ...one,
    partnerName: partnerName ?? null,
    number: number ?? null,
    issueDate: issueDate ?? null,
    currency: currency ?? null,
    totalGross: totalGross ?? null,
    waitingSince: waitingSince.toISOString(),
  };
}

function afterOf(cursor: string | undefined): { waitingSince: Date; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const { value, id } = decodeCursor(cursor, ORDER);
  const milliseconds = Number(value);
  const isKnown = Number.isSafeInteger(milliseconds) && z.uuid().safeParse(id).success;
  return isKnown ? { waitingSince: new Date(milliseconds), id } : undefined;
}

collectionsApi.openapi(
  createRoute({
    method: 'get',
    path: '/collections',
    operationId: 'listUncollected',
    summary: 'List the accepted invoices that have not been fetched, the longest waiting first',
    description: 'Downloading the original or the Factur-X with a key marks an invoice as fetched, as does PUT.',
    tags,
    request: { query: z.object(pageQuery) },
    responses: { 200: { description: 'One page', ...json(listOf(waitingSchema)) }, ...problems(400, 422) },
  }),
  async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const { invoices } = await waitingForCollection(c.var.tenant, { after: afterOf(cursor), limit: limit + 1 });
    const items = invoices.slice(0, limit);
    const last = items.at(-1);
    const hasMore = invoices.length > limit && last !== undefined;
    const value = String(last?.waitingSince.getTime() ?? 0);
    const nextCursor = hasMore ? encodeCursor({ order: ORDER, value, id: last.id }) : null;
    return c.json({ items: items.map(waitingToWire), nextCursor }, 200);
  },
);

for (const [method, collected] of [
  ['put', true],
  ['delete', false],
] as const) {
  collectionsApi.openapi(
    createRoute({
      method,
      path: '/invoices/{id}/collection',
      operationId: collected ? 'collectInvoice' : 'uncollectInvoice',
      summary: collected ? 'Say that an invoice has been fetched' : 'Let an invoice wait to be fetched again',
      tags,
      request: { params: idParams },
      responses: {
        200: { description: 'As it is now', ...json(collectionSchema) },
        ...problems(400, 404, 409, 422),
      },
    }),
    async (c) => {
      const { collectedAt } = await setCollected(c.var.tenant, { id: c.req.valid('param').id, collected });
      return c.json({ collectedAt: collectedAt?.toISOString() ?? null }, 200);
    },
  );
}
