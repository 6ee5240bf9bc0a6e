// JSON API: the journal of the company, and its proof.

import { createRoute, z } from '@hono/zod-openapi';
import { decodeCursor, encodeCursor } from '#src/http/cursor.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { json, pageQuery } from '#src/http/wire.ts';
import { exportedEntry } from '../model/journal-export.ts';
import * as schema from '../schema.ts';
import { readJournal, verifyJournal } from '../service/journal-view.ts';

const tags = ['Journal'];
const ORDER = 'journal';

export const journalApi = apiRouter();

const querySchema = z.object({
  q: z.string().max(200).optional().openapi({ description: 'Part of a name, an action, a subject or the details' }),
  actorId: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  from: z.iso.date().optional().openapi({ description: 'First day, Europe/Paris' }),
  until: z.iso.date().optional().openapi({ description: 'Last day, Europe/Paris' }),
  ...pageQuery,
});

function sequenceOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const sequence = Number(decodeCursor(cursor, ORDER).value);
  return Number.isSafeInteger(sequence) ? sequence : 0;
}

journalApi.openapi(
  createRoute({
    method: 'get',
    path: '/journal',
    operationId: 'listJournal',
    summary: 'Read the journal of security-relevant acts, newest first, each with its link of the chain',
    tags,
    request: { query: querySchema },
    responses: { 200: { description: 'One page', ...json(schema.journalSchema) }, ...problems(400, 422) },
  }),
  async (c) => {
    const { q, cursor, limit, ...filter } = c.req.valid('query');
    const reader = { kind: 'company', tenant: c.var.tenant } as const;
    const page = await readJournal(reader, { ...filter, term: q, before: sequenceOf(cursor) }, limit);
    const nextCursor =
      page.next === undefined ? null : encodeCursor({ order: ORDER, value: String(page.next), id: '' });
    const items = page.entries.map(exportedEntry).map(({ details, ...entry }) => ({
      ...entry,
      details: details && { ...details },
    }));
    return c.json({ items, nextCursor }, 200);
  },
);

journalApi.openapi(
  createRoute({
    method: 'get',
    path: '/journal/verification',
    operationId: 'verifyJournal',
    summary: 'Prove the whole chain of the journal',
    tags,
    responses: { 200: { description: 'What the proof shows', ...json(schema.verificationSchema) }, ...problems() },
  }),
  async (c) => {
    const { entries, fault } = await verifyJournal({ kind: 'company', tenant: c.var.tenant });
    return c.json({ entries, fault: fault ?? null }, 200);
  },
);
