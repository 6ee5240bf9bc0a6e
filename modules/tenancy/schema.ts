// Wire shapes of the JSON API of this module.

import { z } from '@hono/zod-openapi';
import { instant, listOf } from '#src/http/wire.ts';
import { invitationStatuses, invitedCompanyRoles } from './model/invitations.ts';
import { keyScopes } from './model/rights.ts';

export const personSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.string(),
    since: instant,
    cabinet: z.string().nullable().openapi({ description: 'The accounting firm through which they have access' }),
    lastSignInAt: instant.nullable(),
    endsAt: instant.nullable().openapi({ description: 'When the access ends by itself' }),
  })
  .openapi('Person');

export const peopleSchema = z.object({ items: z.array(personSchema) });

export const invitationSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.string(),
    status: z.enum(invitationStatuses),
    since: instant.openapi({ description: 'Since when it has this status' }),
    reason: z
      .object({ cause: z.string(), message: z.string(), diagnostic: z.string() })
      .nullable()
      .openapi({ description: 'Why the mail does not get there; diagnostic: what the other server said' }),
    sendings: z.number().int(),
    sentAt: instant,
    expiresAt: instant,
  })
  .openapi('Invitation');

export const invitationsSchema = z.object({ items: z.array(invitationSchema) });

export const newInvitationsSchema = z
  .object({
    people: z
      .array(
        z.object({
          email: z.string().max(254),
          name: z.string().max(200).optional(),
          role: z.union([z.enum(invitedCompanyRoles), z.string().regex(/^profile:[0-9a-f-]{36}$/)]),
          language: z.enum(['fr', 'en']).optional(),
        }),
      )
      .min(1)
      .max(200),
  })
  .openapi('NewInvitations');

export const fatesSchema = z
  .object({
    items: z.array(
      z.object({
        email: z.string(),
        id: z.uuid().nullable(),
        problem: z.object({ code: z.string(), message: z.string() }).nullable(),
      }),
    ),
  })
  .openapi('InvitationFates');

export const keySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(z.string()),
    networks: z.array(z.string()),
    createdAt: instant,
    createdBy: z.string(),
    lastUsedAt: instant.nullable(),
    expiresAt: instant.nullable(),
    previousUntil: instant.nullable().openapi({ description: 'Until when the secret before the renewal works' }),
    revokedAt: instant.nullable(),
  })
  .openapi('ApiKey');

export const keysSchema = z.object({ items: z.array(keySchema) });

export const newKeySchema = z
  .object({
    name: z.string().max(200),
    scopes: z.array(z.enum(keyScopes)).min(1).optional(),
    expiresAt: z.iso.datetime().optional(),
    networks: z.array(z.string().max(60)).max(50).optional(),
  })
  .openapi('NewApiKey');

export const renewalSchema = z
  .object({
    graceHours: z
      .number()
      .int()
      .min(0)
      .max(168)
      .default(24)
      .openapi({ description: 'The former secret works as long' }),
  })
  .openapi('ApiKeyRenewal');

export const secretSchema = z
  .object({
    id: z.uuid(),
    secret: z.string().openapi({ description: 'Shown once' }),
    previousUntil: instant.nullable(),
  })
  .openapi('ApiKeySecret');

const journalEntrySchema = z
  .object({
    sequence: z.number().int(),
    at: instant,
    actorKind: z.string(),
    actorId: z.string(),
    actorName: z.string().nullable(),
    action: z.string(),
    subjectKind: z.string().nullable(),
    subjectId: z.string().nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
    detailsDigest: z.string(),
    previousHash: z.string(),
    hash: z.string(),
  })
  .openapi('JournalEntry');

export const journalSchema = listOf(journalEntrySchema);

export const verificationSchema = z
  .object({
    entries: z.number().int().openapi({ description: 'Entries proved, from the first' }),
    fault: z.object({ sequence: z.number().int(), fault: z.enum(['gap', 'link', 'hash', 'details']) }).nullable(),
  })
  .openapi('JournalVerification');
