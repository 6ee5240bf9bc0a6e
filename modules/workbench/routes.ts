// JSON API of the workbench: stateless. Every file is worked on in a thread; the caller of the API pays, nobody waits.

import { createRoute } from '@hono/zod-openapi';
import type { Context, TypedResponse } from 'hono';
import type { z } from 'zod';
import { parisDay } from '#src/clock.ts';
import { sendFile } from '#src/http/files.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { fileAnswer, json } from '#src/http/wire.ts';
import { buildFacturx, type FileVerdict, inThread, type WriteResult, type WrittenProfile } from '#modules/facturx';
import { destinationNamed } from './destination.ts';
import { oneInvoice } from './errors.ts';
import * as schema from './schema.ts';

const tags = ['Factur-X'];
const REFUSALS = [400, 413, 415, 422] as const;

const fileBody = { body: { required: true, content: { 'multipart/form-data': { schema: schema.fileForm } } } };
const modelAnswer = { content: { 'application/json': { schema: schema.modelSchema } } };

/** XML as it is; with `Accept: application/json`, beside what it lost. */
const writtenAnswer = {
  200: {
    description: 'The XML; with Accept: application/json, in JSON beside what was lost',
    content: {
      'application/xml': { schema: { type: 'string', format: 'binary' } as const },
      'application/json': { schema: schema.writtenSchema },
    },
  },
};

export const api = apiRouter();

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** `facture.pdf` → `facture`. */
function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '') || 'facture';
}

function toWire({ profile, layers, skipped, own, ...verdict }: FileVerdict): z.infer<typeof schema.verdictSchema> {
  return {
    ...verdict,
    profile: profile ?? null,
    layers: layers.map(({ findings, ...layer }) => ({
      ...layer,
      findings: findings.map((one) => ({ ...one, message: { ...one.message } })),
    })),
    skipped: skipped.map((one) => ({ ...one, reason: { ...one.reason } })),
    own: {
      valid: own.valid,
      findings: own.findings.map((one) => ({ ...one, location: { ...one.location }, message: { ...one.message } })),
    },
  };
}

/** JSON that a thread has already written. */
function sendJson(c: Context, text: Uint8Array): TypedResponse<never, 200, 'json'> {
  const answer: Response = c.body(new Uint8Array(text), 200, { 'Content-Type': 'application/json' });
  return answer as unknown as TypedResponse<never, 200, 'json'>;
}

function sendWritten(c: Context, { xml, ...about }: WriteResult, name: string): Response {
  c.header('Vary', 'Accept');
  if (c.req.header('accept')?.includes('application/json')) {
    const body: z.infer<typeof schema.writtenSchema> = {
      syntax: about.syntax,
      profile: about.profile,
      losses: [...about.losses],
      ...(about.alternatives
        ? { alternatives: about.alternatives.map((one) => ({ ...one, losses: [...one.losses] })) }
        : {}),
      xml: new TextDecoder().decode(xml),
    };
    return c.json(body, 200);
  }
  c.header('Facturx-Profile', about.profile);
  c.header('Facturx-Losses', String(about.losses.length));
  return sendFile(c, { bytes: xml, filename: `${name}.${about.syntax}.xml`, mediaType: 'application/xml' });
}

api.openapi(
  createRoute({
    method: 'post',
    path: '/facturx/validate',
    operationId: 'validateInvoiceFile',
    summary: 'Judge a CII, UBL or Factur-X file: the official rules, and our own apart',
    tags,
    request: fileBody,
    responses: { 200: { description: 'The verdict', ...json(schema.verdictSchema) }, ...problems(...REFUSALS) },
  }),
  async (c) => {
    const verdict = await inThread('validate', {
      file: await bytesOf(c.req.valid('form').file),
      today: parisDay(c.var.ctx.clock.now()),
    });
    return c.json(toWire(verdict), 200);
  },
);

api.openapi(
  createRoute({
    method: 'post',
    path: '/facturx/extract',
    operationId: 'extractInvoiceFile',
    summary: 'Take the XML out of a PDF, byte for byte',
    tags,
    request: fileBody,
    responses: { ...fileAnswer, ...problems(...REFUSALS) },
  }),
  async (c) => {
    const { bytes, filename } = await inThread('extract', await bytesOf(c.req.valid('form').file));
    return sendFile(c, { bytes, filename, mediaType: 'application/octet-stream' });
  },
);

api.openapi(
  createRoute({
    method: 'post',
    path: '/facturx/read',
    operationId: 'readInvoiceFile',
    summary: 'Read a file as our model: {syntax, profile, customizationId, findings, invoice}',
    tags,
    request: fileBody,
    responses: { 200: { description: 'What it says', ...modelAnswer }, ...problems(...REFUSALS) },
  }),
  async (c) => {
    return sendJson(c, await inThread('read', await bytesOf(c.req.valid('form').file)));
  },
);

api.openapi(
  createRoute({
    method: 'post',
    path: '/facturx/write',
    operationId: 'writeInvoiceFile',
    summary: 'Write our model as CII or UBL, in a profile or in the smallest that loses nothing',
    tags,
    request: {
      query: schema.writeQuery,
      body: { required: true, content: { 'application/json': { schema: schema.modelSchema } } },
    },
    responses: { ...writtenAnswer, ...problems(...REFUSALS) },
  }),
  async (c) => {
    const { syntax, profile, complete, compare } = c.req.valid('query');
    const written = await inThread('write', {
      model: new Uint8Array(await c.req.arrayBuffer()),
      syntax,
      profile: profile as WrittenProfile | undefined,
      complete,
      compare: compare === 'true',
    });
    return sendWritten(c, written, 'facture');
  },
);

api.openapi(
  createRoute({
    method: 'post',
    path: '/facturx/convert',
    operationId: 'convertInvoiceFile',
    summary: 'Convert a file to another syntax or profile',
    tags,
    request: { ...fileBody, query: schema.convertQuery },
    responses: { ...writtenAnswer, ...problems(...REFUSALS) },
  }),
  async (c) => {
    const { file } = c.req.valid('form');
    const to = destinationNamed(c.req.valid('query').to);
    return sendWritten(c, await inThread('convert', { file: await bytesOf(file), to }), stem(file.name));
  },
);

api.openapi(
  createRoute({
    method: 'post',
    path: '/facturx/build',
    operationId: 'buildFacturx',
    summary: 'Make a Factur-X (PDF/A-3) of any PDF and the invoice it shows',
    description: 'The headers Facturx-Profile, Facturx-Losses and Facturx-Method say what was embedded and how.',
    tags,
    request: {
      query: schema.buildQuery,
      body: { required: true, content: { 'multipart/form-data': { schema: schema.buildForm } } },
    },
    responses: { ...fileAnswer, ...problems(...REFUSALS) },
  }),
  async (c) => {
    const { file, xml, model } = c.req.valid('form');
    const options = { ...c.req.valid('query'), created: c.var.ctx.clock.now() };
    if ((xml === undefined) === (model === undefined)) throw oneInvoice();
    const invoice = xml ? { xml: await bytesOf(xml) } : { model: model ? await bytesOf(model) : new Uint8Array() };
    const { losses, ...parts } = await inThread('embed', { ...options, ...invoice });
    const { bytes, method } = await buildFacturx({ pdf: await bytesOf(file), ...parts });
    c.header('Facturx-Profile', parts.profile);
    c.header('Facturx-Losses', String(losses.length));
    c.header('Facturx-Method', method);
    return sendFile(c, { bytes, filename: `${stem(file.name)}.factur-x.pdf`, mediaType: 'application/octet-stream' });
  },
);

api.openapi(
  createRoute({
    method: 'post',
    path: '/facturx/show',
    operationId: 'showInvoiceFile',
    summary: 'Show a file as readable HTML or as a PDF/A-3',
    tags,
    description:
      'With the logo and the colour of the seller, when they are sent. The header Facturx-Findings says how much of it ' +
      'could not be shown: letters that no font has stand there as their code points.',
    request: {
      query: schema.showQuery,
      body: { required: true, content: { 'multipart/form-data': { schema: schema.showForm } } },
    },
    responses: { ...fileAnswer, ...problems(...REFUSALS) },
  }),
  async (c) => {
    const { file, logo, colour } = c.req.valid('form');
    const { format, language } = c.req.valid('query');
    const created = c.var.ctx.clock.now();
    const brand = { colour, logo: logo && (await bytesOf(logo)) };
    const { bytes, findings } = await inThread('show', {
      file: await bytesOf(file),
      format,
      language,
      created,
      ...brand,
    });
    c.header('Facturx-Findings', String(findings.length));
    return sendFile(c, { bytes, filename: `${stem(file.name)}.${format}`, mediaType: 'application/octet-stream' });
  },
);
