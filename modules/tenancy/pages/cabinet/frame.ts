// What surrounds the pages of a cabinet, and who asks.

import { visitorOf, type PageContext } from '#src/http/env.ts';
import { ownEntry } from '#src/own.ts';
import {
  accessMessages,
  cabinetMenu,
  clientMessages,
  staffMessages,
  type CabinetPageFrame,
  type CabinetSection,
} from '#views/tenancy/index.ts';
import type { OpenCabinet } from '../../model/cabinet/types.ts';
import type { CabinetCall } from '../../service/cabinet/open.ts';
import { bareFrame } from '../frame.ts';
import { visitorActor } from '../session.ts';

/** The cabinet of the address and the person of the session. */
export function cabinetCall(c: PageContext): CabinetCall {
  return { cabinetId: c.req.param('cabinetId') ?? '', by: visitorActor(c) };
}

/** `/cabinets/<id>`, no slash at the end. */
export function cabinetHref({ id }: Pick<OpenCabinet, 'id'>): string {
  return `/cabinets/${id}`;
}

/** What the previous page's action did, as the address says (`?fait=enregistre`). */
function doneMessage(c: PageContext): string | undefined {
  const { language } = c.var;
  const { card } = clientMessages[language];
  const { people, assignments } = staffMessages[language];
  const { profiles } = accessMessages[language];
  const sentences: Readonly<Record<string, string>> = {
    client: card.saved,
    'nouveau-client': card.created,
    role: people.saved,
    retrait: people.removed,
    affectation: assignments.saved,
    'affectation-retiree': assignments.removed,
    relais: assignments.handed,
    'relais-termine': assignments.ended,
    profil: profiles.saved,
    'profil-supprime': profiles.removed,
  };
  return ownEntry(sentences, c.req.query('fait'));
}

export function cabinetFrame(
  c: PageContext,
  { cabinet, current }: { readonly cabinet: OpenCabinet | undefined; readonly current: CabinetSection | 'cabinets' },
): CabinetPageFrame {
  const { name, email } = visitorOf(c);
  const base = cabinet && cabinetHref(cabinet);
  return {
    app: {
      ...bareFrame(c),
      menu: cabinetMenu({
        language: c.var.language,
        base,
        current,
        mayEdit: cabinet?.rights.has('cabinet.edit') ?? false,
        ownHref: cabinet?.ownCompanyId && `/d/${cabinet.ownCompanyId}`,
      }),
      homeHref: base === undefined ? '/cabinets' : `${base}/clients`,
      company: { name: cabinet?.name ?? 'Facteur', siren: undefined },
      companyChoiceHref: '/dossiers/choix',
      companiesHref: '/dossiers',
      user: { name, email },
      searchHref: base === undefined ? undefined : `${base}/clients`,
      searchHint: clientMessages[c.var.language].clients.search,
      accountHref: '/compte',
      signOutHref: '/deconnexion',
    },
    name: cabinet?.name,
    done: doneMessage(c),
  };
}
