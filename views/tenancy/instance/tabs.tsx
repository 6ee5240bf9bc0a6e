// What the owners of the instance look after: one line of tabs above each of its pages.

import { catalogue } from '#src/i18n.ts';
import { FilterTabs, type Element, type Language } from '../../ui/index.ts';

const words = catalogue(
  {
    label: 'Instance',
    home: 'Vos dossiers',
    'sign-in': 'Connexion',
    mail: 'Courrier sortant',
    terms: 'Conditions d’utilisation',
    journal: 'Journal',
  },
  {
    label: 'Instance',
    home: 'Your companies',
    'sign-in': 'Sign-in',
    mail: 'Outgoing mail',
    terms: 'Conditions of use',
    journal: 'Journal',
  },
);

const HREFS = {
  'sign-in': '/instance/connexion',
  mail: '/instance/courrier',
  terms: '/instance/conditions',
  journal: '/instance/journal',
} as const;

export type InstanceSection = keyof typeof HREFS;

export function InstanceTabs({ current, language }: { current: InstanceSection; language: Language }): Element {
  const text = words[language];
  const sections = Object.keys(HREFS) as InstanceSection[];
  return (
    <FilterTabs
      label={text.label}
      tabs={[
        { label: text.home, href: '/' },
        ...sections.map((key) => ({ label: text[key], href: HREFS[key], current: key === current })),
      ]}
      language={language}
    />
  );
}
