// Downloads, and the readable view inside the page.

import { Hono } from 'hono';
import { notFound } from '#src/http/errors.ts';
import { companyOf, idParam, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { sendFile } from '#src/http/files.ts';
import { artefactKinds } from '#modules/archive';
import { collectDownloaded } from '../service/collections.ts';
import { getFile } from '../service/files.ts';
import { PATHS } from './paths.ts';

/** The readable view carries its own style and nothing else: no script, no image from elsewhere, no form. */
const READABLE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";

async function answerFile(c: PageContext): Promise<Response> {
  const kind = artefactKinds.find((one) => one === c.req.param('kind'));
  if (!kind) throw notFound();
  const file = await getFile(tenantOf(c), idParam(c), kind);
  const inline = kind === 'readable' && c.req.query('vue') !== undefined;
  if (companyOf(c).role.startsWith('cabinet-')) await collectDownloaded(tenantOf(c), { id: idParam(c), kind });
  c.header('Content-Security-Policy', READABLE_POLICY);
  const mediaType = file.mediaType === 'text/html' ? 'text/html; charset=utf-8' : file.mediaType;
  return sendFile(c, { ...file, mediaType }, inline ? 'inline' : 'attachment');
}

export const filePages = new Hono<PageEnv>();

for (const path of Object.values(PATHS)) {
  filePages.get(`/d/:companyId/${path}/:id/fichiers/:kind`, async (c) => await answerFile(c));
}
