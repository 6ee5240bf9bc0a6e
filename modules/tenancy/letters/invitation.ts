// The mail that invites somebody to a dossier or a cabinet.

import { catalogue, formatLongDate, type Language } from '#src/i18n.ts';
import type { Letter } from '#src/mail/index.ts';

export interface InvitationWords {
  readonly language: Language;
  readonly name: string;
  /** Name of the dossier or cabinet. */
  readonly space: string;
  readonly kind: 'company' | 'cabinet' | 'client';
  /** Name of who invites, and the cabinet on whose behalf. */
  readonly invitedBy: string;
  readonly cabinet: string | undefined;
  readonly href: string;
  readonly expiresAt: Date;
}

const words = catalogue(
  {
    greeting: (name: string) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
    company: {
      subject: (by: string, space: string) => `${by} vous invite dans le dossier « ${space} »`,
      lead: (by: string, space: string) =>
        `${by} vous donne accès au dossier « ${space} » sur Facteur, où sont reçues, vérifiées et archivées ses factures électroniques.`,
    },
    cabinet: {
      subject: (by: string, space: string) => `${by} vous invite à rejoindre ${space}`,
      lead: (by: string, space: string) =>
        `${by} vous invite à rejoindre ${space} sur Facteur, pour travailler sur les factures électroniques de ses clients.`,
    },
    client: {
      subject: (by: string, space: string) => `${by} vous ouvre l’espace de « ${space} »`,
      lead: (by: string, space: string) =>
        `${by} vous ouvre un espace où « ${space} » reçoit, vérifie et archive ses factures électroniques. Votre cabinet y travaille avec vous.`,
    },
    todo: 'Il vous reste à choisir un mot de passe ou une clé d’accès, et à accepter les conditions d’utilisation : une minute suffit.',
    button: 'Accepter l’invitation',
    expires: (date: string) => `Ce lien vous est personnel et fonctionne jusqu’au ${date}.`,
    stranger: (by: string) => `Vous ne connaissez pas ${by} ? Ignorez ce message : rien ne sera créé.`,
    title: 'Vous êtes invité',
  },
  {
    greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
    company: {
      subject: (by, space) => `${by} invites you to the company “${space}”`,
      lead: (by, space) =>
        `${by} gives you access to the company “${space}” on Facteur, where its electronic invoices are received, checked and archived.`,
    },
    cabinet: {
      subject: (by, space) => `${by} invites you to join ${space}`,
      lead: (by, space) =>
        `${by} invites you to join ${space} on Facteur, to work on its clients’ electronic invoices.`,
    },
    client: {
      subject: (by, space) => `${by} opens the space of “${space}” for you`,
      lead: (by, space) =>
        `${by} opens a space for you where “${space}” receives, checks and archives its electronic invoices. Your accounting firm works there with you.`,
    },
    todo: 'All that is left is to choose a password or a passkey, and to accept the conditions of use: it takes a minute.',
    button: 'Accept the invitation',
    expires: (date) => `This link is yours alone and works until ${date}.`,
    stranger: (by) => `You do not know ${by}? Ignore this message: nothing will be created.`,
    title: 'You are invited',
  },
);

export function invitationLetter(invitation: InvitationWords): Letter {
  const { language, name, space, kind, invitedBy, cabinet, href, expiresAt } = invitation;
  const text = words[language];
  const by = kind === 'client' && cabinet !== undefined ? cabinet : invitedBy;
  return {
    language,
    subject: text[kind].subject(by, space),
    title: text.title,
    paragraphs: [text.greeting(name), text[kind].lead(by, space), text.todo],
    button: { label: text.button, href },
    notes: [text.expires(formatLongDate(expiresAt.toISOString(), language)), text.stranger(by)],
  };
}
