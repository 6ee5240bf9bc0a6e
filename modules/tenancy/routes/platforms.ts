// JSON API: the plateformes agréées of the company, and its addresses in the annuaire.

import { createRoute, type OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApiEnv } from '#src/http/env.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { idParams, json } from '#src/http/wire.ts';
import { addressNotFound, platformNotFound } from '../mandate-errors.ts';
import * as schema from '../mandate-schema.ts';
import type { DirectoryAddress, Platform } from '../model/mandates/types.ts';
import { addAddress, changePeriod, removeAddress } from '../service/mandates/addresses.ts';
import type { ClientPlace } from '../service/mandates/place.ts';
import { addPlatform, changePlatform, type PlatformInput } from '../service/mandates/platforms.ts';
import { clientRegister } from '../service/mandates/read.ts';
import { addressToWire, platformToWire } from './mandate-wire.ts';

const tags = ['Platforms'];

type Api = OpenAPIHono<ApiEnv>;

const placeOf = (c: Context<ApiEnv>): ClientPlace => ({ kind: 'company', tenant: c.var.tenant });

const platform = { description: 'The platform', ...json(schema.platformSchema) };
const address = { description: 'The address', ...json(schema.addressSchema) };

function inputOf(wanted: z.infer<typeof schema.newPlatformSchema>): PlatformInput {
  const { name, number, state, startsOn, endsOn } = wanted;
  return { name, number: number ?? '', state, startsOn: startsOn ?? '', endsOn: endsOn ?? '' };
}

async function platformOf(c: Context<ApiEnv>, id: string): Promise<Platform> {
  const found = (await clientRegister(placeOf(c))).platforms.find((one) => one.id === id);
  if (!found) throw platformNotFound();
  return found;
}

async function addressOf(c: Context<ApiEnv>, id: string): Promise<DirectoryAddress> {
  const found = (await clientRegister(placeOf(c))).addresses.find((one) => one.id === id);
  if (!found) throw addressNotFound();
  return found;
}

function platforms(api: Api): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/platforms',
      operationId: 'listPlatforms',
      summary: 'List the plateformes agréées of the company, the latest first',
      tags,
      responses: { 200: { description: 'All of them', ...json(schema.platformsSchema) }, ...problems() },
    }),
    async (c) => c.json({ items: (await clientRegister(placeOf(c))).platforms.map(platformToWire) }, 200),
  );
  api.openapi(
    createRoute({
      method: 'post',
      path: '/platforms',
      operationId: 'addPlatform',
      summary: 'Record a plateforme agréée',
      tags,
      request: { body: { required: true, ...json(schema.newPlatformSchema) } },
      responses: { 201: platform, ...problems(400, 413, 415, 422) },
    }),
    async (c) => {
      const id = await addPlatform(placeOf(c), inputOf(c.req.valid('json')));
      return c.json(platformToWire(await platformOf(c, id)), 201);
    },
  );
  api.openapi(
    createRoute({
      method: 'put',
      path: '/platforms/{id}',
      operationId: 'changePlatform',
      summary: 'Change a platform: its state, its days; its addresses end with it',
      tags,
      request: { params: idParams, body: { required: true, ...json(schema.newPlatformSchema) } },
      responses: { 200: platform, ...problems(400, 404, 413, 415, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await changePlatform(placeOf(c), id, inputOf(c.req.valid('json')));
      return c.json(platformToWire(await platformOf(c, id)), 200);
    },
  );
}

function addresses(api: Api): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/directory-addresses',
      operationId: 'listDirectoryAddresses',
      summary: 'List the addresses of the company in the annuaire, past ones too',
      tags,
      responses: { 200: { description: 'All of them', ...json(schema.addressesSchema) }, ...problems() },
    }),
    async (c) => c.json({ items: (await clientRegister(placeOf(c))).addresses.map(addressToWire) }, 200),
  );
  api.openapi(
    createRoute({
      method: 'post',
      path: '/directory-addresses',
      operationId: 'addDirectoryAddress',
      summary: 'Record an address: on one day it receives at one platform only',
      tags,
      request: { body: { required: true, ...json(schema.newAddressSchema) } },
      responses: { 201: address, ...problems(400, 404, 409, 413, 415, 422) },
    }),
    async (c) => {
      const { siret = '', routingCode = '', suffix = '', endsOn = '', ...wanted } = c.req.valid('json');
      const id = await addAddress(placeOf(c), { ...wanted, siret, routingCode, suffix, endsOn });
      return c.json(addressToWire(await addressOf(c, id)), 201);
    },
  );
}

function oneAddress(api: Api): void {
  api.openapi(
    createRoute({
      method: 'put',
      path: '/directory-addresses/{id}',
      operationId: 'changeDirectoryAddress',
      summary: 'Change the days of an address',
      tags,
      request: { params: idParams, body: { required: true, ...json(schema.periodSchema) } },
      responses: { 200: address, ...problems(400, 404, 409, 413, 415, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { startsOn, endsOn } = c.req.valid('json');
      await changePeriod(placeOf(c), id, { startsOn, endsOn: endsOn ?? '' });
      return c.json(addressToWire(await addressOf(c, id)), 200);
    },
  );
  api.openapi(
    createRoute({
      method: 'delete',
      path: '/directory-addresses/{id}',
      operationId: 'removeDirectoryAddress',
      summary: 'Remove an address that was recorded by mistake',
      tags,
      request: { params: idParams },
      responses: { 204: { description: 'Removed' }, ...problems(400, 404, 422) },
    }),
    async (c) => {
      await removeAddress(placeOf(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
}

export const platformsApi = apiRouter();
platforms(platformsApi);
addresses(platformsApi);
oneAddress(platformsApi);
