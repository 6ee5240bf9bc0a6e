// Settings > Rôles et profils, one person's role, and Settings > Contrôle et audit.

import { Hono } from 'hono';
import { parisMidnight } from '#src/clock.ts';
import { publicOrigin } from '#src/http/address.ts';
import { companyHref, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { emptyForm, showPage, submit, typedList, type FormState } from '#src/http/forms.ts';
import {
  accessMessages,
  CompanyProfilePage,
  InspectionPage,
  MemberPage,
  roleName,
  RolesPage,
  type MatrixColumn,
} from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { memberNotFound, profileNotFound } from '../errors.ts';
import { companyRoles, madeRole, rightsOfRole } from '../model/rights.ts';
import { changeRole, grantTimeBoxedAccess, removeMember, timeBoxedRoles } from '../service/access/members.ts';
import { listCompanyProfiles, removeCompanyProfile, saveCompanyProfile } from '../service/access/profiles.ts';
import { isWatched } from '../service/access/watched.ts';
import { isAllowed } from '../service/authorize.ts';
import { companyPeople } from '../service/members.ts';
import { rightList, tickedRights } from './right-list.ts';
import { settingsFrame } from './settings.tsx';

export const rolePages = new Hono<PageEnv>();

const profiles = (c: PageContext): string => `${companyHref(c)}/parametres/profils`;
const people = (c: PageContext): string => `${companyHref(c)}/parametres/utilisateurs`;

rolePages.get('/d/:companyId/parametres/profils', async (c) => {
  const { language } = c.var;
  const mayEdit = await isAllowed(tenantOf(c), 'roles.manage');
  const builtIn = companyRoles.map((role): MatrixColumn => {
    const label = roleName(role, language);
    return { key: role, label, rights: rightsOfRole(role), href: undefined, note: undefined };
  });
  const made = (await listCompanyProfiles(tenantOf(c))).map((profile): MatrixColumn => {
    const { id, name, rights } = profile;
    const note = accessMessages[language].profiles.people(profile.people);
    return { key: id, label: name, rights, href: mayEdit ? `${profiles(c)}/${id}` : undefined, note };
  });
  return await showPage(
    c,
    <RolesPage
      frame={await settingsFrame(c)}
      columns={[...builtIn, ...made]}
      list={rightList(language, 'company')}
      addHref={mayEdit ? `${profiles(c)}/nouveau` : undefined}
      whyHref={`${companyHref(c)}/pourquoi`}
    />,
  );
});

interface Shown {
  readonly form: FormState;
  readonly chosen: ReadonlySet<string>;
}

async function profilePage(c: PageContext, shown: Shown | undefined, id?: string): Promise<Element> {
  const known = id === undefined ? undefined : (await listCompanyProfiles(tenantOf(c))).find((one) => one.id === id);
  if (id !== undefined && !known) throw profileNotFound();
  const fresh: Shown = {
    form: known ? { values: { name: known.name }, problems: [] } : emptyForm,
    chosen: known?.rights ?? new Set(),
  };
  return (
    <CompanyProfilePage
      frame={await settingsFrame(c)}
      name={known?.name}
      {...(shown ?? fresh)}
      list={rightList(c.var.language, 'company')}
      action={`${profiles(c)}/${id ?? 'nouveau'}`}
      backHref={profiles(c)}
      removeAction={known?.people === 0 ? `${profiles(c)}/${known.id}/suppression` : undefined}
    />
  );
}

async function saveProfile(c: PageContext, id?: string): Promise<Response> {
  const rights = tickedRights(await typedList(c, 'rights'));
  return await submit(c, {
    async act({ name = '' }) {
      await saveCompanyProfile(tenantOf(c), { id, name, rights });
      return `${profiles(c)}?fait=profil`;
    },
    page: (form) => profilePage(c, { form, chosen: new Set(rights) }, id),
  });
}

const NEW = '/d/:companyId/parametres/profils/nouveau';
const ONE = '/d/:companyId/parametres/profils/:id{[0-9a-f-]+}';
rolePages.get(NEW, async (c) => await showPage(c, await profilePage(c, undefined)));
rolePages.post(NEW, async (c) => await saveProfile(c));
rolePages.get(ONE, async (c) => await showPage(c, await profilePage(c, undefined, c.req.param('id'))));
rolePages.post(ONE, async (c) => await saveProfile(c, c.req.param('id')));
rolePages.post(`${ONE}/suppression`, async (c) => {
  await removeCompanyProfile(tenantOf(c), c.req.param('id') ?? '');
  return c.redirect(`${profiles(c)}?fait=profil-supprime`, 303);
});

async function memberPage(c: PageContext, form?: FormState): Promise<Element> {
  const { language } = c.var;
  const tenant = tenantOf(c);
  const person = (await companyPeople(tenant)).find(({ id }) => id === c.req.param('userId'));
  if (!person) throw memberNotFound();
  const builtIn = companyRoles.filter((role) => !isWatched(role));
  const made = await listCompanyProfiles(tenant);
  return (
    <MemberPage
      frame={await settingsFrame(c)}
      form={form ?? { values: { role: person.role }, problems: [] }}
      person={{ id: person.id, name: person.name, throughCabinet: person.cabinet !== undefined }}
      roles={[
        ...builtIn.map((role) => ({ value: role, label: roleName(role, language) })),
        ...made.map(({ id, name }) => ({ value: madeRole(id), label: name })),
      ]}
      action={`${people(c)}/${person.id}`}
      whyHref={`${companyHref(c)}/pourquoi?personne=${person.id}`}
    />
  );
}

const MEMBER = '/d/:companyId/parametres/utilisateurs/:userId{[0-9a-f-]+}';

rolePages.get(`${MEMBER}/role`, async (c) => await showPage(c, await memberPage(c)));

rolePages.post(`${MEMBER}/role`, async (c) => {
  return await submit(c, {
    async act({ role = '' }) {
      await changeRole(tenantOf(c), { userId: c.req.param('userId') ?? '', role });
      return `${people(c)}?fait=role`;
    },
    page: (form) => memberPage(c, form),
  });
});

rolePages.post(`${MEMBER}/retrait`, async (c) => {
  return await submit(c, {
    async act() {
      await removeMember(tenantOf(c), c.req.param('userId') ?? '');
      return `${people(c)}?fait=retrait`;
    },
    page: (form) => memberPage(c, form),
  });
});

async function inspectionPage(c: PageContext, form: FormState): Promise<Element> {
  const tenant = tenantOf(c);
  return (
    <InspectionPage
      frame={await settingsFrame(c)}
      form={form}
      people={(await companyPeople(tenant)).filter(({ role }) => isWatched(role))}
      roles={timeBoxedRoles}
      mayGrant={await isAllowed(tenant, 'access.grant')}
    />
  );
}

/** The last day counts whole. */
function endOf(day: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const next = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(next.getTime())) return undefined;
  next.setUTCDate(next.getUTCDate() + 1);
  return parisMidnight(next.toISOString().slice(0, 10));
}

rolePages.get('/d/:companyId/parametres/controle', async (c) => await showPage(c, await inspectionPage(c, emptyForm)));

rolePages.post('/d/:companyId/parametres/controle', async (c) => {
  return await submit(c, {
    async act({ email = '', role = '', endsAt = '', reason = '' }) {
      const sender = { origin: publicOrigin(c, c.var.ctx.config) };
      const outcome = await grantTimeBoxedAccess(tenantOf(c), { email, role, endsAt: endOf(endsAt), reason }, sender);
      return `${companyHref(c)}/parametres/controle?fait=${outcome === 'invited' ? 'acces-invite' : 'acces'}`;
    },
    page: (form) => inspectionPage(c, form),
  });
});
