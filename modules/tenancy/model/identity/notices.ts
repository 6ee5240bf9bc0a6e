// The mails that tell somebody what has just happened to their account.

import { catalogue, formatDateTime, type Language } from '#src/i18n.ts';
import type { Letter } from '#src/mail/index.ts';

const words = catalogue(
  {
    password: 'Le mot de passe de votre compte a été changé.',
    app_added: 'Une application d’authentification a été installée sur votre compte.',
    app_removed: 'L’application d’authentification de votre compte a été retirée.',
    passkey_added: 'Une clé d’accès a été ajoutée à votre compte.',
    passkey_removed: 'Une clé d’accès de votre compte a été retirée.',
    codes: 'Les codes de secours de votre compte ont été remplacés.',
    linked: 'Un compte extérieur ouvre désormais votre compte.',
    unlinked: 'Un compte extérieur n’ouvre plus votre compte.',
    subject: 'Sécurité de votre compte',
    when: (at: string) => `C’était le ${at}.`,
    button: 'Voir l’historique de mon compte',
    fine: 'C’est bien vous ? Tout est en ordre.',
    surprise:
      'Sinon, fermez toutes vos sessions, changez de mot de passe et prévenez la personne qui administre cette instance.',
    always: 'Ces avis de sécurité sont toujours envoyés.',
  },
  {
    password: 'The password of your account was changed.',
    app_added: 'An authenticator app was set up on your account.',
    app_removed: 'The authenticator app of your account was removed.',
    passkey_added: 'A passkey was added to your account.',
    passkey_removed: 'A passkey of your account was removed.',
    codes: 'The recovery codes of your account were replaced.',
    linked: 'An outside account opens yours from now on.',
    unlinked: 'An outside account no longer opens yours.',
    subject: 'Security of your account',
    when: (at) => `It was on ${at}.`,
    button: 'See the history of my account',
    fine: 'If it was you, all is well.',
    surprise: 'If not, end all your sessions, change your password and tell the person who runs this instance.',
    always: 'These security notices are always sent.',
  },
);

export type NoticeKind =
  | 'password'
  | 'app_added'
  | 'app_removed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'codes'
  | 'linked'
  | 'unlinked';

/** `href`: absolute, where the history is. */
export function noticeLetter(
  kind: NoticeKind,
  { language, at, href }: { readonly language: Language; readonly at: Date; readonly href: string },
): Letter {
  const text = words[language];
  return {
    language,
    subject: text.subject,
    title: text[kind],
    paragraphs: [text.when(formatDateTime(at, language)), text.fine, text.surprise],
    button: { label: text.button, href },
    notes: [text.always],
  };
}
