// Another e-mail address: the pages behind the links that the new address and the former one get.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { emptyForm, submit, type FormState } from '#src/http/forms.ts';
import { takeCookie } from '#src/http/session-cookie.ts';
import { AddressPage, LinkIsOverPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { addressBehind, changeAddress, undoAddress } from '../../service/identity/address.ts';
import { bareFrame } from '../frame.ts';
import { showBehindLink } from './forgotten.tsx';

export const addressPages = new Hono<PageEnv>();

async function pageOf(c: PageContext, act: 'change' | 'undo', { token, form }: { token: string; form: FormState }) {
  const email = await addressBehind(c.var.ctx, act, token);
  return <AddressPage frame={bareFrame(c)} form={form} act={act} email={email} token={token} />;
}

for (const [act, path] of [
  ['change', '/changement-adresse'],
  ['undo', '/retour-adresse'],
] as const) {
  addressPages.get(path, async (c) => {
    const asked = { token: c.req.query('jeton') ?? '', form: emptyForm };
    return await showBehindLink(c, { againHref: '/compte', page: async () => await pageOf(c, act, asked) });
  });
}

/** With the refusal, while the link still leads somewhere. */
async function refused(c: PageContext, act: 'change' | 'undo', form: FormState): Promise<Element> {
  const asked = { token: form.values['jeton'] ?? '', form };
  return await pageOf(c, act, asked).catch(() => <LinkIsOverPage frame={bareFrame(c)} againHref="/compte" />);
}

addressPages.post('/changement-adresse', async (c) => {
  return await submit(c, {
    async act({ jeton: token = '' }) {
      await changeAddress(c.var.ctx, { token, keptSession: c.var.visitor?.sessionId });
      return c.var.visitor ? '/compte?fait=adresse-changee' : '/connexion?fait=adresse';
    },
    page: (form) => refused(c, 'change', form),
  });
});

addressPages.post('/retour-adresse', async (c) => {
  return await submit(c, {
    async act({ jeton = '' }) {
      const token = await undoAddress(c.var.ctx, jeton);
      takeCookie(c, 'session');
      return `/connexion/nouveau-mot-de-passe?jeton=${token}`;
    },
    page: (form) => refused(c, 'undo', form),
  });
});
