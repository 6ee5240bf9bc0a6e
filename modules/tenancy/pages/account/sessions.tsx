// Mon compte > Sessions.

import { Hono } from 'hono';
import { visitorOf, type PageEnv } from '#src/http/env.ts';
import { showPage } from '#src/http/forms.ts';
import { AccountSessionsPage } from '#views/tenancy/index.ts';
import { deviceName } from '../../model/device.ts';
import { accountHistory } from '../../service/identity/account.ts';
import { listSessions, revokeOtherSessions, revokeSession } from '../../service/sessions.ts';
import { visitorActor, visitorAtSession } from '../session.ts';
import { accountFrame } from './frame.ts';

export const sessionPages = new Hono<PageEnv>();

sessionPages.get('/compte/sessions', async (c) => {
  const { userId, sessionId } = visitorOf(c);
  const sessions = await listSessions(c.var.ctx, userId);
  return await showPage(
    c,
    <AccountSessionsPage
      frame={accountFrame(c)}
      sessions={sessions.map((session) => ({ ...session, device: deviceName(session.userAgent) }))}
      currentSessionId={sessionId}
      history={await accountHistory(c.var.ctx, userId)}
    />,
  );
});

sessionPages.post('/compte/sessions/autres/fin', async (c) => {
  await revokeOtherSessions(c.var.ctx, visitorAtSession(c));
  return c.redirect('/compte/sessions?fait=fin-autres', 303);
});

sessionPages.post('/compte/sessions/:sessionId/fin', async (c) => {
  await revokeSession(c.var.ctx, { user: visitorActor(c), sessionId: c.req.param('sessionId') });
  return c.redirect('/compte/sessions?fait=fin', 303);
});
