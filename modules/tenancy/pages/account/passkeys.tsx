// Passkeys of the account: adding and removing them.

import { Hono } from 'hono';
import { visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, submit } from '#src/http/forms.ts';
import {
  accountMessages,
  ConfirmPage,
  emptyForm,
  NewPasskeyPage,
  RenamePasskeyPage,
  type FormState,
} from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { passkeyNotFound } from '../../identity-errors.ts';
import { accountSecurity } from '../../service/identity/account.ts';
import { addPasskey, creationOptions, removePasskey, renamePasskey } from '../../service/identity/passkeys.ts';
import { bareFrame } from '../frame.ts';
import { siteOf, visitorAtSession } from '../session.ts';
import { submitForCodes } from './codes.tsx';

export const passkeyPages = new Hono<PageEnv>();

async function newPasskeyPage(c: PageContext, form: FormState): Promise<Element> {
  const { hasPassword } = await accountSecurity(c.var.ctx, visitorAtSession(c));
  return <NewPasskeyPage frame={bareFrame(c)} form={form} hasPassword={hasPassword} />;
}

passkeyPages.get('/compte/securite/cles/nouvelle', async (c) => await showPage(c, await newPasskeyPage(c, emptyForm)));

passkeyPages.post('/compte/securite/cles/options', async (c) => {
  const user = { ...visitorAtSession(c), email: visitorOf(c).email };
  return c.json(await creationOptions(c.var.ctx, { user, site: siteOf(c) }));
});

passkeyPages.post('/compte/securite/cles/nouvelle', async (c) => {
  return await submitForCodes(c, {
    async act({ name = '', password = '', credential = '' }) {
      return await addPasskey(c.var.ctx, { user: visitorAtSession(c), site: siteOf(c), credential, name, password });
    },
    page: async (form) => await newPasskeyPage(c, form),
    done: '/compte/securite?fait=cle-ajoutee',
  });
});

async function removalPage(c: PageContext, form: FormState): Promise<Element> {
  const text = accountMessages[c.var.language].security;
  const { hasPassword, passkeys } = await accountSecurity(c.var.ctx, visitorAtSession(c));
  const name = passkeys.find(({ id }) => id === c.req.param('id'))?.name ?? '';
  return (
    <ConfirmPage
      frame={bareFrame(c)}
      form={form}
      action={c.req.path}
      title={text.keyRemoveOne(name)}
      lead={text.keyRemoveLead}
      button={text.keyRemove}
      hasPassword={hasPassword}
    />
  );
}

passkeyPages.get('/compte/securite/cles/:id/retrait', async (c) => {
  return await showPage(c, await removalPage(c, emptyForm));
});

passkeyPages.post('/compte/securite/cles/:id/retrait', async (c) => {
  return await submit(c, {
    async act({ password = '' }) {
      await removePasskey(c.var.ctx, { user: visitorAtSession(c), passkeyId: c.req.param('id'), password });
      return '/compte/securite?fait=cle-retiree';
    },
    page: (form) => removalPage(c, form),
  });
});

async function renamePage(c: PageContext, form: FormState): Promise<Element> {
  const { passkeys } = await accountSecurity(c.var.ctx, visitorAtSession(c));
  const known = passkeys.find(({ id }) => id === c.req.param('id'));
  if (!known) throw passkeyNotFound();
  return <RenamePasskeyPage frame={bareFrame(c)} form={form} action={c.req.path} name={known.name} />;
}

passkeyPages.get('/compte/securite/cles/:id/nom', async (c) => await showPage(c, await renamePage(c, emptyForm)));

passkeyPages.post('/compte/securite/cles/:id/nom', async (c) => {
  return await submit(c, {
    async act({ name = '' }) {
      await renamePasskey(c.var.ctx, { user: visitorAtSession(c), passkeyId: c.req.param('id'), name });
      return '/compte/securite?fait=enregistre';
    },
    page: (form) => renamePage(c, form),
  });
});
