// The causes of a refusal, from the codes of RFC 5321 and RFC 3463, and their words.

import { catalogue, type Language } from '../i18n.ts';
import type { MailCause, MailReason } from './model.ts';

const DIAGNOSTIC_LENGTH = 500;

/** Subject and detail of an enhanced status, without its class; the first match counts. */
const CAUSES: readonly (readonly [RegExp, MailCause])[] = [
  [/^1\.[136]$/, 'no_mailbox'],
  [/^1\.2$/, 'no_domain'],
  [/^1\.(?:8|10)$/, 'no_domain'],
  [/^2\.[13]$/, 'no_mailbox'],
  [/^2\.2$/, 'mailbox_full'],
  [/^3\.4$/, 'too_large'],
  [/^4\.4$/, 'no_domain'],
  [/^7\./, 'rejected'],
];

/** Basic codes that say something by themselves. */
const BASIC: Readonly<Record<number, MailCause>> = {
  550: 'no_mailbox',
  551: 'no_mailbox',
  552: 'mailbox_full',
  553: 'no_mailbox',
};

function causeOf(status: string | undefined, code: number): MailCause {
  const detail = status?.slice(2) ?? '';
  return CAUSES.find(([pattern]) => pattern.test(detail))?.[1] ?? BASIC[code] ?? 'unknown';
}

/** From what a server answered: its three-digit code and its text (`550 5.1.1 User unknown`). */
export function reasonOfReply(code: number, text: string): MailReason {
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0];
  const cause = code < 500 && !status?.startsWith('5') ? 'later' : causeOf(status, code);
  return { cause, ...(status ? { status } : {}), diagnostic: text.slice(0, DIAGNOSTIC_LENGTH) };
}

const words = catalogue(
  {
    no_mailbox: 'Cette adresse n’existe pas chez son hébergeur. Vérifiez-la auprès de la personne.',
    mailbox_full: 'La boîte de cette personne est pleine. Demandez-lui une autre adresse, ou réessayez plus tard.',
    no_domain: 'Le domaine de cette adresse ne reçoit pas de courrier. Vérifiez ce qui suit le @.',
    rejected: 'Le serveur de cette personne refuse nos messages (filtre ou règle de sécurité).',
    too_large: 'Le serveur de cette personne trouve le message trop grand.',
    unknown: 'Le serveur de cette personne a refusé le message.',
    relay_sign_in: 'Le relais de messagerie refuse notre identifiant ou notre mot de passe.',
    relay_encryption: 'La connexion au relais de messagerie ne peut pas être chiffrée (STARTTLS ou certificat).',
    relay_sender: 'Le relais de messagerie n’accepte pas notre adresse d’expéditeur.',
    relay_unreachable: 'Le relais de messagerie ne répond pas. Nouvel essai automatique.',
    later: 'Le serveur a demandé de réessayer plus tard. Nouvel essai automatique.',
  } satisfies Record<MailCause, string>,
  {
    no_mailbox: 'This address does not exist at its host. Check it with the person.',
    mailbox_full: 'This person’s mailbox is full. Ask for another address, or try again later.',
    no_domain: 'The domain of this address takes no mail. Check what follows the @.',
    rejected: 'This person’s server refuses our messages (filter or security rule).',
    too_large: 'This person’s server finds the message too large.',
    unknown: 'This person’s server refused the message.',
    relay_sign_in: 'The mail relay refuses our user name or password.',
    relay_encryption: 'The connection to the mail relay cannot be encrypted (STARTTLS or certificate).',
    relay_sender: 'The mail relay does not accept our sender address.',
    relay_unreachable: 'The mail relay does not answer. It is tried again by itself.',
    later: 'The server asked to try again later. It is tried again by itself.',
  },
);

/** A sentence for people. */
export function reasonText({ cause }: MailReason, language: Language): string {
  return words[language][cause];
}
