// « Discussions »: those of a dossier that wait for an answer.

import { Hono } from 'hono';
import { companyHref, tenantOf, wantsFragment, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage } from '#src/http/forms.ts';
import { appFrame } from '#modules/tenancy';
import { DiscussionListPage, DiscussionListPart, type AwaitingView } from '#views/invoices/index.ts';
import type { AwaitingDiscussion } from '../../repository/discussion/index.ts';
import { discussionsAwaitingMe } from '../../service/discussion/read.ts';
import { pathsOf } from '../paths.ts';

const SHOWN = 200;

function viewOf(c: PageContext, one: AwaitingDiscussion): AwaitingView {
  const { invoiceId, direction, partnerName, number } = one;
  return {
    id: invoiceId,
    href: `${pathsOf(tenantOf(c), direction).invoice(invoiceId)}#discussion`,
    title: `${partnerName ?? '—'} · ${number ?? '—'}`,
    last: { author: one.lastAuthor, text: one.lastText },
    since: one.since,
    isMentioned: one.isMentioned,
    unread: one.unread,
  };
}

export const discussionLists = new Hono<PageEnv>();

discussionLists.get('/d/:companyId/discussions', async (c) => {
  const found = await discussionsAwaitingMe(tenantOf(c), SHOWN + 1);
  const base = companyHref(c);
  const props = {
    frame: await appFrame(c, { current: 'home' }),
    rows: found.slice(0, SHOWN).map((one) => viewOf(c, one)),
    isCut: found.length > SHOWN,
    hrefs: { self: `${base}/discussions`, live: `${base}/evenements` },
  };
  c.header('Vary', 'HX-Request, HX-Request-Type', { append: true });
  if (wantsFragment(c)) return c.html(await DiscussionListPart(props));
  return await showPage(c, <DiscussionListPage {...props} />);
});
