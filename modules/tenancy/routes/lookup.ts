// JSON API: a company by its number, in the register that the operator loaded.

import { createRoute, z } from '@hono/zod-openapi';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { json } from '#src/http/wire.ts';
import { companyNotRegistered, companyNumberInvalid, registerNotLoaded } from '../sirene-errors.ts';
import { lookUpCompany } from '../service/sirene/look-up.ts';
import type { LookUp } from '../model/sirene/types.ts';

export const lookUpApi = apiRouter();

const addressSchema = z.object({
  addressLine1: z.string(),
  addressLine2: z.string(),
  addressLine3: z.string(),
  postcode: z.string(),
  city: z.string(),
});

const registeredSchema = z
  .object({
    siren: z.string(),
    disclosed: z.boolean().openapi({ description: 'False: asked not to be shown; nothing more is said' }),
    active: z.boolean().openapi({ description: 'False: it has ceased' }),
    siret: z.string().nullable().openapi({ description: 'Of the head office' }),
    vatNumber: z.string().nullable(),
    name: z.string().nullable(),
    legalForm: z.string().nullable().openapi({ example: 'SAS' }),
    legalCategory: z.string().nullable().openapi({ description: 'INSEE, four digits', example: '5710' }),
    ape: z.string().nullable().openapi({ description: 'Main activity (NAF)', example: '62.01Z' }),
    address: addressSchema.nullable().openapi({ description: 'Of the head office' }),
  })
  .openapi('RegisteredCompany');

/** Throws for what is not found, each with its reason. */
function toWire(found: LookUp): z.infer<typeof registeredSchema> {
  if (found.outcome === 'wrong_number') throw companyNumberInvalid();
  if (found.outcome === 'no_extract') throw registerNotLoaded();
  if (found.outcome === 'unknown') throw companyNotRegistered();
  const unsaid = { siret: null, vatNumber: null, name: null, legalForm: null, legalCategory: null, ape: null };
  if (found.outcome === 'undisclosed') {
    return { siren: found.siren, disclosed: false, active: found.active, ...unsaid, address: null };
  }
  const { siren, siret, vatNumber, name, legalForm, legalCategory, ape, active, address } = found.company;
  return {
    siren,
    disclosed: true,
    active,
    siret: siret ?? null,
    vatNumber,
    name: name ?? null,
    legalForm: legalForm ?? null,
    legalCategory: legalCategory ?? null,
    ape: ape ?? null,
    address: address ?? null,
  };
}

lookUpApi.openapi(
  createRoute({
    method: 'get',
    path: '/lookup/companies/{number}',
    operationId: 'lookUpCompany',
    summary: 'Look a French company up by SIREN, SIRET or VAT number',
    description: 'In the SIRENE extract loaded on this instance (`facteur sirene load`): nothing is asked outside.',
    tags: ['Look-up'],
    request: { params: z.object({ number: z.string().max(30) }) },
    responses: { 200: { description: 'What the register says', ...json(registeredSchema) }, ...problems(404, 422) },
  }),
  async (c) => c.json(toWire(await lookUpCompany(c.var.ctx, c.req.valid('param').number)), 200),
);
