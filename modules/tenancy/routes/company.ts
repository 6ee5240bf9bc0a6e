// JSON API: what the company says of itself, its logo, and what its sales invoices begin with.

import { createRoute, type z } from '@hono/zod-openapi';
import { expectedVersion, sendVersion } from '#src/http/etag.ts';
import { sendFile } from '#src/http/files.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { fileAnswer, json } from '#src/http/wire.ts';
import * as schema from '../company-schema.ts';
import { salesNotes, type SalesDefaults } from '../model/sales-defaults.ts';
import { changeCompany, companySelf, type CompanySelf } from '../service/company-self.ts';
import { changeLogo, companyLogo, removeLogo } from '../service/papers.ts';
import { changeSalesDefaults, salesDefaults } from '../service/sales-defaults.ts';

const tags = ['Company'];

export const companyApi = apiRouter();

const profileParts = [
  'siren',
  'siret',
  'vatNumber',
  'legalForm',
  'addressLine1',
  'addressLine2',
  'addressLine3',
  'postcode',
  'city',
  'region',
] as const;
const paperParts = [
  'shareCapital',
  'registrationCity',
  'vatRegime',
  'invoiceMentions',
  'closingMonth',
  'accentColor',
  'logo',
] as const;

type OrNull<T, Part extends keyof T> = { [P in Part]: Exclude<T[P], undefined> | null };

/** What nobody has said is null on the wire. */
function orNull<T extends object, Part extends keyof T>(from: T, parts: readonly Part[]): OrNull<T, Part> {
  return Object.fromEntries(parts.map((part) => [part, from[part] ?? null])) as OrNull<T, Part>;
}

function companyToWire({ profile, papers }: CompanySelf): z.infer<typeof schema.companySchema> {
  const { id, name, country, version } = profile;
  const { vatOnDebits, language, timeZone } = papers;
  return {
    id,
    name,
    country,
    ...orNull(profile, profileParts),
    ...orNull(papers, paperParts),
    vatOnDebits,
    language: language === 'en' ? 'en' : 'fr',
    timeZone,
    version,
  };
}

companyApi.openapi(
  createRoute({
    method: 'get',
    path: '/company',
    operationId: 'getCompany',
    summary: 'Read what the company says of itself',
    tags,
    responses: { 200: { description: 'The company', ...json(schema.companySchema) }, ...problems() },
  }),
  async (c) => {
    const company = companyToWire(await companySelf(c.var.tenant));
    sendVersion(c, company.version);
    return c.json(company, 200);
  },
);

companyApi.openapi(
  createRoute({
    method: 'patch',
    path: '/company',
    operationId: 'changeCompany',
    summary: 'Change what the company says of itself; what is not named stays',
    description:
      'With `If-Match` the change is refused when somebody changed name, SIRET, legal form or address meanwhile.',
    tags,
    request: { body: { required: true, ...json(schema.companyChangeSchema) } },
    responses: {
      200: { description: 'The company', ...json(schema.companySchema) },
      ...problems(400, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const company = companyToWire(await changeCompany(c.var.tenant, c.req.valid('json'), expectedVersion(c)));
    sendVersion(c, company.version);
    return c.json(company, 200);
  },
);

companyApi.openapi(
  createRoute({
    method: 'get',
    path: '/company/logo',
    operationId: 'getLogo',
    summary: 'Read the logo',
    tags,
    responses: { ...fileAnswer, ...problems(404) },
  }),
  async (c) => {
    const { bytes, mediaType, sha256 } = await companyLogo(c.var.tenant);
    const filename = mediaType === 'image/png' ? 'logo.png' : 'logo.jpg';
    return sendFile(c, { bytes, mediaType, sha256, filename }, 'inline');
  },
);

companyApi.openapi(
  createRoute({
    method: 'put',
    path: '/company/logo',
    operationId: 'changeLogo',
    summary: 'Give the company another logo',
    tags,
    request: { body: { required: true, content: { 'multipart/form-data': { schema: schema.logoUploadSchema } } } },
    responses: { 204: { description: 'Kept' }, ...problems(400, 413, 415, 422) },
  }),
  async (c) => {
    const logo: unknown = c.req.valid('form').logo;
    const bytes = logo instanceof File ? new Uint8Array(await logo.arrayBuffer()) : new Uint8Array();
    await changeLogo(c.var.tenant, bytes);
    return c.body(null, 204);
  },
);

companyApi.openapi(
  createRoute({
    method: 'delete',
    path: '/company/logo',
    operationId: 'removeLogo',
    summary: 'Take the logo away',
    tags,
    responses: { 204: { description: 'Taken away' }, ...problems() },
  }),
  async (c) => {
    await removeLogo(c.var.tenant);
    return c.body(null, 204);
  },
);

function defaultsToWire(defaults: SalesDefaults): z.infer<typeof schema.salesDefaultsSchema> {
  return {
    ...defaults,
    penaltyRate: defaults.penaltyRate?.toString() ?? null,
    discountRate: defaults.discountRate?.toString() ?? null,
    vatRate: defaults.vatRate.toString(),
    comment: defaults.comment ?? null,
    footer: defaults.footer ?? null,
    notes: salesNotes(defaults).map((note) => ({ ...note })),
  };
}

companyApi.openapi(
  createRoute({
    method: 'get',
    path: '/sales-defaults',
    operationId: 'getSalesDefaults',
    summary: 'Read what sales invoices begin with',
    tags,
    responses: { 200: { description: 'The defaults', ...json(schema.salesDefaultsSchema) }, ...problems() },
  }),
  async (c) => {
    const defaults = defaultsToWire(await salesDefaults(c.var.tenant));
    sendVersion(c, defaults.version);
    return c.json(defaults, 200);
  },
);

companyApi.openapi(
  createRoute({
    method: 'put',
    path: '/sales-defaults',
    operationId: 'changeSalesDefaults',
    summary: 'Say what sales invoices begin with',
    tags,
    request: { body: { required: true, ...json(schema.newSalesDefaultsSchema) } },
    responses: {
      200: { description: 'The defaults', ...json(schema.salesDefaultsSchema) },
      ...problems(400, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const wanted = c.req.valid('json');
    const version = expectedVersion(c) ?? (await salesDefaults(c.var.tenant)).version;
    await changeSalesDefaults(c.var.tenant, {
      ...wanted,
      paymentDays: String(wanted.paymentDays),
      nextNumber: String(wanted.nextNumber),
      penaltyRate: wanted.penaltyRate ?? '',
      discountRate: wanted.discountRate ?? '',
      comment: wanted.comment ?? '',
      footer: wanted.footer ?? '',
      version,
    });
    const defaults = defaultsToWire(await salesDefaults(c.var.tenant));
    sendVersion(c, defaults.version);
    return c.json(defaults, 200);
  },
);
