// What the mail about the clients of a cabinet says of their mandates.

import { catalogue, formatDate, plural, type Language } from '#src/i18n.ts';
import type { Letter } from '#src/mail/index.ts';
import type { MandateNews } from '../model/mandates/types.ts';

const words = catalogue(
  {
    kinds: { delegation: 'mandat de délégation', designation: 'mandat de désignation de plateforme' },
    ending: (kind: string, day: string) => `${kind} : prend fin le ${day}`,
    signed: (kind: string) => `${kind} : signé`,
    refused: (kind: string) => `${kind} : refusé`,
    revoked: (kind: string) => `${kind} : révoqué par le client`,
    many: (count: number) => `${count} ${plural('fr', count, ['mandat à suivre', 'mandats à suivre'])}`,
  },
  {
    kinds: { delegation: 'mandate of delegation', designation: 'mandate to designate a platform' },
    ending: (kind, day) => `${kind}: ends on ${day}`,
    signed: (kind) => `${kind}: signed`,
    refused: (kind) => `${kind}: refused`,
    revoked: (kind) => `${kind}: revoked by the client`,
    many: (count) => `${count} ${plural('en', count, ['mandate to follow', 'mandates to follow'])}`,
  },
);

function said({ kind, what, endsOn = '' }: MandateNews, language: Language): string {
  const text = words[language];
  return what === 'ending' ? text.ending(text.kinds[kind], formatDate(endsOn, language)) : text[what](text.kinds[kind]);
}

export function mandatesSubject(mandates: readonly MandateNews[], language: Language): string {
  const [first] = mandates;
  return first && mandates.length === 1
    ? `${first.company} — ${said(first, language)}`
    : words[language].many(mandates.length);
}

export function mandateLinks(
  mandates: readonly MandateNews[],
  { site, language }: { readonly site: string; readonly language: Language },
): NonNullable<Letter['links']> {
  return mandates.map((one) => ({
    label: one.company,
    href: `${site}/cabinets/${one.cabinetId}/clients/${one.companyId}/mandats`,
    detail: said(one, language),
  }));
}
