// « Utilisateurs » of a cabinet: who works there, who is invited, and each person's role.

import { Hono } from 'hono';
import { publicOrigin } from '#src/http/address.ts';
import { visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { emptyForm, showPage, submit, type FormState } from '#src/http/forms.ts';
import { CabinetMemberPage, CabinetPeoplePage, roleName } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { memberNotFound } from '../../errors.ts';
import { cabinetRoles, madeRole } from '../../model/rights.ts';
import { unusedAccess } from '../../service/access/unused.ts';
import { cabinetPeople, changeCabinetRole, removeCabinetMember } from '../../service/cabinet/people.ts';
import { listCabinetProfiles } from '../../service/cabinet/profiles.ts';
import { isInstanceOwner } from '../../service/instance.ts';
import { listInvitations } from '../../service/invitations/invite.ts';
import type { Place } from '../../service/place.ts';
import { doneSentence, invitationRoutes, invitationsView, personLines, type PeoplePlace } from '../people-forms.tsx';
import { reviewedSentence } from '../unused.tsx';
import { cabinetCall, cabinetFrame } from './frame.ts';

export const cabinetPeoplePages = new Hono<PageEnv>();

const here = (c: PageContext): string => `/cabinets/${c.req.param('cabinetId') ?? ''}/utilisateurs`;
const place = (c: PageContext): Place => ({ kind: 'cabinet', ctx: c.var.ctx, ...cabinetCall(c) });

/** The built-in roles, then those of this cabinet. */
async function roleOptions(c: PageContext): Promise<{ value: string; label: string }[]> {
  const { profiles } = await listCabinetProfiles(c.var.ctx, cabinetCall(c));
  const builtIn = cabinetRoles.map((role) => ({ value: role, label: roleName(`cabinet-${role}`, c.var.language) }));
  return [...builtIn, ...profiles.map(({ id, name }) => ({ value: madeRole(id), label: name }))];
}

async function peoplePage(
  c: PageContext,
  shown: { form: FormState; refused: PeoplePlace['refused'] },
): Promise<Element> {
  const { language, ctx } = c.var;
  const { cabinet, people } = await cabinetPeople(ctx, cabinetCall(c));
  const mayManage = cabinet.rights.has('staff.manage');
  const invitations = mayManage ? await listInvitations(place(c)) : [];
  const isOwner = await isInstanceOwner(ctx, visitorOf(c).userId);
  const view = invitationsView({
    ...shown,
    language,
    csrfToken: visitorOf(c).csrfToken,
    kind: 'cabinet',
    invitations,
    roles: await roleOptions(c),
    action: here(c),
    mailHref: isOwner ? '/instance/courrier' : undefined,
  });
  const members = people.map((person) => ({ ...person, role: `cabinet-${person.role}` }));
  const frame = cabinetFrame(c, { cabinet, current: 'people' });
  return (
    <CabinetPeoplePage
      frame={{ ...frame, done: frame.done ?? doneSentence(c) ?? reviewedSentence(c) }}
      people={personLines(members, invitations, language)}
      unused={mayManage ? (await unusedAccess(place(c))).length : 0}
      unusedHref={`${here(c)}/inutilises`}
      hasOneAdministrator={mayManage && people.filter(({ role }) => role === 'administrator').length === 1}
      invitations={mayManage ? view : undefined}
      roleHref={mayManage ? (id) => `${here(c)}/${id}/role` : undefined}
    />
  );
}

invitationRoutes(cabinetPeoplePages, {
  base: '/cabinets/:cabinetId/utilisateurs',
  place,
  here,
  sender: (c) => ({ origin: publicOrigin(c, c.var.ctx.config) }),
  page: async (c, shown = { form: emptyForm, refused: [] }) => await peoplePage(c, shown),
});

async function memberPage(c: PageContext, form?: FormState): Promise<Element> {
  const { cabinet, people } = await cabinetPeople(c.var.ctx, cabinetCall(c));
  const person = people.find(({ id }) => id === c.req.param('userId'));
  if (!person) throw memberNotFound();
  return (
    <CabinetMemberPage
      frame={cabinetFrame(c, { cabinet, current: 'people' })}
      form={form ?? { values: { role: person.role }, problems: [] }}
      person={person}
      roles={await roleOptions(c)}
      action={`${here(c)}/${person.id}`}
      listHref={here(c)}
      assignmentsHref={`/cabinets/${cabinet.id}/affectations?personne=${person.id}`}
    />
  );
}

const memberCall = (c: PageContext) => ({ ...cabinetCall(c), userId: c.req.param('userId') ?? '' });

cabinetPeoplePages.get('/cabinets/:cabinetId/utilisateurs/:userId/role', async (c) => {
  return await showPage(c, await memberPage(c));
});

cabinetPeoplePages.post('/cabinets/:cabinetId/utilisateurs/:userId/role', async (c) => {
  return await submit(c, {
    async act({ role = '' }) {
      await changeCabinetRole(c.var.ctx, memberCall(c), role);
      return `${here(c)}?fait=role`;
    },
    page: (form) => memberPage(c, form),
  });
});

cabinetPeoplePages.post('/cabinets/:cabinetId/utilisateurs/:userId/retrait', async (c) => {
  return await submit(c, {
    async act() {
      await removeCabinetMember(c.var.ctx, memberCall(c));
      return `${here(c)}?fait=retrait`;
    },
    page: (form) => memberPage(c, form),
  });
});
