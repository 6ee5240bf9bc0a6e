// The mail that calls somebody to their dossiers: what there is to do, where, and how to get fewer of them.

import { catalogue, plural, type Language } from '#src/i18n.ts';
import type { Letter } from '#src/mail/index.ts';
import type { MandateNews } from '../model/mandates/types.ts';
import type { DossierNews, EndedInvitation } from '../model/notifications.ts';
import { mandateLinks, mandatesSubject } from './mandate-news.ts';

const words = catalogue(
  {
    toDecide: (count: number) => `${count} ${plural('fr', count, ['facture à vérifier', 'factures à vérifier'])}`,
    failed: (count: number) => `${count} ${plural('fr', count, ['document illisible', 'documents illisibles'])}`,
    discussions: (count: number) => `${count} ${plural('fr', count, ['discussion à lire', 'discussions à lire'])}`,
    inDossiers: (count: number) => `${count} dossiers`,
    ended: (count: number) => `${count} ${plural('fr', count, ['invitation sans suite', 'invitations sans suite'])}`,
    fates: { declined: 'a décliné l’invitation', expired: 'n’a pas répondu à temps', refused: 'adresse refusée' },
    arrived: 'Voici ce qui vient d’arriver et attend quelqu’un.',
    digest: 'Voici ce qui attend aujourd’hui, le plus pressé d’abord.',
    more: (count: number) => `Et ${count} ${plural('fr', count, ['autre dossier', 'autres dossiers'])}.`,
    open: (name: string) => `Ouvrir ${name}`,
    openAll: 'Ouvrir mes dossiers',
    why: 'Vous recevez ce message parce que vous travaillez dans ces dossiers. Choisissez lesquels et à quel rythme dans Mon compte, Notifications.',
  },
  {
    toDecide: (count) => `${count} ${plural('en', count, ['invoice to check', 'invoices to check'])}`,
    failed: (count) => `${count} ${plural('en', count, ['unreadable document', 'unreadable documents'])}`,
    discussions: (count) => `${count} ${plural('en', count, ['discussion to read', 'discussions to read'])}`,
    inDossiers: (count) => `${count} companies`,
    ended: (count) => `${count} ${plural('en', count, ['invitation came to nothing', 'invitations came to nothing'])}`,
    fates: { declined: 'declined the invitation', expired: 'did not answer in time', refused: 'address refused' },
    arrived: 'This has just come in and waits for somebody.',
    digest: 'This waits today, the most urgent first.',
    more: (count) => `And ${count} ${plural('en', count, ['other company', 'other companies'])}.`,
    open: (name) => `Open ${name}`,
    openAll: 'Open my companies',
    why: 'You get this mail because you work in these companies. Choose which ones, and how often, in My account, Notifications.',
  },
);

export interface NotificationNews {
  readonly language: Language;
  /** Origin of the pages. */
  readonly site: string;
  readonly isDigest: boolean;
  readonly dossiers: readonly DossierNews[];
  readonly invitations: readonly EndedInvitation[];
  readonly mandates: readonly MandateNews[];
}

const SHOWN = 30;

function said({ waiting, failed, discussions }: Omit<DossierNews, 'id' | 'name'>, language: Language): string {
  const text = words[language];
  return [
    failed > 0 ? text.failed(failed) : '',
    waiting > 0 ? text.toDecide(waiting) : '',
    discussions > 0 ? text.discussions(discussions) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Where the person acts: unreadable documents come first. */
const placeOf = (site: string, { id, failed, waiting }: DossierNews): string =>
  `${site}/d/${id}/${failed > 0 ? 'documents' : waiting > 0 ? 'achats' : 'discussions'}`;

function invitationHref(site: string, { kind, id }: EndedInvitation): string {
  return kind === 'company' ? `${site}/d/${id}/parametres/utilisateurs` : `${site}/cabinets/${id}/utilisateurs`;
}

function subjectOf({ language, dossiers, invitations, mandates }: NotificationNews): string {
  const text = words[language];
  const [first] = dossiers;
  if (!first && invitations.length > 0) return text.ended(invitations.length);
  if (!first) return mandatesSubject(mandates, language);
  if (dossiers.length === 1) return `${first.name} — ${said(first, language)}`;
  const sum = (of: 'waiting' | 'failed' | 'discussions'): number => dossiers.reduce((total, one) => total + one[of], 0);
  const all = { waiting: sum('waiting'), failed: sum('failed'), discussions: sum('discussions') };
  return `${text.inDossiers(dossiers.length)} — ${said(all, language)}`;
}

export function notificationLetter(news: NotificationNews): Letter {
  const { language, site, isDigest, dossiers, invitations, mandates } = news;
  const text = words[language];
  const subject = subjectOf(news);
  const [only] = dossiers.length === 1 && invitations.length + mandates.length === 0 ? dossiers : [];
  const hidden = dossiers.length - SHOWN;
  return {
    language,
    subject,
    title: subject,
    paragraphs: [isDigest ? text.digest : text.arrived],
    links: [
      ...dossiers.slice(0, SHOWN).map((one) => ({
        label: one.name,
        href: placeOf(site, one),
        detail: said(one, language),
      })),
      ...invitations.slice(0, SHOWN).map((one) => ({
        label: one.space,
        href: invitationHref(site, one),
        detail: `${one.email} : ${text.fates[one.fate]}`,
      })),
      ...mandateLinks(mandates.slice(0, SHOWN), { site, language }),
    ],
    button: only
      ? { label: text.open(only.name), href: placeOf(site, only) }
      : { label: text.openAll, href: `${site}/dossiers` },
    notes: [...(hidden > 0 ? [text.more(hidden)] : []), text.why],
    manage: `${site}/compte/notifications`,
  };
}
