// Wire shapes of what is missing. Amounts are decimal strings, days YYYY-MM-DD, instants ISO 8601 UTC.

import { z } from '@hono/zod-openapi';
import { actorSchema, instant, listOf, pageQuery } from '#src/http/wire.ts';
import { rhythms } from './model/missing/rhythms.ts';
import { ignoreReasons, missingStates } from './model/missing/types.ts';
import { missingFilters } from './service/missing/list.ts';

const amount = z.string().nullable().openapi({ example: '84.00', description: 'Decimal' });
const day = z.string().nullable().openapi({ example: '2026-10-31', format: 'date' });
const text = z.string().nullable();

const mailStates = ['held', 'queued', 'sent', 'delivered', 'refused', 'failed', 'expired', 'cancelled'] as const;

const seen = z.object({ id: z.uuid(), number: text, issuedOn: day }).openapi('SeenInvoice');

const evidence = z
  .object({
    kind: z.enum(['rhythm', 'series', 'statement', 'debit']),
    rhythm: z.enum(rhythms).optional(),
    onTime: z.number().int().optional().openapi({ description: 'Intervals on time, of those looked at' }),
    intervals: z.number().int().optional(),
    last: z.array(seen).optional(),
    before: seen.optional().openapi({ description: 'The invoice before the hole' }),
    after: seen.optional(),
    known: z.number().int().optional().openapi({ description: 'Numbers that are there, of `span`' }),
    span: z.number().int().optional(),
    statementId: z.uuid().optional(),
    filename: z.string().optional(),
    line: z.number().int().optional(),
    debitId: z.string().optional(),
    bookedOn: z.string().optional(),
    label: z.string().optional(),
  })
  .openapi('MissingEvidence');

export const missingSchema = z
  .object({
    id: z.uuid(),
    supplier: z.object({ partnerId: z.uuid().nullable(), name: z.string() }),
    title: z.object({ fr: z.string(), en: z.string() }).openapi({ description: 'What is missing, in words' }),
    number: text,
    rhythm: z.enum(rhythms).nullable(),
    expectedOn: day,
    expectedAmount: amount,
    currency: text,
    missingSince: z.string().openapi({ format: 'date' }),
    evidence: z.array(evidence),
    state: z.enum(missingStates),
    stateSince: instant,
    stateBy: actorSchema,
    reason: text.openapi({
      description: 'Of an ignored line: lost, none, not_ours; of a withdrawn one: rule, evidence',
    }),
    invoiceId: z.uuid().nullable().openapi({ description: 'The document, once it is there' }),
    timesAsked: z.number().int(),
    lastAskedAt: instant.nullable(),
  })
  .openapi('MissingDocument');

export const missingDetailSchema = missingSchema
  .extend({
    steps: z.array(
      z.object({
        state: z.enum(missingStates),
        detail: z.record(z.string(), z.any()).optional(),
        at: instant,
        actor: actorSchema,
      }),
    ),
    mails: z.array(z.object({ at: instant, recipient: z.string(), state: z.enum(mailStates) })),
    supplierEmail: text,
  })
  .openapi('MissingDocumentDetail');

export const missingListSchema = listOf(missingSchema).openapi('MissingDocumentList');

export const missingQuerySchema = z.object({ state: z.enum(missingFilters).default('waiting'), ...pageQuery });

export const ignoringSchema = z.object({ reason: z.enum(ignoreReasons) }).openapi('Ignoring');

export const requestSchema = z
  .object({
    ids: z.array(z.uuid()).min(1).max(500).optional().openapi({ description: 'Absent: everything that waits' }),
  })
  .openapi('MissingRequest');

export const requestedSchema = z
  .object({
    asked: z.number().int(),
    already: z.number().int().openapi({ description: 'Asked for today already: not asked for again' }),
    recipients: z.array(z.string()),
  })
  .openapi('MissingRequested');

export const searchedSchema = z
  .object({ found: z.number().int(), received: z.number().int(), withdrawn: z.number().int() })
  .openapi('MissingSearch');

/** NUL cannot be stored, and no control character means anything here. */
const word = z
  .string()
  .max(80)
  .regex(/^\P{Cc}*$/u);

const rulesShape = {
  day: z.number().int().min(1).max(28).openapi({ description: 'Of the month, of the automatic reminder' }),
  mostReminders: z.number().int().min(1).max(12),
  threshold: z
    .string()
    .regex(/^\d{1,12}(?:\.\d{1,2})?$/)
    .nullable()
    .openapi({ example: '50.00', description: 'Euros; below it nothing is asked for' }),
  never: z.array(word).max(100).openapi({ description: 'Words of suppliers that are never asked for' }),
  people: z.array(z.uuid()).max(50).openapi({ description: 'Who is written to; nobody chosen: the managers' }),
  addresses: z.array(word).max(20).openapi({ description: 'Others who are written to' }),
  language: z.enum(['fr', 'en']),
};

export const rulesSchema = z
  .object({ automatic: z.boolean(), onSince: day, ...rulesShape })
  .openapi('MissingDocumentRules');

export const rulesInputSchema = z
  .object({ automatic: z.boolean(), ...rulesShape })
  .openapi('MissingDocumentRulesInput');
