// The mail that asks a client for what is missing; and the words to send to a supplier, to be copied.

import { catalogue, formatLongDate, plural, type Language } from '#src/i18n.ts';
import type { Letter } from '#src/mail/index.ts';
import { absenceSentence, absenceTitle } from '../model/missing/words.ts';
import type { MissingDocument } from '../model/missing/types.ts';

const words = catalogue(
  {
    subject: (company: string, count: number) =>
      `${company} : ${count} ${plural('fr', count, ['document manquant', 'documents manquants'])}`,
    lead: (count: number) =>
      `${plural('fr', count, ['Ce document n’est pas arrivé', 'Ces documents ne sont pas arrivés'])}. Pourriez-vous ${plural('fr', count, ['l’envoyer', 'les envoyer'])} ?`,
    how: 'Répondez à ce message en joignant les documents (PDF ou photo) : ils arrivent directement dans le dossier.',
    more: (count: number) => `Et ${count} ${plural('fr', count, ['autre document', 'autres documents'])}.`,
    button: 'Envoyer les documents',
    lost: 'Un document est perdu, n’existe pas, ou ne vous concerne pas ? Dites-le à votre comptable : il ne vous sera plus demandé.',
    automatic: 'Ce rappel part une fois par mois, tant qu’il manque quelque chose.',
    asked: (name: string) => `Demandé par ${name}.`,
    supplier: {
      subject: (title: string) => `Demande de duplicata : ${title}`,
      body: ({ title, company, address }: SupplierWords) =>
        `Bonjour,\n\nNous n’avons pas reçu le document suivant : ${title}.\n\nPourriez-vous nous en adresser un duplicata à ${address} ?\n\nMerci d’avance,\n${company}`,
    },
    since: (day: string) => `manquant depuis le ${day}`,
  },
  {
    subject: (company, count) => `${company}: ${count} ${plural('en', count, ['document', 'documents'])} missing`,
    lead: (count) =>
      `${plural('en', count, ['This document has', 'These documents have'])} not arrived. Could you send ${plural('en', count, ['it', 'them'])}?`,
    how: 'Answer this message with the documents attached (PDF or photo): they arrive in the dossier by themselves.',
    more: (count) => `And ${count} other ${plural('en', count, ['document', 'documents'])}.`,
    button: 'Send the documents',
    lost: 'A document is lost, does not exist, or is not yours? Tell your accountant: you will not be asked for it again.',
    automatic: 'This reminder goes out once a month as long as something is missing.',
    asked: (name) => `Asked for by ${name}.`,
    supplier: {
      subject: (title) => `Copy of a document, please: ${title}`,
      body: ({ title, company, address }) =>
        `Hello,\n\nWe have not received the following document: ${title}.\n\nCould you send us a copy to ${address}?\n\nThank you,\n${company}`,
    },
    since: (day) => `missing since ${day}`,
  },
);

/** More of them make no mail that anybody reads to the end. */
const SHOWN = 50;

export interface MissingWords {
  readonly language: Language;
  readonly company: string;
  readonly lines: readonly MissingDocument[];
  /** Where the answer goes: the address of the dossier. */
  readonly address: string;
  /** Name of who asks; absent: the reminder of the month. */
  readonly askedBy: string | undefined;
}

export function missingLetter({ language, company, lines, address, askedBy }: MissingWords): Letter {
  const text = words[language];
  const subject = text.subject(company, lines.length);
  const hidden = lines.length - SHOWN;
  return {
    language,
    subject,
    title: subject,
    paragraphs: [text.lead(lines.length)],
    items: lines.slice(0, SHOWN).map((line) => ({
      label: line.supplier.name,
      detail: `${absenceSentence(line, language)} (${text.since(formatLongDate(line.since, language))})`,
    })),
    button: { label: text.button, href: `mailto:${address}?subject=${encodeURIComponent(subject)}` },
    notes: [
      ...(hidden > 0 ? [text.more(hidden)] : []),
      text.how,
      text.lost,
      askedBy === undefined ? text.automatic : text.asked(askedBy),
    ],
  };
}

interface SupplierWords {
  readonly title: string;
  readonly company: string;
  readonly address: string;
}

export interface SupplierText {
  readonly subject: string;
  readonly body: string;
}

/** Plain text for the supplier: nothing is sent, a person copies it. */
export function supplierText(
  line: MissingDocument,
  { language, company, address }: Pick<MissingWords, 'language' | 'company' | 'address'>,
): SupplierText {
  const { supplier } = words[language];
  const title = absenceTitle(line, language);
  return { subject: supplier.subject(title), body: supplier.body({ title, company, address }) };
}
