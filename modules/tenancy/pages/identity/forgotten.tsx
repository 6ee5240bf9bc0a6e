// A lost password, and the confirmation of an address: the pages behind the links of our mails.

import { Hono } from 'hono';
import { Problem } from '#src/errors.ts';
import { visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { emptyForm, showPage, submit, type FormState } from '#src/http/forms.ts';
import { AddressPage, ForgottenPage, LinkIsOverPage, ResetPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { confirmAddress, confirmedAddress, sendConfirmation } from '../../service/identity/email.ts';
import { askForReset, canReset, checkResetLink, resetByLink } from '../../service/identity/reset.ts';
import { bareFrame } from '../frame.ts';
import { clientOf } from '../session.ts';

export const forgottenPages = new Hono<PageEnv>();

function forgottenPage(c: PageContext, form: FormState): Element {
  const asked = c.req.query('envoye') === undefined ? 'ask' : 'sent';
  return <ForgottenPage frame={bareFrame(c)} form={form} state={canReset(c.var.ctx) ? asked : 'off'} />;
}

forgottenPages.get('/connexion/oubli', async (c) => await showPage(c, forgottenPage(c, emptyForm)));

forgottenPages.post('/connexion/oubli', async (c) => {
  return await submit(c, {
    async act({ email = '' }) {
      const { address } = clientOf(c);
      await askForReset(c.var.ctx, { email, language: c.var.language, address });
      return '/connexion/oubli?envoye';
    },
    page: (form) => forgottenPage(c, form),
  });
});

/** Shows the page of a link, or says that it serves no more. */
export async function showBehindLink(
  c: PageContext,
  { againHref, page }: { readonly againHref: string; readonly page: () => Promise<Element> },
): Promise<Response> {
  try {
    return await showPage(c, await page());
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'tenancy.link_is_over') throw error;
    return await showPage(c, <LinkIsOverPage frame={bareFrame(c)} againHref={againHref} />, 409);
  }
}

forgottenPages.get('/connexion/nouveau-mot-de-passe', async (c) => {
  const token = c.req.query('jeton') ?? '';
  return await showBehindLink(c, {
    againHref: '/connexion/oubli',
    async page() {
      await checkResetLink(c.var.ctx, token);
      return <ResetPage frame={bareFrame(c)} form={emptyForm} token={token} />;
    },
  });
});

forgottenPages.post('/connexion/nouveau-mot-de-passe', async (c) => {
  return await submit(c, {
    async act({ wanted = '', jeton = '' }) {
      await resetByLink(c.var.ctx, { token: jeton, wanted, language: c.var.language });
      return '/connexion?fait=mot-de-passe';
    },
    page: (form) => <ResetPage frame={bareFrame(c)} form={form} token={form.values['jeton'] ?? ''} />,
  });
});

forgottenPages.post('/compte/confirmation', async (c) => {
  const { userId, email, language } = visitorOf(c);
  await sendConfirmation(c.var.ctx, { userId, email, language });
  return c.redirect('/compte?fait=lien-envoye', 303);
});

forgottenPages.get('/confirmation-adresse', async (c) => {
  const token = c.req.query('jeton') ?? '';
  return await showBehindLink(c, {
    againHref: '/compte',
    async page() {
      const email = await confirmedAddress(c.var.ctx, token);
      return <AddressPage frame={bareFrame(c)} form={emptyForm} act="confirm" email={email} token={token} />;
    },
  });
});

forgottenPages.post('/confirmation-adresse', async (c) => {
  return await submit(c, {
    async act({ jeton = '' }) {
      await confirmAddress(c.var.ctx, jeton);
      return c.var.visitor ? '/compte?fait=adresse-confirmee' : '/connexion?fait=adresse';
    },
    page: () => <LinkIsOverPage frame={bareFrame(c)} againHref="/compte" />,
  });
});
