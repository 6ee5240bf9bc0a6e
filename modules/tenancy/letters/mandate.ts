// The mail that asks a client to sign a mandate.

import { catalogue, formatLongDate, type Language } from '#src/i18n.ts';
import type { Letter } from '#src/mail/index.ts';
import type { MandateKind } from '../model/mandates/types.ts';

export interface MandateWords {
  readonly language: Language;
  readonly kind: MandateKind;
  readonly signer: string;
  readonly company: string;
  readonly agent: string;
  readonly isReminder: boolean;
  readonly href: string;
  readonly expiresAt: Date;
}

const words = catalogue(
  {
    subject: {
      delegation: (company: string) => `${company} — mandat de délégation à signer`,
      designation: (company: string) => `${company} — mandat de désignation de plateforme à signer`,
    },
    again: (subject: string) => `Rappel : ${subject}`,
    title: 'Un mandat attend votre signature',
    greeting: (name: string) => `Bonjour ${name},`,
    lead: {
      delegation: (agent: string, company: string) =>
        `${agent} vous propose un mandat pour agir au nom de « ${company} » sur sa plateforme de facturation électronique.`,
      designation: (agent: string, company: string) =>
        `${agent} vous propose un mandat pour choisir, au nom de « ${company} », la plateforme agréée où elle reçoit ses factures électroniques.`,
    },
    todo: 'Lisez-le, signez-le, puis déposez l’exemplaire signé (un PDF ou une photo) par le bouton ci-dessous. Vous pouvez aussi le refuser.',
    button: 'Lire et signer le mandat',
    expires: (day: string) => `Ce lien vous est personnel et fonctionne jusqu’au ${day}.`,
    stranger: (agent: string) =>
      `Vous ne connaissez pas ${agent} ? Ignorez ce message : sans signature, rien n’est fait.`,
  },
  {
    subject: {
      delegation: (company) => `${company} — a mandate of delegation to sign`,
      designation: (company) => `${company} — a mandate to designate a platform to sign`,
    },
    again: (subject) => `Reminder: ${subject}`,
    title: 'A mandate waits for your signature',
    greeting: (name) => `Hello ${name},`,
    lead: {
      delegation: (agent, company) =>
        `${agent} offers you a mandate to act for “${company}” on its platform for electronic invoices.`,
      designation: (agent, company) =>
        `${agent} offers you a mandate to choose, for “${company}”, the approved platform where it receives its electronic invoices.`,
    },
    todo: 'Read it, sign it, then add the signed copy (a PDF or a photo) with the button below. You may also refuse it.',
    button: 'Read and sign the mandate',
    expires: (day) => `This link is yours alone and works until ${day}.`,
    stranger: (agent) => `You do not know ${agent}? Ignore this mail: without a signature nothing is done.`,
  },
);

export function mandateLetter(mandate: MandateWords): Letter {
  const { language, kind, signer, company, agent, isReminder, href, expiresAt } = mandate;
  const text = words[language];
  const subject = text.subject[kind](company);
  return {
    language,
    subject: isReminder ? text.again(subject) : subject,
    title: text.title,
    paragraphs: [text.greeting(signer), text.lead[kind](agent, company), text.todo],
    button: { label: text.button, href },
    notes: [text.expires(formatLongDate(expiresAt.toISOString(), language)), text.stranger(agent)],
  };
}
