// Wire shapes of the intake ledger.

import { z } from '@hono/zod-openapi';
import { actorSchema, instant, listOf, pageQuery } from '#src/http/wire.ts';
import { directions } from '#modules/invoices';
import { documentStates } from './model/documents.ts';

export const uploadSchema = z
  .object({
    file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }),
    direction: z.enum(directions).default('purchase'),
  })
  .openapi('Upload');

export const receivedSchema = z
  .object({ id: z.uuid(), sha256: z.string(), state: z.enum(documentStates) })
  .openapi('ReceivedDocument');

export const documentSchema = z
  .object({
    id: z.uuid(),
    source: z.enum(['mail', 'drop', 'api']),
    direction: z.enum(directions),
    sha256: z.string(),
    size: z.number().int(),
    filename: z.string(),
    declaredType: z.string(),
    state: z.enum(documentStates),
    stateSince: instant,
    stage: z.string().nullable(),
    error: z
      .object({ code: z.string(), message: z.object({ fr: z.string(), en: z.string() }) })
      .nullable()
      .openapi({ description: 'Why it did not become an invoice' }),
    invoiceId: z.uuid().nullable(),
    archiveId: z.uuid().nullable().openapi({ description: 'The ZIP archive it came in, a document too' }),
    contents: z.number().int().nullable().openapi({ description: 'Of a ZIP archive: how many documents it held' }),
    receivedAt: instant,
    receivedBy: actorSchema,
  })
  .openapi('Document');

const stepSchema = z.object({
  state: z.enum(documentStates),
  detail: z.record(z.string(), z.any()).optional(),
  at: instant,
  actor: actorSchema,
});

export const documentDetailSchema = documentSchema.extend({ steps: z.array(stepSchema) }).openapi('DocumentDetail');

export const documentListSchema = listOf(documentSchema).openapi('DocumentList');

export const listQuerySchema = z.object({
  state: z.enum(documentStates).optional(),
  archive: z.uuid().optional().openapi({ description: 'Only what came in this archive' }),
  ...pageQuery,
});
