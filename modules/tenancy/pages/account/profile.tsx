// Mon compte > Profil.

import { Hono } from 'hono';
import { visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, submit } from '#src/http/forms.ts';
import { publicUrl } from '#src/settings.ts';
import { AccountProfilePage, emptyForm, type FormState } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { askForAddress } from '../../service/identity/address.ts';
import { accountSecurity } from '../../service/identity/account.ts';
import { isEmailConfirmed } from '../../service/identity/email.ts';
import { rename, setPreferences } from '../../service/people.ts';
import { canReset } from '../../service/identity/reset.ts';
import { visitorActor, visitorAtSession } from '../session.ts';
import { accountFrame } from './frame.ts';

export const profilePages = new Hono<PageEnv>();

async function profilePage(c: PageContext, form: FormState): Promise<Element> {
  const { userId, name, email, language, appearance, density } = visitorOf(c);
  const { hasPassword } = await accountSecurity(c.var.ctx, visitorAtSession(c));
  return (
    <AccountProfilePage
      frame={accountFrame(c)}
      form={form}
      name={name}
      email={email}
      isConfirmed={await isEmailConfirmed(c.var.ctx, userId)}
      canConfirm={c.var.ctx.config.get(publicUrl) !== undefined}
      canChange={canReset(c.var.ctx)}
      hasPassword={hasPassword}
      preferences={{ language, appearance, density }}
    />
  );
}

profilePages.get('/compte', async (c) => await showPage(c, await profilePage(c, emptyForm)));

profilePages.post('/compte/nom', async (c) => {
  return await submit(c, {
    async act({ name = '' }) {
      await rename(c.var.ctx, { user: visitorActor(c), name });
      return '/compte?fait=enregistre';
    },
    page: (form) => profilePage(c, form),
  });
});

profilePages.post('/compte/adresse', async (c) => {
  return await submit(c, {
    async act({ email = '', password = '' }) {
      const { language } = c.var;
      await askForAddress(c.var.ctx, { user: visitorAtSession(c), email, password, language });
      return '/compte?fait=adresse-envoyee';
    },
    page: (form) => profilePage(c, form),
  });
});

profilePages.post('/compte/apparence', async (c) => {
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
      return '/compte?fait=enregistre';
    },
    page: (form) => profilePage(c, form),
  });
});
