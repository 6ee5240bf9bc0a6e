// Settings > Mon compte: how the pages look, the password, the sessions.

import { Hono } from 'hono';
import { companyHref, visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, submit } from '#src/http/forms.ts';
import { AccountPage, emptyForm, type FormState } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { deviceName } from '../model/device.ts';
import { changePassword, setPreferences } from '../service/people.ts';
import { listSessions, revokeSession } from '../service/sessions.ts';
import { visitorActor } from './session.ts';
import { settingsFrame } from './settings.tsx';

export const accountPages = new Hono<PageEnv>();

function accountHref(c: PageContext, done = ''): string {
  return `${companyHref(c)}/parametres/compte${done && `?fait=${done}`}`;
}

async function accountPage(c: PageContext, form: FormState): Promise<Element> {
  const { userId, sessionId, language, appearance, density } = visitorOf(c);
  const sessions = await listSessions(c.var.ctx, userId);
  return (
    <AccountPage
      frame={await settingsFrame(c)}
      form={form}
      preferences={{ language, appearance, density }}
      sessions={sessions.map((session) => ({ ...session, device: deviceName(session.userAgent) }))}
      currentSessionId={sessionId}
    />
  );
}

accountPages.get('/d/:companyId/parametres/compte', async (c) => {
  return await showPage(c, await accountPage(c, emptyForm));
});

accountPages.post('/d/:companyId/parametres/compte/apparence', async (c) => {
  return await submit(c, {
    async act(values) {
      const chosen = <T extends string>(name: string, choices: readonly [T, ...T[]]): T =>
        choices.find((choice) => choice === values[name]) ?? choices[0];
      const preferences = {
        language: chosen('language', ['fr', 'en']),
        appearance: chosen('appearance', ['system', 'light', 'dark']),
        density: chosen('density', ['comfortable', 'dense']),
      };
      await setPreferences(c.var.ctx, { userId: visitorOf(c).userId, preferences });
      return accountHref(c, 'enregistre');
    },
    page: (form) => accountPage(c, form),
  });
});

accountPages.post('/d/:companyId/parametres/compte/mot-de-passe', async (c) => {
  return await submit(c, {
    async act({ current = '', wanted = '' }) {
      await changePassword(c.var.ctx, {
        user: visitorActor(c),
        sessionId: visitorOf(c).sessionId,
        current,
        wanted,
      });
      return accountHref(c, 'mot-de-passe');
    },
    page: (form) => accountPage(c, form),
  });
});

accountPages.post('/d/:companyId/parametres/compte/sessions/:sessionId/fin', async (c) => {
  await revokeSession(c.var.ctx, { user: visitorActor(c), sessionId: c.req.param('sessionId') });
  return c.redirect(accountHref(c, 'fin'), 303);
});
