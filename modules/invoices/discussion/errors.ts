// What can go wrong in a discussion.

import { problem, type FieldProblem } from '#src/errors.ts';
import { LARGEST_FILE, LONGEST_TEXT, WITHDRAWAL_MS } from './rules.ts';

const MINUTES = WITHDRAWAL_MS / 60_000;

export const messageNotFound = problem({
  code: 'invoices.message_not_found',
  status: 404,
  fr: 'Ce message n’existe pas dans cette discussion.',
  en: 'There is no such message in this discussion.',
});

export const messageInvalid = problem({
  code: 'invoices.message_invalid',
  status: 422,
  fr: 'Le message n’est pas envoyé : corrigez les champs indiqués.',
  en: 'The message is not sent: correct the fields named.',
});

export const notTheAuthor = problem({
  code: 'invoices.not_the_author',
  status: 409,
  fr: 'Seul son auteur peut retirer un message. Répondez-lui dans la discussion.',
  en: 'Only its author can take a message back. Answer it in the discussion.',
});

export const withdrawalTooLate = problem({
  code: 'invoices.withdrawal_too_late',
  status: 409,
  fr: `Un message se retire pendant ${MINUTES} minutes ; ensuite il appartient au dossier de la facture. Écrivez un message qui le corrige.`,
  en: `A message can be taken back for ${MINUTES} minutes; then it belongs to the file of the invoice. Write one that corrects it.`,
});

export const faults = {
  empty: { path: 'text', message: { fr: 'Écrivez votre message.', en: 'Write your message.' } },
  tooLong: {
    path: 'text',
    message: {
      fr: `Au plus ${LONGEST_TEXT} caractères : joignez un fichier pour un texte plus long.`,
      en: `At most ${LONGEST_TEXT} characters: attach a file for a longer text.`,
    },
  },
  internal: {
    path: 'internal',
    message: {
      fr: 'Seules les personnes du cabinet peuvent écrire un message interne.',
      en: 'Only people of the accounting firm can write an internal message.',
    },
  },
  unknownPerson: {
    path: 'mentions',
    message: {
      fr: 'Une personne à prévenir ne peut pas voir ce message. Choisissez parmi celles de la liste.',
      en: 'Somebody to tell cannot see this message. Choose among those listed.',
    },
  },
  fileTooLarge: {
    path: 'file',
    message: {
      fr: `Fichier trop grand : au plus ${LARGEST_FILE / 1024 / 1024} Mo.`,
      en: `The file is too large: at most ${LARGEST_FILE / 1024 / 1024} MB.`,
    },
  },
} as const satisfies Readonly<Record<string, FieldProblem>>;
