// JSON API: mandates, from the draft to the signed copy.

import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { publicOrigin } from '#src/http/address.ts';
import type { ApiEnv } from '#src/http/env.ts';
import { sendFile } from '#src/http/files.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { fileAnswer, idParams, json } from '#src/http/wire.ts';
import * as schema from '../mandate-schema.ts';
import type { PaperPort } from '../ports.ts';
import { draftMandate } from '../service/mandates/draft.ts';
import type { ClientPlace } from '../service/mandates/place.ts';
import { clientRegister, mandateDocument, seeMandate, signedCopy } from '../service/mandates/read.ts';
import { sendMandate } from '../service/mandates/send.ts';
import { addSignature, endMandate } from '../service/mandates/settle.ts';
import { mandateToWire, storyToWire } from './mandate-wire.ts';

const tags = ['Mandates'];

type Api = OpenAPIHono<ApiEnv>;

const placeOf = (c: Context<ApiEnv>): ClientPlace => ({ kind: 'company', tenant: c.var.tenant });

const story = { description: 'The mandate', ...json(schema.mandateStorySchema) };
const changes = problems(400, 404, 409, 413, 415, 422);

function reading(api: Api): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/mandates',
      operationId: 'listMandates',
      summary: 'List the mandates of the company, newest first',
      tags,
      responses: { 200: { description: 'All of them', ...json(schema.mandatesSchema) }, ...problems() },
    }),
    async (c) => c.json({ items: (await clientRegister(placeOf(c))).mandates.map(mandateToWire) }, 200),
  );
  api.openapi(
    createRoute({
      method: 'get',
      path: '/mandates/{id}',
      operationId: 'getMandate',
      summary: 'Read one mandate with its steps and sendings',
      tags,
      request: { params: idParams },
      responses: { 200: story, ...problems(400, 404, 422) },
    }),
    async (c) => c.json(storyToWire(await seeMandate(placeOf(c), c.req.valid('param').id)), 200),
  );
}

function files(api: Api): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/mandates/{id}/document',
      operationId: 'getMandateDocument',
      summary: 'Fetch the PDF that is to be signed',
      tags,
      request: { params: idParams },
      responses: { ...fileAnswer, ...problems(400, 404, 422) },
    }),
    async (c) => sendFile(c, await mandateDocument(placeOf(c), c.req.valid('param').id)),
  );
  api.openapi(
    createRoute({
      method: 'get',
      path: '/mandates/{id}/signature',
      operationId: 'getMandateSignature',
      summary: 'Fetch the signed copy, byte for byte',
      tags,
      request: { params: idParams },
      responses: { ...fileAnswer, ...problems(400, 404, 422) },
    }),
    async (c) => sendFile(c, await signedCopy(placeOf(c), c.req.valid('param').id)),
  );
}

function drafting(api: Api, papers: PaperPort): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/mandates',
      operationId: 'draftMandate',
      summary: 'Draft a mandate; its PDF is drawn and kept',
      tags,
      request: { body: { required: true, ...json(schema.newMandateSchema) } },
      responses: { 201: story, ...problems(400, 409, 413, 415, 422) },
    }),
    async (c) => {
      const { kind, signer, platform, startsOn, endsOn = '', ceiling = '', agentName = '' } = c.req.valid('json');
      const id = await draftMandate(placeOf(c), papers, {
        kind,
        signerName: signer.name,
        signerQuality: signer.quality,
        signerEmail: signer.email,
        platformName: platform?.name ?? '',
        platformNumber: platform?.number ?? '',
        startsOn,
        endsOn,
        ceiling,
        agentName,
      });
      return c.json(storyToWire(await seeMandate(placeOf(c), id)), 201);
    },
  );
}

function sending(api: Api): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/mandates/{id}/sendings',
      operationId: 'sendMandate',
      summary: 'Send a mandate to its signer, or remind them',
      tags,
      request: { params: idParams, body: { required: true, ...json(schema.sendingSchema) } },
      responses: { 200: story, ...changes },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { email = '' } = c.req.valid('json');
      await sendMandate(placeOf(c), { id, email, origin: publicOrigin(c, c.var.ctx.config) });
      return c.json(storyToWire(await seeMandate(placeOf(c), id)), 200);
    },
  );
}

function signing(api: Api): void {
  api.openapi(
    createRoute({
      method: 'put',
      path: '/mandates/{id}/signature',
      operationId: 'signMandate',
      summary: 'Add the signed copy: the mandate is signed',
      tags,
      request: {
        params: idParams,
        body: { required: true, content: { 'multipart/form-data': { schema: schema.signatureUploadSchema } } },
      },
      responses: { 200: story, ...changes },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const form = c.req.valid('form');
      const sent: unknown = form.file;
      const bytes = sent instanceof File ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array();
      const name = sent instanceof File ? sent.name : '';
      await addSignature(placeOf(c), { id, file: { bytes, name }, signedOn: form.signedOn ?? '' });
      return c.json(storyToWire(await seeMandate(placeOf(c), id)), 200);
    },
  );
}

function ending(api: Api): void {
  for (const [path, state, operationId, summary] of [
    ['/mandates/{id}/refusal', 'refused', 'refuseMandate', 'Note that the signer refuses'],
    ['/mandates/{id}/revocation', 'revoked', 'revokeMandate', 'Revoke a mandate: it ends at once'],
  ] as const) {
    api.openapi(
      createRoute({
        method: 'put',
        path,
        operationId,
        summary,
        tags,
        request: { params: idParams, body: { required: true, ...json(schema.endingSchema) } },
        responses: { 200: story, ...changes },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        await endMandate(placeOf(c), { id, state, note: c.req.valid('json').note ?? '' });
        return c.json(storyToWire(await seeMandate(placeOf(c), id)), 200);
      },
    );
  }
}

export function createMandateApi(papers: PaperPort): Api {
  const api = apiRouter();
  reading(api);
  files(api);
  drafting(api, papers);
  sending(api);
  signing(api);
  ending(api);
  return api;
}
