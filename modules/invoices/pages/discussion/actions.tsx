// What a person does in a discussion: write, take back, say that they have read, settle. Post, then redirect (303); a
// refused message comes back as the page of the invoice, with everything that was typed.

import { Hono } from 'hono';
import { Problem } from '#src/errors.ts';
import { idParam, tenantOf, wantsFragment, type PageContext, type PageEnv } from '#src/http/env.ts';
import { notFound } from '#src/http/errors.ts';
import { contentDisposition, sendFile } from '#src/http/files.ts';
import { isAnswerable, refusedForm, showPage, typedFile, typedList, typedValues } from '#src/http/forms.ts';
import { isId } from '#src/ids.ts';
import { ThreadPart } from '#views/invoices/index.ts';
import { discussionProof } from '../../service/discussion/proof.ts';
import { messageFile } from '../../service/discussion/read.ts';
import { markSeen, setResolved, withdrawMessage } from '../../service/discussion/settle.ts';
import { postMessage } from '../../service/discussion/write.ts';
import { directions, type Direction } from '../../model.ts';
import { detailPage } from '../detail.tsx';
import { PATHS, pathsOf } from '../paths.ts';
import { discussionOf } from './thread.ts';

/** What people attach is shown by nobody's browser as a page of ours. */
const FILE_POLICY = "default-src 'none'; sandbox";

const pageOf = (c: PageContext, direction: Direction): string => pathsOf(tenantOf(c), direction).invoice(idParam(c));

async function post(c: PageContext, direction: Direction): Promise<Response> {
  const values = await typedValues(c);
  const mentions = (await typedList(c, 'mentions')).filter(isId);
  try {
    const { id } = await postMessage(tenantOf(c), {
      invoiceId: idParam(c),
      text: values['text'] ?? '',
      isInternal: values['internal'] === 'oui',
      mentions,
      origin: 'page',
      file: await typedFile(c, 'file'),
    });
    return c.redirect(`${pageOf(c, direction)}#message-${id}`, 303);
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    const written = { ...refusedForm(error, values, c.var.language), mentions };
    return await showPage(c, await detailPage(c, direction, { written }), error.status as 422);
  }
}

/** A refusal that is no fault of a form stands above the page. */
async function act(c: PageContext, direction: Direction, deed: () => Promise<unknown>): Promise<Response> {
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof Problem) || !isAnswerable(error)) throw error;
    const page = await detailPage(c, direction, { refusal: error.text[c.var.language] });
    return await showPage(c, page, error.status as 409);
  }
  return c.redirect(`${pageOf(c, direction)}#discussion`, 303);
}

async function see(c: PageContext, direction: Direction): Promise<Response> {
  const { message = '' } = await typedValues(c);
  await markSeen(tenantOf(c), { invoiceId: idParam(c), messageId: message });
  return wantsFragment(c) ? c.body(null, 204) : c.redirect(`${pageOf(c, direction)}#discussion`, 303);
}

async function settle(c: PageContext, direction: Direction): Promise<Response> {
  const { etat } = await typedValues(c);
  const input = { invoiceId: idParam(c), isResolved: etat === 'resolue' };
  return await act(c, direction, async () => await setResolved(tenantOf(c), input));
}

async function withdraw(c: PageContext, direction: Direction): Promise<Response> {
  const input = { invoiceId: idParam(c), messageId: idParam(c, 'messageId') };
  return await act(c, direction, async () => await withdrawMessage(tenantOf(c), input));
}

async function showThread(c: PageContext, direction: Direction): Promise<Response> {
  const href = pageOf(c, direction);
  c.header('Vary', 'HX-Request, HX-Request-Type', { append: true });
  const { thread } = await discussionOf(c, { id: idParam(c), href });
  if (!wantsFragment(c)) return c.redirect(`${href}#discussion`, 303);
  return c.html(await ThreadPart(thread));
}

async function answerFile(c: PageContext): Promise<Response> {
  const position = c.req.param('position') ?? '';
  if (!/^\d{1,4}$/.test(position)) throw notFound();
  const input = { invoiceId: idParam(c), messageId: idParam(c, 'messageId'), position: Number(position) };
  const file = await messageFile(tenantOf(c), input);
  c.header('Content-Security-Policy', FILE_POLICY);
  return sendFile(c, file);
}

async function answerProof(c: PageContext): Promise<Response> {
  const proof = await discussionProof(tenantOf(c), idParam(c));
  c.header('Content-Disposition', contentDisposition('attachment', `discussion-${idParam(c)}.json`));
  c.header('Content-Type', 'application/json; charset=utf-8');
  return c.body(`${JSON.stringify(proof, null, 2)}\n`);
}

export const discussionActions = new Hono<PageEnv>();

for (const direction of directions) {
  const base = `/d/:companyId/${PATHS[direction]}/:id/discussion`;
  discussionActions.get(base, async (c) => await showThread(c, direction));
  discussionActions.post(base, async (c) => await post(c, direction));
  discussionActions.post(`${base}/vu`, async (c) => await see(c, direction));
  discussionActions.post(`${base}/resolution`, async (c) => await settle(c, direction));
  discussionActions.get(`${base}/preuve.json`, answerProof);
  discussionActions.post(`${base}/:messageId/retrait`, async (c) => await withdraw(c, direction));
  discussionActions.get(`${base}/:messageId/pieces/:position`, answerFile);
}
