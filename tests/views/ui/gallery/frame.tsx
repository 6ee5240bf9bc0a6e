// What every page of the gallery shares: a signed-in person, a dossier, the menu.

import { AppLayout, CompanyChoices, mainMenu } from '#views/ui/index.ts';
import type { AppLayoutProps, Child, Element, Language, MenuSection } from '#views/ui/index.ts';

export const assets = (file: string): string => `/static/${file}`;

export interface GalleryOptions {
  readonly language: Language;
  readonly density: 'comfortable' | 'dense';
}

const HREFS: Readonly<Record<MenuSection, string>> = {
  home: '/dashboard',
  purchases: '/list',
  sales: '/kit',
  archive: '/empty',
  partners: '/kit',
  bank: '/kit',
  apps: '/kit',
  settings: '/form',
};

const COMPANIES = [
  { name: 'Papillon Fleurs', siren: '552100554', href: '/dashboard', current: true },
  { name: 'Boulangerie Au Bon Moulin', siren: '732829320', href: '/dashboard' },
  { name: 'Sud Concept', siren: '404833048', href: '/dashboard' },
];

export const CHOICES = '/choices';

/** What the switcher asks for when it opens. */
export async function companyChoices(): Promise<string> {
  return String(await CompanyChoices({ companies: COMPANIES, language: 'fr' }));
}

type FrameProps = GalleryOptions &
  Pick<AppLayoutProps, 'title' | 'width' | 'toasts'> & {
    readonly section?: MenuSection;
    readonly children: Child;
  };

export function Frame({ language, density, title, section, width, toasts, children }: FrameProps): Element {
  return (
    <AppLayout
      {...{ language, density, title, width, toasts, assets }}
      csrfToken="gallery"
      menu={mainMenu({
        language,
        current: section,
        hrefs: HREFS,
        counts: { purchases: { value: 12, label: 'à valider' }, sales: { value: 3, label: 'brouillons' } },
      })}
      company={COMPANIES[0]}
      companyChoiceHref={CHOICES}
      user={{ name: 'Jeanne Martin', email: 'jeanne.martin@cabinet-martin.example' }}
      searchHref="/list"
      helpHref="/kit"
      accountHref="/form"
      signOutHref="/login"
    >
      {children}
    </AppLayout>
  );
}
