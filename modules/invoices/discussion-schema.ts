// Wire shapes of discussions. Instants ISO 8601 UTC.

import { z } from '@hono/zod-openapi';
import { actorSchema, instant } from '#src/http/wire.ts';
import { LONGEST_TEXT } from './discussion/rules.ts';
import type { Message } from './discussion/types.ts';

const fileSchema = z.object({
  position: z.number().int().openapi({ description: 'Names the file in its address' }),
  filename: z.string(),
  mediaType: z.string(),
  size: z.number().int().openapi({ description: 'Bytes' }),
  sha256: z.string(),
  inline: z.boolean().openapi({ description: 'Shown inside the mail it came with' }),
});

export const messageSchema = z
  .object({
    id: z.uuid(),
    author: actorSchema,
    side: z.enum(['cabinet', 'company', 'program']).openapi({ description: 'Through whom the author has access' }),
    text: z.string().nullable().openapi({ description: 'Plain text; null when taken back' }),
    origin: z.enum(['page', 'mail', 'api']),
    fromAddress: z.string().nullable().openapi({ description: 'Where an answer came from, unless from its author' }),
    mentions: z.array(z.uuid()),
    files: z.array(fileSchema),
    writtenAt: instant,
    withdrawnAt: instant.nullable(),
  })
  .openapi('DiscussionMessage');

export const discussionSchema = z
  .object({
    resolved: z.boolean(),
    total: z.number().int(),
    items: z.array(messageSchema).openapi({ description: 'Oldest first' }),
    /** The page before. */
    nextCursor: z.string().nullable().openapi({ description: 'For earlier messages' }),
  })
  .openapi('Discussion');

export const newMessageSchema = z
  .object({
    text: z
      .string()
      .max(LONGEST_TEXT * 2)
      .openapi({ description: `Plain text, at most ${LONGEST_TEXT} characters`, example: 'Est-ce bien la nôtre ?' }),
    mentions: z.array(z.uuid()).max(100).default([]).openapi({ description: 'People to tell, by id' }),
  })
  .openapi('NewDiscussionMessage');

export const seenSchema = z.object({ messageId: z.uuid() }).openapi('SeenMessage');
export const resolutionSchema = z.object({ resolved: z.boolean() }).openapi('DiscussionResolution');

/** What `service/discussion/proof.ts` writes; read by people and auditors rather than by programs. */
export const proofSchema = z
  .object({
    format: z.string(),
    madeAt: instant,
    company: z.uuid(),
    invoice: z.uuid(),
    withInternal: z.boolean(),
    messages: z.array(z.looseObject({ id: z.uuid(), textSha256: z.string() })),
    resolutions: z.array(z.looseObject({ state: z.string(), at: instant })),
    archive: z.array(z.looseObject({ sequence: z.number().int(), sha256: z.string() })),
  })
  .openapi('DiscussionProof');

export function messageToWire(message: Message): z.infer<typeof messageSchema> {
  const { id, author, side, text, origin, fromAddress, mentions, files, writtenAt, withdrawnAt } = message;
  return {
    id,
    author: { ...author },
    side,
    text: text ?? null,
    origin,
    fromAddress: fromAddress ?? null,
    mentions: [...mentions],
    files: files.map(({ isInline, ...file }) => ({ ...file, inline: isInline })),
    writtenAt: writtenAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}
