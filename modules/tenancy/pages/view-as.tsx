// « Voir comme »: started from a page of its own, ended from the banner of every page.

import { Hono } from 'hono';
import { companyHref, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, submit } from '#src/http/forms.ts';
import { emptyForm, ViewAsPage, type FormState } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { companyRoles, madeRole } from '../model/rights.ts';
import { listCompanyProfiles } from '../service/access/profiles.ts';
import { endView, startView, VIEW_MINUTES } from '../service/access/view-as.ts';
import { appFrame } from './frame.ts';

export const viewPages = new Hono<PageEnv>();

async function viewPage(c: PageContext, form: FormState): Promise<Element> {
  const profiles = await listCompanyProfiles(tenantOf(c));
  return (
    <ViewAsPage
      frame={await appFrame(c, { current: 'settings' })}
      form={form}
      action={c.req.path}
      minutes={VIEW_MINUTES}
      roles={companyRoles}
      profiles={profiles.map(({ id, name }) => ({ value: madeRole(id), label: name }))}
    />
  );
}

viewPages.get('/d/:companyId/vue', async (c) => await showPage(c, await viewPage(c, emptyForm)));

viewPages.post('/d/:companyId/vue', async (c) => {
  return await submit(c, {
    async act({ role = '' }) {
      await startView(tenantOf(c), role);
      return companyHref(c);
    },
    page: (form) => viewPage(c, form),
  });
});

viewPages.post('/d/:companyId/vue/fin', async (c) => {
  await endView(tenantOf(c));
  return c.redirect(companyHref(c), 303);
});
