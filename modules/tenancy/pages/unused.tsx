// « Accès inutilisés » of a dossier and of a cabinet.

import { Hono } from 'hono';
import { companyHref, tenantOf, visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { emptyForm, isAnswerable, refusedForm, showPage, typedList, type FormState } from '#src/http/forms.ts';
import {
  CabinetUnusedPage,
  CompanyUnusedPage,
  roleName,
  unusedMessages,
  type UnusedProps,
} from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { decideUnused, unusedAccess } from '../service/access/unused.ts';
import { openCabinet } from '../service/cabinet/open.ts';
import type { Place } from '../service/place.ts';
import { cabinetCall, cabinetFrame } from './cabinet/frame.ts';
import { settingsFrame } from './settings.tsx';

export const unusedPages = new Hono<PageEnv>();

interface Shown {
  readonly form: FormState;
  readonly ticked: ReadonlySet<string>;
}

interface Unused {
  /** Route pattern. */
  readonly path: string;
  readonly place: (c: PageContext) => Place;
  /** Address of the list of people. */
  readonly list: (c: PageContext) => string;
  readonly page: (c: PageContext, props: UnusedProps) => Promise<Element>;
}

async function propsOf(c: PageContext, { place, list }: Unused, shown: Shown): Promise<UnusedProps> {
  const at = place(c);
  const { language } = c.var;
  const prefix = at.kind === 'cabinet' ? 'cabinet-' : '';
  const lines = (await unusedAccess(at)).map(({ userId: id, role, profile, ...rest }) => {
    return { id, ...rest, roleName: profile ?? roleName(`${prefix}${role}`, language) };
  });
  const csrfToken = visitorOf(c).csrfToken;
  return { language, csrfToken, lines, ...shown, action: `${list(c)}/inutilises`, listHref: list(c) };
}

async function decide(c: PageContext, unused: Unused): Promise<Response> {
  const decisions = { shown: await typedList(c, 'shown'), withdrawn: await typedList(c, 'id') };
  try {
    const { kept, withdrawn } = await decideUnused(unused.place(c), decisions);
    return c.redirect(`${unused.list(c)}?fait=revue&gardes=${kept}&retires=${withdrawn}`, 303);
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    const form = refusedForm(error, {}, c.var.language);
    const props = await propsOf(c, unused, { form, ticked: new Set(decisions.withdrawn) });
    return await showPage(c, await unused.page(c, props), 409);
  }
}

const places: readonly Unused[] = [
  {
    path: '/d/:companyId/parametres/utilisateurs/inutilises',
    place: (c) => ({ kind: 'company', tenant: tenantOf(c) }),
    list: (c) => `${companyHref(c)}/parametres/utilisateurs`,
    page: async (c, props) => <CompanyUnusedPage {...props} frame={await settingsFrame(c)} />,
  },
  {
    path: '/cabinets/:cabinetId/utilisateurs/inutilises',
    place: (c) => ({ kind: 'cabinet', ctx: c.var.ctx, ...cabinetCall(c) }),
    list: (c) => `/cabinets/${c.req.param('cabinetId') ?? ''}/utilisateurs`,
    page: async (c, props) => {
      const cabinet = await openCabinet(c.var.ctx, cabinetCall(c));
      return <CabinetUnusedPage {...props} frame={cabinetFrame(c, { cabinet, current: 'people' })} />;
    },
  },
];

for (const unused of places) {
  unusedPages.get(unused.path, async (c) => {
    const props = await propsOf(c, unused, { form: emptyForm, ticked: new Set() });
    return await showPage(c, await unused.page(c, props));
  });
  unusedPages.post(unused.path, async (c) => await decide(c, unused));
}

/** What was decided, as the address of the list says. */
export function reviewedSentence(c: PageContext): string | undefined {
  if (c.req.query('fait') !== 'revue') return undefined;
  const count = (name: string): number => Number(c.req.query(name)) || 0;
  return unusedMessages[c.var.language].done(count('gardes'), count('retires'));
}
