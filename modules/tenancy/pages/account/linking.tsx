// Linking an outside account: the person proves once more who they are, goes to the provider, and comes back with its word.

import { Hono } from 'hono';
import { publicOrigin } from '#src/http/address.ts';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { notFound } from '#src/http/errors.ts';
import { isAnswerable, refusedForm, showPage, typedValues } from '#src/http/forms.ts';
import { changeMessages, ConfirmPage, DeparturePage, emptyForm, type FormState } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { accountSecurity } from '../../service/identity/account.ts';
import { provedAgain } from '../../service/identity/again.ts';
import { offeredProviders } from '../../service/identity/oidc/providers.ts';
import { startAtProvider } from '../../service/identity/oidc/sign-in.ts';
import { bareFrame } from '../frame.ts';
import { clientOf, startStep, visitorAtSession } from '../session.ts';

export const linkingPages = new Hono<PageEnv>();

const PATH = '/compte/securite/comptes/nouveau';

/** The one that the address names. Throws `http.not_found`. */
async function providerOf(c: PageContext): Promise<{ readonly id: string; readonly name: string }> {
  const provider = (await offeredProviders(c.var.ctx)).find(({ id }) => id === c.req.query('fournisseur'));
  if (!provider) throw notFound();
  return provider;
}

async function confirmPage(c: PageContext, form: FormState): Promise<Element> {
  const { id, name } = await providerOf(c);
  const text = changeMessages[c.var.language];
  const { hasPassword } = await accountSecurity(c.var.ctx, visitorAtSession(c));
  return (
    <ConfirmPage
      frame={bareFrame(c)}
      form={form}
      action={`${PATH}?fournisseur=${encodeURIComponent(id)}`}
      title={text.linkTitle(name)}
      lead={text.linkConfirm(name)}
      button={text.linkNext}
      tone="primary"
      hasPassword={hasPassword}
    />
  );
}

linkingPages.get(PATH, async (c) => await showPage(c, await confirmPage(c, emptyForm)));

linkingPages.post(PATH, async (c) => {
  const values = await typedValues(c);
  const { ctx } = c.var;
  const user = visitorAtSession(c);
  const { id: providerId, name } = await providerOf(c);
  try {
    await provedAgain(ctx, { user, password: values['password'] ?? '' }, async () => await Promise.resolve());
    const redirectUri = `${publicOrigin(c, ctx.config)}/connexion/retour`;
    const returnTo = '/compte/securite?fait=relie';
    const departure = { providerId, redirectUri, returnTo, client: clientOf(c), linkTo: user.id };
    const { url, token } = await startAtProvider(ctx, departure);
    startStep(c, token);
    return await showPage(c, <DeparturePage frame={bareFrame(c)} provider={name} href={url} />);
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    return await showPage(c, await confirmPage(c, refusedForm(error, values, c.var.language)), 422);
  }
});
