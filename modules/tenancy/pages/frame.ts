// What surrounds every page: language, look and protection for those without menu; also menu, company and person for
// those inside a company. Exported by the front door: the pages of all modules stand in the same frame.

import { companyHref, companyOf, visitorOf, type PageContext } from '#src/http/env.ts';
import { cabinetMessages, type BareFrame } from '#views/tenancy/index.ts';
import {
  type AppFrame,
  mainMenu,
  type MainMenuOptions,
  type MenuEntry,
  type MenuSection,
  type Theme,
} from '#views/ui/index.ts';
import { noticeOf } from './notice.tsx';

const THEMES: Record<'system' | 'light' | 'dark', Theme> = { system: 'auto', light: 'light', dark: 'dark' };

export function bareFrame(c: PageContext): BareFrame {
  const { visitor, language, assets } = c.var;
  return {
    language,
    assets,
    csrfToken: visitor?.csrfToken,
    theme: visitor && THEMES[visitor.appearance],
    density: visitor?.density,
  };
}

export interface AppFrameOptions {
  readonly current: MenuSection;
  /** What waits behind the entries of the menu, when the page knows it already. */
  readonly counts?: MainMenuOptions['counts'];
}

/** What waits behind the entries of the menu, on every page (src/app.ts plugs who counts). */
async function countsOf(c: PageContext): Promise<NonNullable<MainMenuOptions['counts']>> {
  return (await c.var.frameCounters?.(companyOf(c).tenant, c.get('language'))) ?? {};
}

/** The way back for who comes through a cabinet. */
function cabinetEntry(c: PageContext): MenuEntry[] {
  const { role } = companyOf(c);
  if (!role.startsWith('cabinet-') && role !== 'view-as') return [];
  return [{ label: cabinetMessages[c.get('language')].menu.space, href: '/cabinets', icon: 'building', go: 'c' }];
}

/** For pages under `/d/:companyId`. */
export async function appFrame(c: PageContext, { current, counts }: AppFrameOptions): Promise<AppFrame> {
  const visitor = visitorOf(c);
  const company = companyOf(c);
  const home = companyHref(c);
  return {
    ...bareFrame(c),
    menu: [
      ...mainMenu({
        language: c.get('language'),
        current,
        counts: counts ?? (await countsOf(c)),
        hrefs: {
          home,
          purchases: `${home}/achats`,
          sales: `${home}/ventes`,
          archive: `${home}/archives`,
          partners: `${home}/tiers`,
          apps: `${home}/applications/controle`,
          settings: `${home}/parametres`,
        },
      }),
      ...cabinetEntry(c),
    ],
    homeHref: home,
    company: { name: company.name, siren: company.siren },
    companyChoiceHref: `/dossiers/choix?ici=${company.tenant.company.id}`,
    companiesHref: '/dossiers',
    user: { name: visitor.name, email: visitor.email },
    searchHref: `${home}/achats`,
    accountHref: '/compte',
    signOutHref: '/deconnexion',
    notice: noticeOf(c),
  };
}
