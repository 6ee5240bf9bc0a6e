// The first visit. The first step claims the instance, so that nobody else can while the others are answered; each
// step is a page of its own that can be reloaded, left and come back to.

import { Hono } from 'hono';
import { companyHref, companyOf, tenantOf, visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { mailDomain, smtpPort } from '#src/settings.ts';
import { showPage, submit } from '#src/http/forms.ts';
import {
  emptyForm,
  WelcomeAddress,
  WelcomeCompany,
  WelcomeDone,
  WelcomePerson,
  type FormState,
} from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { suggestedLocalPart } from '../model/local-part.ts';
import { cabinetsOf } from '../service/cabinets.ts';
import { companiesOf } from '../service/companies.ts';
import { claimInstance, isClaimed, isInstanceOwner } from '../service/instance.ts';
import { mailAddresses, receivingAddress, setMailAlias } from '../service/mail-addresses.ts';
import { showCompanyForm, takeCompanyForm } from './company-form.ts';
import { bareFrame } from './frame.ts';
import { clientOf, startSession } from './session.ts';

export const welcomePages = new Hono<PageEnv>();

/** Where a signed-in person belongs: their only company, their cabinet, the choice, or the making of the first one. */
export async function homeOf(c: PageContext): Promise<string> {
  const { userId } = visitorOf(c);
  const [first, second] = await companiesOf(c.var.ctx, { userId, limit: 2 });
  if (first && !second) return `/d/${first.id}`;
  const [cabinet, another] = await cabinetsOf(c.var.ctx, userId);
  if (cabinet) return another ? '/cabinets' : `/cabinets/${cabinet.id}/clients`;
  if (first) return '/dossiers';
  return (await isInstanceOwner(c.var.ctx, userId)) ? '/bienvenue/entreprise' : '/dossiers';
}

welcomePages.get('/bienvenue', async (c) => {
  if (c.var.visitor) return c.redirect(await homeOf(c), 303);
  if (await isClaimed(c.var.ctx)) return c.redirect('/connexion', 303);
  return await showPage(c, <WelcomePerson frame={bareFrame(c)} form={emptyForm} />);
});

welcomePages.post('/bienvenue', async (c) => {
  return await submit(c, {
    async act({ name = '', email = '', password = '' }) {
      const person = { name, email, password, language: c.var.language };
      const { token } = await claimInstance(c.var.ctx, { person, client: clientOf(c) });
      startSession(c, token);
      return '/bienvenue/entreprise';
    },
    page: (form) => <WelcomePerson frame={bareFrame(c)} form={form} />,
  });
});

welcomePages.get('/bienvenue/entreprise', async (c) => await showCompanyForm(c, WelcomeCompany));

welcomePages.post('/bienvenue/entreprise', async (c) => await takeCompanyForm(c, WelcomeCompany));

async function addressStep(c: PageContext, form: FormState): Promise<Element> {
  const domain = c.var.ctx.config.get(mailDomain);
  const addresses = await mailAddresses(tenantOf(c));
  const written = (kind: 'siren' | 'vat'): string =>
    `${addresses.find((address) => address.kind === kind)?.localPart ?? ''}@${domain}`;
  return (
    <WelcomeAddress
      frame={bareFrame(c)}
      form={form}
      action={c.req.path}
      sirenAddress={written('siren')}
      vatAddress={written('vat')}
      domain={domain}
    />
  );
}

welcomePages.get('/d/:companyId/bienvenue', async (c) => {
  const localPart = suggestedLocalPart(companyOf(c).name);
  return await showPage(c, await addressStep(c, { values: { localPart }, problems: [] }));
});

welcomePages.post('/d/:companyId/bienvenue', async (c) => {
  return await submit(c, {
    async act({ localPart = '' }) {
      await setMailAlias(tenantOf(c), localPart);
      return `${c.req.path}/pret`;
    },
    page: (form) => addressStep(c, form),
  });
});

welcomePages.get('/d/:companyId/bienvenue/pret', async (c) => {
  const { tenant, name } = companyOf(c);
  const { config } = c.var.ctx;
  const home = companyHref(c);
  return await showPage(
    c,
    <WelcomeDone
      frame={bareFrame(c)}
      company={name}
      address={await receivingAddress(tenant)}
      homeHref={home}
      purchasesHref={`${home}/achats`}
      keysHref={`${home}/parametres/cles`}
      smtpPort={config.get(smtpPort)}
    />,
  );
});
