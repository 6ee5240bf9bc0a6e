// Settings of a company: profile, receiving addresses.

import { Hono } from 'hono';
import { companyHref, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { mailDomain } from '#src/settings.ts';
import {
  accessMessages,
  MailPage,
  settingsMessages,
  ProfilePage,
  type FormState,
  type SettingsFrame,
} from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { isAllowed } from '../service/authorize.ts';
import { mailAddresses, setMailAlias } from '../service/mail-addresses.ts';
import { changeProfile, companyProfile } from '../service/profile.ts';
import { postalAddress } from '../model/postal-address.ts';
import { appFrame } from './frame.ts';
import { showPage, submit } from '#src/http/forms.ts';
import { ownEntry } from '#src/own.ts';

export const settingsPages = new Hono<PageEnv>();

/** What the previous page's action did, as the address says (`?fait=enregistre`). */
function doneMessage(c: PageContext): string | undefined {
  const { saved, keys } = settingsMessages[c.var.language];
  const { profiles, people, grant } = accessMessages[c.var.language];
  const sentences: Readonly<Record<string, string>> = {
    enregistre: saved,
    revoquee: keys.revokedDone,
    profil: profiles.saved,
    'profil-supprime': profiles.removed,
    role: people.changed,
    retrait: people.removed,
    acces: grant.done,
    'acces-invite': grant.invited,
  };
  return ownEntry(sentences, c.req.query('fait'));
}

export async function settingsFrame(c: PageContext): Promise<SettingsFrame> {
  const base = `${companyHref(c)}/parametres`;
  return {
    app: await appFrame(c, { current: 'settings' }),
    hrefs: {
      profile: base,
      papers: `${base}/mentions`,
      mandates: `${base}/mandats`,
      mail: `${base}/reception`,
      sales: `${base}/ventes`,
      notifications: `${base}/notifications`,
      people: `${base}/utilisateurs`,
      roles: `${base}/profils`,
      inspection: `${base}/controle`,
      keys: `${base}/cles`,
      journal: `${base}/journal`,
      account: '/compte',
    },
    extra: c.var.settingsSections.map(({ key, path, label, section = key }) => ({
      key,
      section,
      label: label[c.var.language],
      href: `${base}/${path}`,
    })),
    done: doneMessage(c),
  };
}

async function profilePage(c: PageContext, form?: FormState): Promise<Element> {
  const tenant = tenantOf(c);
  const profile = await companyProfile(tenant);
  const { name, siret = '', legalForm = '' } = profile;
  const values = { name, siret, legalForm, ...postalAddress(profile) };
  const mayEdit = await isAllowed(tenant, 'company.edit');
  return (
    <ProfilePage
      frame={await settingsFrame(c)}
      form={form ?? { values, problems: [] }}
      profile={profile}
      mayEdit={mayEdit}
    />
  );
}

settingsPages.get('/d/:companyId/parametres', async (c) => await showPage(c, await profilePage(c)));

settingsPages.post('/d/:companyId/parametres', async (c) => {
  return await submit(c, {
    async act(values) {
      const text = (name: string): string => values[name] ?? '';
      await changeProfile(tenantOf(c), {
        name: text('name'),
        siret: text('siret'),
        legalForm: text('legalForm'),
        ...postalAddress(values),
        version: Number(text('version')),
      });
      return `${c.req.path}?fait=enregistre`;
    },
    page: (form) => profilePage(c, form),
  });
});

async function mailPage(c: PageContext, form?: FormState): Promise<Element> {
  const tenant = tenantOf(c);
  const addresses = await mailAddresses(tenant);
  const localPart = addresses.find(({ kind }) => kind === 'free')?.localPart ?? '';
  return (
    <MailPage
      frame={await settingsFrame(c)}
      form={form ?? { values: { localPart }, problems: [] }}
      addresses={addresses}
      domain={c.var.ctx.config.get(mailDomain)}
      mayEdit={await isAllowed(tenant, 'company.edit')}
    />
  );
}

settingsPages.get('/d/:companyId/parametres/reception', async (c) => await showPage(c, await mailPage(c)));

settingsPages.post('/d/:companyId/parametres/reception', async (c) => {
  return await submit(c, {
    async act({ localPart = '' }) {
      await setMailAlias(tenantOf(c), localPart);
      return `${c.req.path}?fait=enregistre`;
    },
    page: (form) => mailPage(c, form),
  });
});
