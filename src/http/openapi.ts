// The OpenAPI 3.1 document of the API, and the pieces every route description shares.

import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Ctx } from '../context.ts';
import * as settings from '../settings.ts';
import type { ApiEnv } from './env.ts';
import { bodyInvalid } from './errors.ts';

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().openapi({ description: 'Stable code, module.what_happened', example: 'http.not_found' }),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

const DESCRIPTIONS: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'No key, or a key that is unknown, expired or revoked',
  403: 'The key lacks the right for this',
  404: 'No such item in this company',
  409: 'The state of the item does not allow this',
  412: 'The item has changed since it was read',
  413: 'The file is too large',
  415: 'This kind of body is not accepted',
  422: 'The request is incomplete or malformed',
  429: 'Too many calls; see Retry-After',
  503: 'The service is restarting; try again',
  507: 'The disk of the server is full',
};

/** Problem answers of a route: `...problems(404, 409)`; 401, 403, 429 and 503 come with every route. */
export function problems(...statuses: number[]) {
  const content = { 'application/problem+json': { schema: problemSchema } };
  return Object.fromEntries(
    [401, 403, 429, 503, ...statuses].map((status) => [
      status,
      { description: DESCRIPTIONS[status] ?? 'Problem', content },
    ]),
  ) as Record<number, { description: string; content: typeof content }>;
}

/** A router whose validation errors are our problems: `http.body_invalid` with the path of each fault. */
export function apiRouter(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      throw bodyInvalid({
        fields: result.error.issues.map((issue) => ({
          path: issue.path.join('.'),
          message: { fr: issue.message, en: issue.message },
        })),
      });
    },
  });
}

/** Routes that need a key say so. */
const withKey = [{ key: [] }];

export function openApiDocument(api: OpenAPIHono<ApiEnv>, ctx: Ctx) {
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Facteur',
      version: '1.0.0',
      description:
        'Electronic invoices of one company. Amounts are decimal strings, dates are YYYY-MM-DD, instants are ISO 8601 UTC. ' +
        'Errors are problem+json with a stable code.',
    },
    servers: [{ url: `${ctx.config.get(settings.publicUrl) ?? ''}/api/v1` }],
    security: withKey,
  });
}
