// Signing in and out.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { takeSession } from '#src/http/session-cookie.ts';
import { showPage, submit } from '#src/http/forms.ts';
import { emptyForm, SignInPage, type FormState } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { isClaimed } from '../service/instance.ts';
import { signIn, signOut } from '../service/sign-in.ts';
import { bareFrame } from './frame.ts';
import { clientOf, safeReturn, sessionToken, startSession } from './session.ts';

export const signInPages = new Hono<PageEnv>();

function signInPage(c: PageContext, form: FormState, returnTo: string): Element {
  const signedOut = c.req.query('fin') !== undefined;
  return <SignInPage frame={bareFrame(c)} form={form} returnTo={returnTo} signedOut={signedOut} />;
}

signInPages.get('/connexion', async (c) => {
  const returnTo = safeReturn(c.req.query('retour'));
  if (c.var.visitor) return c.redirect(returnTo, 303);
  if (!(await isClaimed(c.var.ctx))) return c.redirect('/bienvenue', 303);
  return await showPage(c, signInPage(c, emptyForm, returnTo));
});

signInPages.post('/connexion', async (c) => {
  return await submit(c, {
    async act({ email = '', password = '', retour }) {
      const { token } = await signIn(c.var.ctx, { email, password, client: clientOf(c) });
      startSession(c, token);
      return safeReturn(retour);
    },
    page: (form) => signInPage(c, form, safeReturn(form.values['retour'])),
  });
});

signInPages.post('/deconnexion', async (c) => {
  const token = sessionToken(c);
  if (token !== undefined) await signOut(c.var.ctx, token);
  takeSession(c);
  return c.redirect('/connexion?fin', 303);
});
