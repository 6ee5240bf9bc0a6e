// What the wire shapes and route descriptions of all modules share.

import { z } from '@hono/zod-openapi';

/** ISO 8601, UTC. */
export const instant = z.string().openapi({ format: 'date-time' });

/** Who did something. */
export const actorSchema = z
  .object({ kind: z.enum(['user', 'key', 'mail', 'system']), id: z.string(), name: z.string() })
  .openapi('Actor');

/** The path parameter of one item. */
export const idParams = z.object({ id: z.uuid() });

/** The query of a list: `z.object({ …, ...pageQuery })`. */
export const pageQuery = {
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** One page of a list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** A JSON body or answer: `{ description, ...json(schema) }`. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return { content: { 'application/json': { schema } } };
}

/** The answers of a route that sends a file (src/http/files.ts). */
export const fileAnswer = {
  200: {
    description: 'The file',
    content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
  },
};
