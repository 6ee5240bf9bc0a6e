// Settings > Mentions et fiscalité, with the logo.

import { Hono } from 'hono';
import { companyHref, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { sendFile } from '#src/http/files.ts';
import { showPage, submit, type FormState, type Values } from '#src/http/forms.ts';
import { PapersPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { timeZones, type CompanyPapers } from '../model/papers.ts';
import { isAllowed } from '../service/authorize.ts';
import { changeLogo, changePapers, companyLogo, companyPapers, removeLogo } from '../service/papers.ts';
import { settingsFrame } from './settings.tsx';

export const papersPages = new Hono<PageEnv>();

const here = (c: PageContext): string => `${companyHref(c)}/parametres/mentions`;

function valuesOf(papers: CompanyPapers, language: 'fr' | 'en'): Values {
  const capital = papers.shareCapital ?? '';
  return {
    shareCapital: language === 'fr' ? capital.replace('.', ',') : capital,
    registrationCity: papers.registrationCity ?? '',
    vatRegime: papers.vatRegime ?? '',
    vatOnDebits: papers.vatOnDebits ? 'on' : '',
    invoiceMentions: papers.invoiceMentions ?? '',
    closingMonth: papers.closingMonth === undefined ? '' : String(papers.closingMonth),
    language: papers.language,
    timeZone: papers.timeZone,
    accentColor: papers.accentColor ?? '',
  };
}

async function papersPage(c: PageContext, refused?: FormState): Promise<Element> {
  const tenant = tenantOf(c);
  const papers = await companyPapers(tenant);
  const known = valuesOf(papers, c.var.language);
  // A refused logo comes without the fields of the other form.
  const form = refused ? { ...refused, values: { ...known, ...refused.values } } : { values: known, problems: [] };
  return (
    <PapersPage
      frame={await settingsFrame(c)}
      form={form}
      timeZones={timeZones}
      logoHref={papers.logo && `${here(c)}/logo?v=${papers.logo.sha256.slice(0, 12)}`}
      mayEdit={await isAllowed(tenant, 'company.edit')}
    />
  );
}

papersPages.get('/d/:companyId/parametres/mentions', async (c) => await showPage(c, await papersPage(c)));

papersPages.post('/d/:companyId/parametres/mentions', async (c) => {
  return await submit(c, {
    async act(values) {
      const text = (name: string): string => values[name] ?? '';
      await changePapers(tenantOf(c), {
        shareCapital: text('shareCapital'),
        registrationCity: text('registrationCity'),
        vatRegime: text('vatRegime'),
        vatOnDebits: text('vatOnDebits') !== '',
        invoiceMentions: text('invoiceMentions'),
        closingMonth: text('closingMonth'),
        language: text('language'),
        timeZone: text('timeZone'),
        accentColor: text('accentColor'),
      });
      return `${here(c)}?fait=enregistre`;
    },
    page: (form) => papersPage(c, form),
  });
});

papersPages.get('/d/:companyId/parametres/mentions/logo', async (c) => {
  const papers = await companyPapers(tenantOf(c));
  if (!papers.logo) return c.redirect(here(c), 303);
  const { bytes, mediaType, sha256 } = await companyLogo(tenantOf(c));
  const filename = mediaType === 'image/png' ? 'logo.png' : 'logo.jpg';
  return sendFile(c, { bytes, mediaType, sha256, filename }, 'inline');
});

papersPages.post('/d/:companyId/parametres/mentions/logo', async (c) => {
  const { logo } = await c.req.parseBody();
  return await submit(c, {
    async act() {
      const bytes = logo instanceof File ? new Uint8Array(await logo.arrayBuffer()) : new Uint8Array();
      await changeLogo(tenantOf(c), bytes);
      return `${here(c)}?fait=enregistre`;
    },
    page: (form) => papersPage(c, form),
  });
});

papersPages.post('/d/:companyId/parametres/mentions/logo/retrait', async (c) => {
  await removeLogo(tenantOf(c));
  return c.redirect(`${here(c)}?fait=enregistre`, 303);
});
