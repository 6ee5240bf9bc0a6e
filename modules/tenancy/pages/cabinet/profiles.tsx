// « Rôles et profils » of a cabinet: the matrix, and the form of one profile.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { emptyForm, showPage, submit, typedList, type FormState } from '#src/http/forms.ts';
import {
  accessMessages,
  CabinetProfilePage,
  CabinetProfilesPage,
  cabinetMessages,
  type MatrixColumn,
} from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { profileNotFound } from '../../errors.ts';
import { reaches, type Profile } from '../../model/cabinet/types.ts';
import { cabinetRoles, rightsOfRole } from '../../model/rights.ts';
import { listCabinetProfiles, removeCabinetProfile, saveCabinetProfile } from '../../service/cabinet/profiles.ts';
import { rightList, tickedRights } from '../right-list.ts';
import { cabinetCall, cabinetFrame } from './frame.ts';

export const cabinetProfilePages = new Hono<PageEnv>();

const here = (c: PageContext): string => `/cabinets/${c.req.param('cabinetId') ?? ''}/profils`;

cabinetProfilePages.get('/cabinets/:cabinetId/profils', async (c) => {
  const { language } = c.var;
  const { cabinet, profiles } = await listCabinetProfiles(c.var.ctx, cabinetCall(c));
  const mayEdit = cabinet.rights.has('cabinet.edit');
  const builtIn = cabinetRoles.map((role): MatrixColumn => {
    const label = cabinetMessages[language].roles[role];
    return { key: role, label, rights: rightsOfRole(`cabinet-${role}`), href: undefined, note: undefined };
  });
  const made = profiles.map(({ id, name, rights, people }): MatrixColumn => {
    const note = accessMessages[language].profiles.people(people);
    return { key: id, label: name, rights, href: mayEdit ? `${here(c)}/${id}` : undefined, note };
  });
  return await showPage(
    c,
    <CabinetProfilesPage
      frame={cabinetFrame(c, { cabinet, current: 'profiles' })}
      columns={[...builtIn, ...made]}
      list={rightList(language, 'cabinet')}
      addHref={mayEdit ? `${here(c)}/nouveau` : undefined}
    />,
  );
});

interface Shown {
  readonly form: FormState;
  readonly chosen: ReadonlySet<string>;
}

async function profilePage(c: PageContext, shown: Shown, id?: string): Promise<Element> {
  const { language } = c.var;
  const { cabinet, profiles } = await listCabinetProfiles(c.var.ctx, cabinetCall(c));
  const profile = id === undefined ? undefined : profiles.find((known) => known.id === id);
  if (id !== undefined && !profile) throw profileNotFound();
  const words = accessMessages[language].why.reach;
  return (
    <CabinetProfilePage
      frame={cabinetFrame(c, { cabinet, current: 'profiles' })}
      name={profile?.name}
      form={shown.form}
      chosen={shown.chosen}
      list={rightList(language, 'cabinet')}
      action={`${here(c)}/${id ?? 'nouveau'}`}
      backHref={here(c)}
      reaches={reaches.map((reach) => ({ value: reach, label: words[reach] }))}
      removeAction={profile?.people === 0 ? `${here(c)}/${profile.id}/suppression` : undefined}
    />
  );
}

function shownOf(profile: Profile): Shown {
  return {
    form: { values: { name: profile.name, reach: profile.reach ?? 'assigned' }, problems: [] },
    chosen: profile.rights,
  };
}

async function save(c: PageContext, id?: string): Promise<Response> {
  const rights = tickedRights(await typedList(c, 'rights'));
  return await submit(c, {
    async act({ name = '', reach: wanted = '' }) {
      const reach = reaches.find((known) => known === wanted) ?? 'assigned';
      await saveCabinetProfile(c.var.ctx, cabinetCall(c), { id, name, rights, reach });
      return `${here(c)}?fait=profil`;
    },
    page: (form) => profilePage(c, { form, chosen: new Set(rights) }, id),
  });
}

cabinetProfilePages.get('/cabinets/:cabinetId/profils/nouveau', async (c) => {
  return await showPage(c, await profilePage(c, { form: emptyForm, chosen: new Set() }));
});

cabinetProfilePages.post('/cabinets/:cabinetId/profils/nouveau', async (c) => await save(c));

cabinetProfilePages.get('/cabinets/:cabinetId/profils/:id', async (c) => {
  const id = c.req.param('id');
  const { profiles } = await listCabinetProfiles(c.var.ctx, cabinetCall(c));
  const profile = profiles.find((known) => known.id === id);
  if (!profile) throw profileNotFound();
  return await showPage(c, await profilePage(c, shownOf(profile), id));
});

cabinetProfilePages.post('/cabinets/:cabinetId/profils/:id', async (c) => await save(c, c.req.param('id')));

cabinetProfilePages.post('/cabinets/:cabinetId/profils/:id/suppression', async (c) => {
  await removeCabinetProfile(c.var.ctx, { ...cabinetCall(c), id: c.req.param('id') });
  return c.redirect(`${here(c)}?fait=profil-supprime`, 303);
});
