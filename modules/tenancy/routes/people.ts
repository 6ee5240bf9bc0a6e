// JSON API: who has access, and inviting others.

import { createRoute, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { publicOrigin } from '#src/http/address.ts';
import type { ApiEnv } from '#src/http/env.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { idParams, json } from '#src/http/wire.ts';
import { preferredLanguage, type Language } from '#src/i18n.ts';
import { reasonText } from '#src/mail/index.ts';
import type { InvitationInfo } from '../model/invitations.ts';
import type { CompanyPerson } from '../model/types.ts';
import * as schema from '../schema.ts';
import {
  getInvitation,
  inviteMany,
  listInvitations,
  remind,
  revokeInvitation,
  type Sender,
} from '../service/invitations/invite.ts';
import { companyPeople } from '../service/members.ts';
import type { Place } from '../service/place.ts';

const tags = ['People'];

export const peopleApi = apiRouter();

const placeOf = (c: Context<ApiEnv>): Place => ({ kind: 'company', tenant: c.var.tenant });
const senderOf = (c: Context<ApiEnv>): Sender => ({ origin: publicOrigin(c, c.var.ctx.config) });
const languageOf = (c: Context<ApiEnv>): Language => preferredLanguage(c.req.header('accept-language'));

const iso = (instant: Date | undefined): string | null => instant?.toISOString() ?? null;

function personToWire({
  id,
  name,
  email,
  role,
  since,
  cabinet,
  lastSignInAt,
  endsAt,
}: CompanyPerson): z.infer<typeof schema.personSchema> {
  return {
    id,
    name,
    email,
    role,
    since: since.toISOString(),
    cabinet: cabinet ?? null,
    lastSignInAt: iso(lastSignInAt),
    endsAt: iso(endsAt),
  };
}

function invitationToWire(info: InvitationInfo, language: Language): z.infer<typeof schema.invitationSchema> {
  const { id, email, name, role, status, since, reason, sendings, sentAt, expiresAt } = info;
  return {
    id,
    email,
    name,
    role,
    status,
    since: since.toISOString(),
    reason: reason
      ? { cause: reason.cause, message: reasonText(reason, language), diagnostic: reason.diagnostic }
      : null,
    sendings,
    sentAt: sentAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

peopleApi.openapi(
  createRoute({
    method: 'get',
    path: '/people',
    operationId: 'listPeople',
    summary: 'List who has access to the company',
    tags,
    responses: { 200: { description: 'Everybody', ...json(schema.peopleSchema) }, ...problems() },
  }),
  async (c) => c.json({ items: (await companyPeople(c.var.tenant)).map(personToWire) }, 200),
);

peopleApi.openapi(
  createRoute({
    method: 'get',
    path: '/invitations',
    operationId: 'listInvitations',
    summary: 'List the invitations with how far each has come, newest first',
    tags,
    responses: { 200: { description: 'All of them', ...json(schema.invitationsSchema) }, ...problems() },
  }),
  async (c) => {
    const found = await listInvitations(placeOf(c));
    return c.json({ items: found.map((one) => invitationToWire(one, languageOf(c))) }, 200);
  },
);

peopleApi.openapi(
  createRoute({
    method: 'post',
    path: '/invitations',
    operationId: 'invitePeople',
    summary: 'Invite people by e-mail',
    description: 'Each address has its own fate: the problem of one does not keep the others.',
    tags,
    request: { body: { required: true, ...json(schema.newInvitationsSchema) } },
    responses: {
      200: { description: 'The fate of each address', ...json(schema.fatesSchema) },
      ...problems(400, 413, 415, 422),
    },
  }),
  async (c) => {
    const { people } = c.req.valid('json');
    const language = languageOf(c);
    const fates = await inviteMany(placeOf(c), people, senderOf(c));
    const items = fates.map((fate) =>
      'id' in fate
        ? { email: fate.email, id: fate.id, problem: null }
        : { email: fate.email, id: null, problem: { code: fate.problem.code, message: fate.problem.text[language] } },
    );
    return c.json({ items }, 200);
  },
);

peopleApi.openapi(
  createRoute({
    method: 'get',
    path: '/invitations/{id}',
    operationId: 'getInvitation',
    summary: 'Read one invitation',
    tags,
    request: { params: idParams },
    responses: { 200: { description: 'The invitation', ...json(schema.invitationSchema) }, ...problems(400, 404, 422) },
  }),
  async (c) => {
    const info = await getInvitation(placeOf(c), c.req.valid('param').id);
    return c.json(invitationToWire(info, languageOf(c)), 200);
  },
);

peopleApi.openapi(
  createRoute({
    method: 'post',
    path: '/invitations/{id}/reminders',
    operationId: 'remindInvitation',
    summary: 'Send an invitation again, with a new link',
    tags,
    request: { params: idParams },
    responses: {
      200: { description: 'The invitation', ...json(schema.invitationSchema) },
      ...problems(400, 404, 409, 422),
    },
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    await remind(placeOf(c), id, senderOf(c));
    return c.json(invitationToWire(await getInvitation(placeOf(c), id), languageOf(c)), 200);
  },
);

peopleApi.openapi(
  createRoute({
    method: 'delete',
    path: '/invitations/{id}',
    operationId: 'revokeInvitation',
    summary: 'Take an invitation back: its link opens nothing any more',
    tags,
    request: { params: idParams },
    responses: { 204: { description: 'Taken back' }, ...problems(400, 404, 409, 422) },
  }),
  async (c) => {
    await revokeInvitation(placeOf(c), c.req.valid('param').id);
    return c.body(null, 204);
  },
);
