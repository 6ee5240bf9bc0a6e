// The mail that brings what was said in a discussion: the words, where to read on, and how to answer from here.

import { catalogue, plural, type Language } from '#src/i18n.ts';
import type { Letter } from '#src/mail/index.ts';
import { MARKERS } from '../discussion/answer-text.ts';
import type { Message } from '../discussion/types.ts';

const words = catalogue(
  {
    mentions: (name: string) => `${name} vous mentionne`,
    answers: (count: number) => `${count} ${plural('fr', count, ['nouveau message', 'nouveaux messages'])}`,
    about: (invoice: string) => `Discussion sur la facture ${invoice}`,
    aboutInternal: (invoice: string) => `Discussion interne au cabinet sur la facture ${invoice}`,
    wrote: (name: string) => `${name} a écrit :`,
    attached: (names: string) => `Pièces jointes, à voir dans Facteur : ${names}`,
    earlier: (count: number) =>
      `Et ${count} ${plural('fr', count, ['message plus ancien', 'messages plus anciens'])}, à lire dans Facteur.`,
    open: 'Ouvrir la discussion',
    toAnswer:
      'Pour répondre, répondez simplement à cet e-mail : votre réponse rejoindra la discussion. Cette adresse de réponse est personnelle, ne la partagez pas.',
    internal: 'Seules les personnes du cabinet voient ces messages et votre réponse.',
    why: 'Vous recevez ce message parce que vous êtes mentionné ou que vous avez écrit dans cette discussion.',
  },
  {
    mentions: (name) => `${name} mentions you`,
    answers: (count) => `${count} ${plural('en', count, ['new message', 'new messages'])}`,
    about: (invoice) => `Discussion about invoice ${invoice}`,
    aboutInternal: (invoice) => `Discussion inside the firm about invoice ${invoice}`,
    wrote: (name) => `${name} wrote:`,
    attached: (names) => `Attachments, to be seen in Facteur: ${names}`,
    earlier: (count) =>
      `And ${count} ${plural('en', count, ['earlier message', 'earlier messages'])}, to be read in Facteur.`,
    open: 'Open the discussion',
    toAnswer:
      'To answer, simply reply to this e-mail: your answer joins the discussion. That address is yours alone, do not share it.',
    internal: 'Only people of the accounting firm see these messages and your answer.',
    why: 'You get this mail because you are mentioned, or have written in this discussion.',
  },
);

/** Messages that are quoted in one mail: the newest. */
const QUOTED = 10;

export interface DiscussionNews {
  readonly language: Language;
  /** Of the pages. */
  readonly site: string;
  readonly company: string;
  /** « BUREAU VALLON · FA-2026-01873 ». */
  readonly invoice: string;
  readonly href: string;
  readonly userId: string;
  /** Not taken back, oldest first; at least one. */
  readonly messages: readonly Message[];
  /** True: for people of the cabinet alone. */
  readonly isInternal: boolean;
}

function said(message: Message, language: Language): string[] {
  const text = words[language];
  const lines = (message.text ?? '').split('\n').filter((line) => line.trim() !== '');
  const names = message.files.filter(({ isInline }) => !isInline).map(({ filename }) => filename);
  return [text.wrote(message.author.name), ...lines, ...(names.length > 0 ? [text.attached(names.join(', '))] : [])];
}

export function discussionLetter(news: DiscussionNews): Letter {
  const { language, site, company, invoice, href, userId, messages, isInternal } = news;
  const text = words[language];
  const calling = messages.findLast(({ mentions }) => mentions.includes(userId));
  const what = calling ? text.mentions(calling.author.name) : text.answers(messages.length);
  const quoted = messages.slice(-QUOTED);
  const hidden = messages.length - quoted.length;
  return {
    language,
    subject: `${company} — ${invoice} : ${what}`,
    above: MARKERS[language],
    title: isInternal ? text.aboutInternal(invoice) : text.about(invoice),
    paragraphs: [
      ...(hidden > 0 ? [text.earlier(hidden)] : []),
      ...quoted.flatMap((message) => said(message, language)),
    ],
    button: { label: text.open, href },
    notes: [text.toAnswer, ...(isInternal ? [text.internal] : []), text.why],
    manage: `${site}/compte/notifications`,
  };
}
