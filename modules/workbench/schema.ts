// Wire shapes of the workbench.

import { z } from '@hono/zod-openapi';
import { CII_PROFILES, PROFILES } from '#modules/facturx';

const file = z.instanceof(File).openapi({ type: 'string', format: 'binary' });

/** XML (CII, UBL) or a PDF that carries it. */
export const fileForm = z.object({ file }).openapi('InvoiceFile');

export const showForm = z
  .object({
    file,
    logo: file.optional().openapi({ type: 'string', format: 'binary', description: 'Logo of the seller, PNG or JPEG' }),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i)
      .optional()
      .openapi({ description: 'Colour of titles and lines', example: '#1c4f82' }),
  })
  .openapi('InvoiceToShow');

export const buildForm = z
  .object({
    file: file.openapi({ type: 'string', format: 'binary', description: 'The PDF that people read' }),
    xml: file.optional().openapi({ type: 'string', format: 'binary', description: 'The invoice as CII or UBL' }),
    model: file
      .optional()
      .openapi({ type: 'string', format: 'binary', description: 'The invoice as JSON, as read gives it' }),
  })
  .openapi('FacturxParts');

const complete = z
  .enum(['goods', 'services', 'both'])
  .optional()
  .openapi({ description: 'Adds what French law wants of a sale of goods, of services or of both' });

export const writeQuery = z.object({
  syntax: z.enum(['cii', 'ubl']).default('cii'),
  profile: z.enum(CII_PROFILES as [string, ...string[]]).optional(),
  complete,
  compare: z.enum(['true', 'false']).optional().openapi({ description: 'Also says what other forms would lose' }),
});

export const convertQuery = z.object({
  to: z.string().max(40).openapi({ description: 'cii, ubl, or the name of a profile', example: 'ubl' }),
});

export const buildQuery = z.object({ profile: z.enum(PROFILES).optional(), complete });

export const showQuery = z.object({
  format: z.enum(['html', 'pdf']).default('html'),
  language: z.enum(['fr', 'en']).default('fr'),
});

const message = z.object({ fr: z.string(), en: z.string() });

const ruleFinding = z
  .object({
    rule: z.string().openapi({ description: 'Official id', example: 'BR-CO-10' }),
    flag: z.enum(['fatal', 'warning', '']),
    location: z.string().openapi({ description: 'XPath' }),
    bt: z.string().optional(),
    value: z.string().optional(),
    message,
  })
  .openapi('RuleFinding');

const ownFinding = z
  .object({
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    location: z.object({ xpath: z.string().optional(), bt: z.string().optional(), field: z.string().optional() }),
    value: z.string().optional(),
    message,
  })
  .openapi('OwnFinding');

const layer = z
  .object({
    name: z.string(),
    version: z.string(),
    hash: z.string().openapi({ description: 'SHA-256 of the rule data' }),
    isBinding: z.boolean().openapi({ description: 'False for rules that the profile does not promise to meet' }),
    error: z.string().optional().openapi({ description: 'The official artefact stops on this document' }),
    findings: z.array(ruleFinding),
  })
  .openapi('Layer');

const skippedLayer = z.object({ name: z.string(), isBinding: z.boolean(), reason: message }).openapi('SkippedLayer');

const profile = z.string().nullable();

export const verdictSchema = z
  .object({
    kind: z.enum(['CII', 'UBL', 'PDF']),
    syntax: z.enum(['CII', 'UBL']),
    profile,
    layers: z.array(layer),
    skipped: z
      .array(skippedLayer)
      .openapi({ description: 'Layers that were not judged; binding ones make the file not valid' }),
    valid: z.boolean().openapi({ description: 'The official answer' }),
    own: z
      .object({ valid: z.boolean(), findings: z.array(ownFinding) })
      .openapi({ description: 'Our own answer, apart: arithmetic, keys of numbers, dates, mentions' }),
  })
  .openapi('Verdict');

/** Documented in its main lines: the model of EN 16931 is described in the README of the library. */
export const modelSchema = {
  type: 'object',
  description: 'An invoice: amounts are decimal strings, dates YYYY-MM-DD, absent values and empty lists left out',
  additionalProperties: true,
} as const;

const loss = z
  .object({
    field: z.string().openapi({ example: 'lines[].item.name' }),
    bt: z.string().optional(),
    count: z.number().int(),
    first: z.object({ field: z.string(), value: z.string() }),
  })
  .openapi('Loss');

const target = { syntax: z.enum(['cii', 'ubl']), profile: z.string(), losses: z.array(loss) };

export const writtenSchema = z
  .object({ ...target, alternatives: z.array(z.object(target)).optional(), xml: z.string() })
  .openapi('Written');
