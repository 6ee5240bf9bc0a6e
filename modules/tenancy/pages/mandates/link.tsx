// Where the button of the mail leads. Public: who signs may have no account.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { sendFile } from '#src/http/files.ts';
import type { LinkedUpload } from '#src/module.ts';
import { emptyForm, showPage, submit, type FormState } from '#src/http/forms.ts';
import { MandateLinkPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import {
  documentByLink,
  isMandateLink,
  openMandateLink,
  refuseByLink,
  signByLink,
} from '../../service/mandates/link.ts';
import { bareFrame } from '../frame.ts';
import { todayOf } from './place.ts';
import { postedFile } from './posted-file.ts';

export const mandateLinkPages = new Hono<PageEnv>();

export const mandateUploads: readonly LinkedUpload[] = [{ path: '/mandat/signature', isKnown: isMandateLink }];

export const publicMandatePages = ['/mandat', '/mandat/document', '/mandat/signature', '/mandat/refus'] as const;

const href = (token: string): string => `/mandat?jeton=${encodeURIComponent(token)}`;

async function linkPage(c: PageContext, token: string, form: FormState): Promise<Element> {
  const held = await openMandateLink(c.var.ctx, token);
  return <MandateLinkPage frame={bareFrame(c)} form={form} held={held} token={token} today={todayOf(c)} />;
}

mandateLinkPages.get('/mandat', async (c) => {
  return await showPage(c, await linkPage(c, c.req.query('jeton') ?? '', emptyForm));
});

mandateLinkPages.get('/mandat/document', async (c) => {
  return sendFile(c, await documentByLink(c.var.ctx, c.req.query('jeton') ?? ''), 'inline');
});

/** The token stands in the address: it is known before the file is taken in. */
mandateLinkPages.post('/mandat/signature', async (c) => {
  const token = c.req.query('jeton') ?? '';
  const file = await postedFile(c);
  return await submit(c, {
    async act({ signedOn = '' }) {
      await signByLink(c.var.ctx, token, { file, signedOn });
      return href(token);
    },
    page: async (form) => await linkPage(c, token, form),
  });
});

mandateLinkPages.post('/mandat/refus', async (c) => {
  return await submit(c, {
    async act({ jeton: token = '', note = '' }) {
      await refuseByLink(c.var.ctx, token, note);
      return href(token);
    },
    page: async (form) => await linkPage(c, form.values['jeton'] ?? '', form),
  });
});
