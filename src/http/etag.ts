// Versions of things as entity tags: `ETag: "3"` on reads, `If-Match: "3"` on changes.

import type { Context } from 'hono';
import { problem } from '../errors.ts';

const malformed = problem({
  code: 'http.if_match_malformed',
  status: 400,
  fr: 'L’en-tête If-Match doit reprendre l’ETag reçu, par exemple If-Match: "3".',
  en: 'The If-Match header must repeat the ETag received, for example If-Match: "3".',
});

export function sendVersion(c: Context, version: number): void {
  c.header('ETag', `"${version}"`);
}

/** The version the client has read, `undefined` when it sent no `If-Match` or `*`. */
export function expectedVersion(c: Context): number | undefined {
  const header = c.req.header('if-match');
  if (header === undefined || header === '*') return undefined;
  const version = /^(?:W\/)?"(\d+)"$/.exec(header)?.[1];
  if (version === undefined) throw malformed();
  return Number(version);
}
