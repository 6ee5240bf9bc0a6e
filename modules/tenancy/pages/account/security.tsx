// Mon compte > Sécurité.

import { Hono } from 'hono';
import { visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, submit, typedValues } from '#src/http/forms.ts';
import { accountMessages, AccountSecurityPage, ConfirmPage, emptyForm, type FormState } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { accountSecurity, unlinkAccount } from '../../service/identity/account.ts';
import { offeredProviders } from '../../service/identity/oidc/providers.ts';
import { ownCabinetPolicies, setCabinetPolicy } from '../../service/identity/policy.ts';
import { isInstanceOwner } from '../../service/instance.ts';
import { changePassword } from '../../service/people.ts';
import { bareFrame } from '../frame.ts';
import { visitorActor, visitorAtSession } from '../session.ts';
import { accountFrame } from './frame.ts';

export const securityPages = new Hono<PageEnv>();

async function securityPage(c: PageContext, form: FormState): Promise<Element> {
  const { userId } = visitorOf(c);
  const security = await accountSecurity(c.var.ctx, visitorAtSession(c));
  return (
    <AccountSecurityPage
      frame={accountFrame(c)}
      form={form}
      {...security}
      providers={await offeredProviders(c.var.ctx)}
      isOwner={await isInstanceOwner(c.var.ctx, userId)}
      cabinets={await ownCabinetPolicies(c.var.ctx, userId)}
    />
  );
}

securityPages.get('/compte/securite', async (c) => await showPage(c, await securityPage(c, emptyForm)));

securityPages.post('/compte/mot-de-passe', async (c) => {
  return await submit(c, {
    async act({ current = '', wanted = '' }) {
      const { sessionId } = visitorOf(c);
      await changePassword(c.var.ctx, { user: visitorActor(c), sessionId, current, wanted });
      return '/compte/securite?fait=mot-de-passe';
    },
    page: (form) => securityPage(c, form),
  });
});

securityPages.post('/compte/cabinets/:cabinetId/second-facteur', async (c) => {
  const { required } = await typedValues(c);
  await setCabinetPolicy(c.var.ctx, {
    cabinetId: c.req.param('cabinetId'),
    by: visitorActor(c),
    isRequired: required !== undefined,
  });
  return c.redirect('/compte/securite?fait=enregistre', 303);
});

async function unlinkPage(c: PageContext, form: FormState): Promise<Element> {
  const text = accountMessages[c.var.language].security;
  const { hasPassword } = await accountSecurity(c.var.ctx, visitorAtSession(c));
  return (
    <ConfirmPage
      frame={bareFrame(c)}
      form={form}
      action={c.req.path}
      title={text.providersTitle}
      lead={text.providersLead}
      button={text.unlink}
      hasPassword={hasPassword}
    />
  );
}

securityPages.get('/compte/securite/comptes/:id/retrait', async (c) => {
  return await showPage(c, await unlinkPage(c, emptyForm));
});

securityPages.post('/compte/securite/comptes/:id/retrait', async (c) => {
  return await submit(c, {
    async act({ password = '' }) {
      await unlinkAccount(c.var.ctx, { user: visitorAtSession(c), accountId: c.req.param('id'), password });
      return '/compte/securite?fait=fournisseur-retire';
    },
    page: (form) => unlinkPage(c, form),
  });
});
