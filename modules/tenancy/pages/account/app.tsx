// The authenticator app: setting it up, its recovery codes, removing it.

import { Hono } from 'hono';
import { toString as drawQr } from 'qrcode';
import { visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, submit } from '#src/http/forms.ts';
import { accountMessages, AppSetupPage, ConfirmPage, emptyForm, type FormState } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { accountSecurity } from '../../service/identity/account.ts';
import { renewRecoveryCodes } from '../../service/identity/recovery.ts';
import { confirmApp, prepareApp, removeApp } from '../../service/identity/totp.ts';
import { bareFrame } from '../frame.ts';
import { visitorAtSession } from '../session.ts';
import { submitForCodes } from './codes.tsx';

export const appPages = new Hono<PageEnv>();

/** As an image of its own: the security policy lets no style into the page. */
async function qrImage(text: string): Promise<string> {
  const svg = await drawQr(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

async function setupPage(c: PageContext, form: FormState): Promise<Element> {
  const { userId, email } = visitorOf(c);
  const { secret, uri } = await prepareApp(c.var.ctx, { id: userId, email });
  const grouped = secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
  return <AppSetupPage frame={bareFrame(c)} form={form} image={await qrImage(uri)} secret={grouped} />;
}

appPages.get('/compte/securite/application', async (c) => {
  const { hasApp } = await accountSecurity(c.var.ctx, visitorAtSession(c));
  if (hasApp) return c.redirect('/compte/securite', 303);
  return await showPage(c, await setupPage(c, emptyForm));
});

appPages.post('/compte/securite/application', async (c) => {
  return await submitForCodes(c, {
    act: async ({ code = '' }) => await confirmApp(c.var.ctx, { user: visitorAtSession(c), code }),
    page: async (form) => await setupPage(c, form),
  });
});

async function confirmPage(
  c: PageContext,
  form: FormState,
  words: { readonly title: string; readonly lead: string; readonly button: string },
): Promise<Element> {
  const { hasPassword } = await accountSecurity(c.var.ctx, visitorAtSession(c));
  return <ConfirmPage frame={bareFrame(c)} form={form} action={c.req.path} hasPassword={hasPassword} {...words} />;
}

async function removalPage(c: PageContext, form: FormState): Promise<Element> {
  const text = accountMessages[c.var.language].security;
  return await confirmPage(c, form, { title: text.appRemove, lead: text.appRemoveLead, button: text.appRemoveNow });
}

appPages.get('/compte/securite/application/retrait', async (c) => {
  return await showPage(c, await removalPage(c, emptyForm));
});

appPages.post('/compte/securite/application/retrait', async (c) => {
  return await submit(c, {
    async act({ password = '' }) {
      await removeApp(c.var.ctx, { user: visitorAtSession(c), password });
      return '/compte/securite?fait=application-retiree';
    },
    page: (form) => removalPage(c, form),
  });
});

async function renewalPage(c: PageContext, form: FormState): Promise<Element> {
  const text = accountMessages[c.var.language].security;
  return await confirmPage(c, form, { title: text.codesRenew, lead: text.codesRenewLead, button: text.codesRenewNow });
}

appPages.get('/compte/securite/codes', async (c) => await showPage(c, await renewalPage(c, emptyForm)));

appPages.post('/compte/securite/codes', async (c) => {
  return await submitForCodes(c, {
    act: async ({ password = '' }) => await renewRecoveryCodes(c.var.ctx, { user: visitorAtSession(c), password }),
    page: async (form) => await renewalPage(c, form),
  });
});
