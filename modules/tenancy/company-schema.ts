// Wire shapes of the JSON API: what a company says of itself, and what its sales invoices begin with.

import { z } from '@hono/zod-openapi';
import { timeZones, vatRegimes } from './model/papers.ts';
import { paymentStarts } from './model/sales-defaults.ts';

const line = z.string().max(200);
const decimal = z.string().max(20).openapi({ description: 'Decimal', example: '12.5' });

/** What may be changed. */
const changeable = {
  name: line,
  siret: z.string().max(20).nullable(),
  legalForm: line.nullable(),
  addressLine1: line.nullable(),
  addressLine2: line.nullable(),
  addressLine3: line.nullable(),
  postcode: line.nullable(),
  city: line.nullable(),
  region: line.nullable(),
  shareCapital: decimal.nullable().openapi({ description: 'Euros' }),
  registrationCity: line.nullable().openapi({ description: 'City of the trade register (RCS)' }),
  vatRegime: z.enum(vatRegimes).nullable(),
  vatOnDebits: z.boolean().openapi({ description: 'VAT is due when invoiced, not when paid' }),
  invoiceMentions: z.string().max(2_000).nullable(),
  closingMonth: z.number().int().min(1).max(12).nullable(),
  language: z.enum(['fr', 'en']),
  timeZone: z.enum(timeZones),
  accentColor: z.string().max(7).nullable().openapi({ description: 'Colour of what it issues', example: '#1f4e79' }),
};

export const companySchema = z
  .object({
    id: z.uuid(),
    siren: z.string().nullable(),
    vatNumber: z.string().nullable(),
    country: z.string(),
    ...changeable,
    timeZone: z.string(),
    logo: z.object({ sha256: z.string(), mediaType: z.string() }).nullable(),
    version: z
      .number()
      .int()
      .openapi({ description: 'For If-Match; grows when name, SIRET, legal form or address change' }),
  })
  .openapi('Company');

export const companyChangeSchema = z.object(changeable).partial().openapi('CompanyChange');

export const logoUploadSchema = z.object({
  logo: z.any().openapi({ type: 'string', format: 'binary', description: 'PNG or JPEG, at most one megabyte' }),
});

const salesDefaults = {
  paymentDays: z.number().int().min(0).max(60),
  paymentFrom: z.enum(paymentStarts),
  penaltyRate: decimal.nullable().openapi({ description: 'Percent a year; null: the rate of the law' }),
  discountRate: decimal.nullable().openapi({ description: 'Percent for paying early; null: none' }),
  vatRate: decimal.openapi({ description: 'Percent' }),
  numberPattern: z.string().max(60).openapi({ example: 'F{AAAA}-{NNNN}' }),
  nextNumber: z.number().int().min(1).max(999_999_999),
  comment: z.string().max(1_000).nullable(),
  footer: z.string().max(1_000).nullable(),
};

export const salesDefaultsSchema = z
  .object({
    ...salesDefaults,
    notes: z
      .array(z.object({ code: z.enum(['PMT', 'PMD', 'AAB']), text: z.string() }))
      .openapi({ description: 'The notes of every invoice (BT-21, BT-22) that follow from it' }),
    version: z.number().int(),
  })
  .openapi('SalesDefaults');

export const newSalesDefaultsSchema = z.object(salesDefaults).openapi('NewSalesDefaults');
