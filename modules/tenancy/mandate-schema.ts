// Wire shapes of the JSON API of mandates, platforms and addresses of the annuaire.

import { z } from '@hono/zod-openapi';
import { actorSchema, instant } from '#src/http/wire.ts';
import { addressForms } from './model/mandates/address.ts';
import { mandateKinds, mandateStates, platformStates } from './model/mandates/types.ts';

const day = z.string().openapi({ format: 'date', description: 'YYYY-MM-DD' });
const sha256 = z.string().openapi({ description: 'SHA-256, hexadecimal' });

const platformNameSchema = z.object({ name: z.string(), number: z.string().nullable() });

export const mandateSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(mandateKinds),
    state: z.enum(mandateStates),
    stateSince: instant,
    agent: z.object({ name: z.string(), siren: z.string().nullable() }),
    signer: z.object({ name: z.string(), quality: z.string(), email: z.string() }),
    platform: platformNameSchema.nullable(),
    startsOn: day,
    endsOn: day.nullable().openapi({ description: 'Last day; null: until it is revoked' }),
    ceiling: z.string().nullable().openapi({ description: 'Euros by invoice, with VAT' }),
    documentSha256: sha256,
    signedOn: day.nullable(),
    signedFile: z.object({ sha256, size: z.number().int(), mediaType: z.string(), filename: z.string() }).nullable(),
    openedAt: instant.nullable().openapi({ description: 'When the signer opened the link of the last mail' }),
    createdAt: instant,
  })
  .openapi('Mandate');

export const mandatesSchema = z.object({ items: z.array(mandateSchema) });

export const mandateStorySchema = mandateSchema
  .extend({
    steps: z.array(
      z.object({ state: z.enum(mandateStates), at: instant, by: actorSchema, note: z.string().nullable() }),
    ),
    sendings: z.array(
      z.object({
        email: z.string(),
        at: instant,
        by: actorSchema,
        mail: z.string().nullable().openapi({ description: 'What became of the mail' }),
      }),
    ),
  })
  .openapi('MandateStory');

export const newMandateSchema = z
  .object({
    kind: z.enum(mandateKinds),
    signer: z.object({ name: z.string().max(200), quality: z.string().max(200), email: z.string().max(254) }),
    platform: z.object({ name: z.string().max(200), number: z.string().max(4).optional() }).optional(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().optional(),
    ceiling: z.string().max(20).optional().openapi({ description: 'Decimal text; of a delegation only' }),
    agentName: z
      .string()
      .max(200)
      .optional()
      .openapi({ description: 'Who is mandated; needed where no accounting firm of this instance keeps the books' }),
  })
  .openapi('NewMandate');

export const sendingSchema = z
  .object({
    email: z.string().max(254).optional().openapi({ description: 'Absent: the address that the mandate has' }),
  })
  .openapi('MandateSendingRequest');

export const endingSchema = z.object({ note: z.string().max(1000).optional() }).openapi('MandateEnding');

export const signatureUploadSchema = z.object({
  file: z.any().openapi({ type: 'string', format: 'binary', description: 'PDF, PNG or JPEG, at most 10 MB' }),
  signedOn: z.string().max(10).optional().openapi({ format: 'date', description: 'Absent: today' }),
});

export const platformSchema = platformNameSchema
  .extend({
    id: z.uuid(),
    number: z.string().nullable().openapi({ description: 'Four digits (scheme 0238)' }),
    state: z.enum(platformStates),
    stateSince: instant,
    startsOn: day.nullable(),
    endsOn: day.nullable(),
  })
  .openapi('Platform');

export const platformsSchema = z.object({ items: z.array(platformSchema) });

export const newPlatformSchema = z
  .object({
    name: z.string().max(200),
    number: z.string().max(4).nullish(),
    state: z.enum(platformStates),
    startsOn: z.iso.date().nullish(),
    endsOn: z.iso.date().nullish(),
  })
  .openapi('NewPlatform');

export const addressSchema = z
  .object({
    id: z.uuid(),
    platformId: z.uuid(),
    address: z.string().openapi({ description: 'Electronic address (scheme 0225)' }),
    siret: z.string().nullable(),
    routingCode: z.string().nullable(),
    suffix: z.string().nullable(),
    startsOn: day,
    endsOn: day.nullable(),
  })
  .openapi('DirectoryAddress');

export const addressesSchema = z.object({ items: z.array(addressSchema) });

export const newAddressSchema = z
  .object({
    platformId: z.uuid(),
    form: z.enum(addressForms).openapi({
      description: 'siren · siret: SIREN_SIRET · routing: SIREN_SIRET_CODE · suffix: SIREN_SUFFIX',
    }),
    siret: z.string().max(20).optional(),
    routingCode: z.string().max(100).optional(),
    suffix: z.string().max(100).optional(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().optional(),
    endsPrevious: z
      .boolean()
      .default(false)
      .openapi({ description: 'What receives at this address ends the day before' }),
  })
  .openapi('NewDirectoryAddress');

export const periodSchema = z
  .object({ startsOn: z.iso.date(), endsOn: z.iso.date().nullish() })
  .openapi('DirectoryAddressPeriod');
