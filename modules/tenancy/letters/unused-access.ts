// The mail of every quarter about accesses that nobody uses.

import { catalogue, plural, type Language } from '#src/i18n.ts';
import type { Letter } from '#src/mail/index.ts';
import type { Space } from '../model/space.ts';

const words = catalogue(
  {
    unused: (count: number) => `${count} ${plural('fr', count, ['accès inutilisé', 'accès inutilisés'])}`,
    body: 'Chaque trimestre, Facteur cherche qui ne s’est pas connecté depuis 90 jours. Un accès que personne n’utilise est un risque : gardez ceux qui servent, retirez les autres. Rien ne change tant que vous n’avez pas décidé.',
    open: 'Décider',
    why: 'Vous recevez ce message parce que vous gérez les utilisateurs de ces espaces.',
  },
  {
    unused: (count) => `${count} ${plural('en', count, ['unused access', 'unused accesses'])}`,
    body: 'Every quarter Facteur looks for people who have not signed in for 90 days. An access that nobody uses is a risk: keep those that serve, withdraw the others. Nothing changes before you decide.',
    open: 'Decide',
    why: 'You get this mail because you manage the people of these spaces.',
  },
);

export interface UnusedNews {
  readonly language: Language;
  /** Origin of the pages. */
  readonly site: string;
  /** At least one. */
  readonly spaces: readonly (Space & { readonly name: string; readonly unused: number })[];
}

const placeOf = (site: string, { kind, id }: Space): string =>
  kind === 'company'
    ? `${site}/d/${id}/parametres/utilisateurs/inutilises`
    : `${site}/cabinets/${id}/utilisateurs/inutilises`;

export function unusedLetter({ language, site, spaces }: UnusedNews): Letter {
  const text = words[language];
  const all = text.unused(spaces.reduce((sum, { unused }) => sum + unused, 0));
  const [first] = spaces;
  const subject = spaces.length === 1 && first ? `${first.name} — ${all}` : all;
  return {
    language,
    subject,
    title: subject,
    paragraphs: [text.body],
    links: spaces.map((space) => ({
      label: space.name,
      href: placeOf(site, space),
      detail: text.unused(space.unused),
    })),
    button: { label: text.open, href: first ? placeOf(site, first) : site },
    notes: [text.why],
  };
}
