// Signing in through an outside identity provider: the way there, the way back, and what to do when it opens nothing.

import { Hono } from 'hono';
import { publicOrigin } from '#src/http/address.ts';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { isAnswerable, refusedForm, showPage } from '#src/http/forms.ts';
import { ProviderFailurePage } from '#views/tenancy/index.ts';
import { lastFailure } from '../../service/identity/oidc/failures.ts';
import { finishAtProvider, startAtProvider } from '../../service/identity/oidc/sign-in.ts';
import { bareFrame } from '../frame.ts';
import { signInPage } from '../sign-in.tsx';
import { clientOf, letIn, safeReturn, startStep, stepToken } from '../session.ts';

export const providerPages = new Hono<PageEnv>();

const redirectUri = (c: PageContext): string => `${publicOrigin(c, c.var.ctx.config)}/connexion/retour`;

providerPages.get('/connexion/externe', async (c) => {
  const returnTo = safeReturn(c.req.query('retour'));
  const providerId = c.req.query('fournisseur') ?? '';
  try {
    const { url, token } = await startAtProvider(c.var.ctx, {
      providerId,
      redirectUri: redirectUri(c),
      returnTo,
      client: clientOf(c),
    });
    startStep(c, token);
    return c.redirect(url, 303);
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    return await showPage(c, await signInPage(c, refusedForm(error, {}, c.var.language), returnTo), 409);
  }
});

providerPages.get('/connexion/retour', async (c) => {
  const outcome = await finishAtProvider(c.var.ctx, {
    token: stepToken(c),
    search: new URL(c.req.url).search,
    client: clientOf(c),
  });
  if (outcome.kind === 'entered') return c.redirect(letIn(c, outcome.session, outcome.returnTo), 303);
  if (outcome.kind === 'linked') return c.redirect(outcome.returnTo, 303);
  startStep(c, outcome.token);
  if (outcome.kind === 'failed') return c.redirect('/connexion/echec', 303);
  return c.redirect(`/connexion?retour=${encodeURIComponent(outcome.returnTo)}`, 303);
});

providerPages.get('/connexion/echec', async (c) => {
  const failure = await lastFailure(c.var.ctx, stepToken(c));
  if (!failure) return c.redirect('/connexion', 303);
  return await showPage(c, <ProviderFailurePage frame={bareFrame(c)} {...failure} />);
});
