// The mails of the instance, for its owners: without a relay, the links to hand over.

import { Hono } from 'hono';
import { visitorOf, type PageEnv } from '#src/http/env.ts';
import { showPage } from '#src/http/forms.ts';
import { reasonText, relayOf } from '#src/mail/index.ts';
import { MailsPage } from '#views/tenancy/index.ts';
import { listOutgoingMails } from '../service/owner.ts';
import { bareFrame } from './frame.ts';

export const outgoingMailPages = new Hono<PageEnv>();

const LAST = 200;

outgoingMailPages.get('/instance/courrier', async (c) => {
  const { ctx, language } = c.var;
  const mails = await listOutgoingMails(ctx, visitorOf(c).userId, LAST);
  const lines = mails.map(({ reason, ...mail }) => ({
    ...mail,
    reason: reason && reasonText(reason, language),
    diagnostic: reason?.diagnostic,
  }));
  return await showPage(
    c,
    <MailsPage frame={bareFrame(c)} mails={lines} hasRelay={relayOf(ctx.config) !== undefined} />,
  );
});
