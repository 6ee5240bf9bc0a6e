// Settings > Utilisateurs of a dossier: who has access, who is invited, inviting others.

import { Hono } from 'hono';
import { publicOrigin } from '#src/http/address.ts';
import { companyHref, tenantOf, visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { emptyForm, type FormState } from '#src/http/forms.ts';
import { accessMessages, PeoplePage, roleName } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { invitedCompanyRoles } from '../model/invitations.ts';
import { unusedAccess } from '../service/access/unused.ts';
import { isAllowed } from '../service/authorize.ts';
import { isInstanceOwner } from '../service/instance.ts';
import { listInvitations } from '../service/invitations/invite.ts';
import type { Place } from '../service/place.ts';
import { companyPeople } from '../service/members.ts';
import { doneSentence, invitationRoutes, invitationsView, personLines, type PeoplePlace } from './people-forms.tsx';
import { settingsFrame } from './settings.tsx';
import { reviewedSentence } from './unused.tsx';

export const peoplePages = new Hono<PageEnv>();

const place = (c: PageContext): Place => ({ kind: 'company', tenant: tenantOf(c) });

const here = (c: PageContext): string => `${companyHref(c)}/parametres/utilisateurs`;

async function peoplePage(
  c: PageContext,
  shown: { form: FormState; refused: PeoplePlace['refused'] },
): Promise<Element> {
  const { language } = c.var;
  const tenant = tenantOf(c);
  const people = await companyPeople(tenant);
  const mayManage = await isAllowed(tenant, 'people.manage');
  const invitations = mayManage ? await listInvitations(place(c)) : [];
  const isOwner = await isInstanceOwner(c.var.ctx, visitorOf(c).userId);
  const view = invitationsView({
    ...shown,
    language,
    csrfToken: visitorOf(c).csrfToken,
    kind: 'company',
    invitations,
    roles: invitedCompanyRoles.map((role) => ({ value: role, label: roleName(role, language) })),
    action: here(c),
    mailHref: isOwner ? '/instance/courrier' : undefined,
  });
  const base = await settingsFrame(c);
  const frame = { ...base, done: base.done ?? doneSentence(c) ?? reviewedSentence(c) };
  return (
    <PeoplePage
      frame={frame}
      language={language}
      people={personLines(people, invitations, language)}
      invitations={mayManage ? view : undefined}
      roleHref={mayManage ? (id) => `${here(c)}/${id}/role` : undefined}
      unused={mayManage ? (await unusedAccess(place(c))).length : 0}
      unusedHref={`${here(c)}/inutilises`}
      notice={
        mayManage && people.filter(({ role }) => role === 'manager').length === 1
          ? accessMessages[language].people.oneOwner
          : undefined
      }
    />
  );
}

invitationRoutes(peoplePages, {
  base: '/d/:companyId/parametres/utilisateurs',
  place,
  here,
  sender: (c) => ({ origin: publicOrigin(c, c.var.ctx.config) }),
  page: async (c, shown = { form: emptyForm, refused: [] }) => await peoplePage(c, shown),
});
