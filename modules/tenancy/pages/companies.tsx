// The choice of a company, and the making of another one.

import { Hono } from 'hono';
import { visitorOf, type PageEnv } from '#src/http/env.ts';
import { showPage } from '#src/http/forms.ts';
import { CompaniesPage, NewCompanyPage } from '#views/tenancy/index.ts';
import { CompanyChoices } from '#views/ui/index.ts';
import { companiesOf } from '../service/companies.ts';
import { isInstanceOwner } from '../service/instance.ts';
import { showCompanyForm, takeCompanyForm } from './company-form.ts';
import { bareFrame } from './frame.ts';
import { homeOf } from './welcome.tsx';

export const companyPages = new Hono<PageEnv>();

const LIMIT = 100;

companyPages.get('/', async (c) => c.redirect(await homeOf(c), 303));

companyPages.get('/dossiers', async (c) => {
  const { userId } = visitorOf(c);
  const term = c.req.query('q') ?? '';
  const companies = await companiesOf(c.var.ctx, { userId, term, limit: LIMIT });
  const mayCreate = await isInstanceOwner(c.var.ctx, userId);
  return await showPage(
    c,
    <CompaniesPage frame={bareFrame(c)} companies={companies} term={term} limit={LIMIT} mayCreate={mayCreate} />,
  );
});

/** Companies of the switcher; the others are a search away. */
const CHOICES = 50;

/** What fills the switcher when it opens and while somebody types; `ici`: the company one is in. */
companyPages.get('/dossiers/choix', async (c) => {
  const { userId } = visitorOf(c);
  const companies = await companiesOf(c.var.ctx, { userId, term: c.req.query('q') ?? '', limit: CHOICES });
  const choices = companies.map(({ id, name, siren, code }) => {
    return { name, siren, code, href: `/d/${id}`, current: id === c.req.query('ici') };
  });
  return c.html(<CompanyChoices companies={choices} language={c.var.language} />);
});

companyPages.get('/dossiers/nouveau', async (c) => await showCompanyForm(c, NewCompanyPage));

companyPages.post('/dossiers/nouveau', async (c) => await takeCompanyForm(c, NewCompanyPage));
