// Wire shapes of the register. Amounts are decimal strings, dates YYYY-MM-DD, instants ISO 8601 UTC.

import { z } from '@hono/zod-openapi';
import { actorSchema, instant, listOf, pageQuery } from '#src/http/wire.ts';
import { Decimal } from '#src/money.ts';
import { directions, forms, invoiceStates, orders } from './model.ts';
import { refusalReasonCodes } from './reasons.ts';

const amount = z.string().nullable().openapi({ example: '1200.00', description: 'Decimal, as on the document' });
const day = z.string().nullable().openapi({ example: '2026-09-01', format: 'date' });
const text = z.string().nullable();

/** What the document says, in lists and in full. */
const facts = {
  number: text,
  typeCode: text,
  issueDate: day,
  dueDate: day,
  currency: text,
  totalWithoutVat: amount,
  totalVat: amount,
  totalWithVat: amount,
};

const party = z.object({ name: text, siren: text, vatNumber: text });

const provenanceSchema = z
  .object({
    method: z.enum(['xml', 'checksum', 'arithmetic', 'label', 'pattern', 'position', 'person']),
    text: z.string().optional().openapi({ description: 'As printed' }),
    page: z.number().int().optional().openapi({ description: 'Zero-based' }),
    box: z
      .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
      .optional()
      .openapi({ description: 'Fractions of the page, from its top left' }),
    confidence: z.number().optional(),
  })
  .openapi('Provenance');

const findingSchema = z
  .object({
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    location: z.object({ xpath: z.string().optional(), bt: z.string().optional(), field: z.string().optional() }),
    value: z.string().optional(),
    message: z.object({ fr: z.string(), en: z.string() }),
  })
  .openapi('Finding');

export const listItemSchema = z
  .object({
    id: z.uuid(),
    direction: z.enum(directions),
    state: z.enum(invoiceStates),
    stateSince: instant,
    form: z.enum(forms),
    partner: z.object({ id: z.uuid().nullable(), name: text, siren: text }),
    ...facts,
    findings: z.object({ error: z.boolean(), warning: z.boolean() }).openapi({ description: 'Whether it has any' }),
    receivedAt: instant,
  })
  .openapi('InvoiceSummary');

export const listSchema = listOf(listItemSchema).openapi('InvoiceList');

export const invoiceSchema = z
  .object({
    id: z.uuid(),
    direction: z.enum(directions),
    state: z.enum(invoiceStates),
    stateSince: instant,
    stateBy: actorSchema,
    decision: z
      .object({ reasonCode: text, reason: text, decidedAt: instant, decidedBy: actorSchema, undoableUntil: instant })
      .nullable(),
    source: z.string(),
    form: z.enum(forms),
    profile: text,
    original: z.object({ sha256: z.string(), size: z.number().int(), mediaType: z.string(), filename: z.string() }),
    partnerId: z.uuid().nullable(),
    seller: party.extend({ iban: text }),
    buyer: party,
    ...facts,
    amountDue: amount,
    vat: z.array(z.object({ category: text, rate: amount, base: amount, amount })),
    provenance: z.record(z.string(), provenanceSchema),
    findings: z.array(findingSchema),
    receivedAt: instant,
    updatedAt: instant,
    version: z.number().int(),
  })
  .openapi('Invoice');

export const timelineSchema = listOf(
  z.object({
    id: z.uuid(),
    kind: z.string(),
    at: instant,
    actor: actorSchema,
    details: z.record(z.string(), z.unknown()),
  }),
).openapi('Timeline');

export const listQuerySchema = z.object({
  direction: z.enum(directions).default('purchase'),
  state: z.enum(invoiceStates).optional(),
  q: z.string().max(200).optional().openapi({ description: 'Words, a number, an identifier or an amount' }),
  sort: z.enum(orders).optional().openapi({ description: 'Default: received, newest first' }),
  dir: z.enum(['asc', 'desc']).optional(),
  ...pageQuery,
});

const money = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'a decimal like "1200.00" is expected')
  .transform((value) => Decimal.of(value));
const isoDay = z.iso.date('a real date YYYY-MM-DD is expected');
const words = z.string().trim().min(1).max(200);
const siren = z.string().regex(/^\d{9}$/, 'nine digits are expected');
const vatNumber = z.string().regex(/^[A-Z]{2}[0-9A-Z]{2,13}$/, 'a VAT number like FR12345678901 is expected');

const partyChange = z.object({
  name: words.nullable().optional(),
  siren: siren.nullable().optional(),
  vatNumber: vatNumber.nullable().optional(),
});

export const correctionSchema = z
  .strictObject({
    seller: partyChange
      .extend({
        iban: z
          .string()
          .regex(/^[A-Z]{2}\d{2}[0-9A-Z]{10,30}$/, 'an IBAN without spaces is expected')
          .nullable()
          .optional(),
      })
      .optional(),
    buyer: partyChange.optional(),
    number: words.nullable().optional(),
    typeCode: z
      .string()
      .regex(/^\d{3}$/)
      .nullable()
      .optional(),
    issueDate: isoDay.nullable().optional(),
    dueDate: isoDay.nullable().optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .optional(),
    totalWithoutVat: money.nullable().optional(),
    totalVat: money.nullable().optional(),
    totalWithVat: money.nullable().optional(),
    amountDue: money.nullable().optional(),
    vat: z
      .array(
        z.object({
          category: z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']).default('S'),
          rate: money,
          base: money,
          amount: money,
        }),
      )
      .max(20)
      .optional(),
  })
  .openapi('Correction', { description: 'Only the fields to change; null when the document does not say' });

export const acceptanceSchema = z
  .object({
    acceptDuplicate: z.boolean().optional().openapi({ description: 'Accept although it looks like a duplicate' }),
  })
  .openapi('Acceptance');

export const refusalSchema = z
  .object({
    reasonCode: z.enum(refusalReasonCodes).optional(),
    reason: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .optional()
      .openapi({ description: 'In your own words; needed with AUTRE or without a code' }),
  })
  .refine(
    (refusal) => refusal.reason !== undefined || (refusal.reasonCode !== undefined && refusal.reasonCode !== 'AUTRE'),
    {
      message: 'give a reasonCode, or say the reason in words',
      path: ['reason'],
    },
  )
  .openapi('Refusal');
