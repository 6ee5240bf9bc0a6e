// Signing in and out.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { takeCookie } from '#src/http/session-cookie.ts';
import { showPage, submit } from '#src/http/forms.ts';
import { ownEntry } from '#src/own.ts';
import { emptyForm, SignInPage, type FormState, type SignInPageProps } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { offeredProviders } from '../service/identity/oidc/providers.ts';
import { waitingLink } from '../service/identity/oidc/linking.ts';
import { isClaimed } from '../service/instance.ts';
import { signIn, signOut } from '../service/sign-in.ts';
import { bareFrame } from './frame.ts';
import { clientOf, letIn, safeReturn, sessionToken, stepToken } from './session.ts';

export const signInPages = new Hono<PageEnv>();

/** What the previous page's action did, as the address says. */
function doneOf(c: PageContext): SignInPageProps['done'] {
  if (c.req.query('fin') !== undefined) return 'signed-out';
  const done: Readonly<Record<string, SignInPageProps['done']>> = {
    'mot-de-passe': 'reset',
    adresse: 'confirmed',
    etape: 'over',
  };
  return ownEntry(done, c.req.query('fait'));
}

export async function signInPage(c: PageContext, form: FormState, returnTo: string): Promise<Element> {
  const providers = await offeredProviders(c.var.ctx);
  const back = returnTo === '/' ? '' : `&retour=${encodeURIComponent(returnTo)}`;
  return (
    <SignInPage
      frame={bareFrame(c)}
      form={form}
      returnTo={returnTo}
      done={doneOf(c)}
      providers={providers.map(({ id, name }) => ({ name, href: `/connexion/externe?fournisseur=${id}${back}` }))}
      linking={await waitingLink(c.var.ctx, stepToken(c))}
    />
  );
}

signInPages.get('/connexion', async (c) => {
  const returnTo = safeReturn(c.req.query('retour'));
  if (c.var.visitor) return c.redirect(returnTo, 303);
  if (!(await isClaimed(c.var.ctx))) return c.redirect('/bienvenue', 303);
  return await showPage(c, await signInPage(c, emptyForm, returnTo));
});

signInPages.post('/connexion', async (c) => {
  return await submit(c, {
    async act({ email = '', password = '', retour }) {
      return letIn(c, await signIn(c.var.ctx, { email, password, client: clientOf(c), step: stepToken(c) }), retour);
    },
    page: (form) => signInPage(c, form, safeReturn(form.values['retour'])),
  });
});

signInPages.post('/deconnexion', async (c) => {
  const token = sessionToken(c);
  if (token !== undefined) await signOut(c.var.ctx, token);
  takeCookie(c, 'session');
  return c.redirect('/connexion?fin', 303);
});
