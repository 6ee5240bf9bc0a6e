// What can go wrong with invitations and the conditions of use.

import { problem } from '#src/errors.ts';

export const invitationNotFound = problem({
  code: 'tenancy.invitation_not_found',
  status: 404,
  fr: 'Cette invitation n’existe pas, ou elle a été annulée.',
  en: 'This invitation does not exist, or was taken back.',
});

export const invitationSettled = problem({
  code: 'tenancy.invitation_settled',
  status: 409,
  fr: 'Cette invitation a déjà reçu sa réponse : rien n’a changé.',
  en: 'This invitation has been answered already: nothing has changed.',
});

export const alreadyInvited = problem({
  code: 'tenancy.already_invited',
  status: 409,
  fr: 'Cette personne a déjà une invitation en attente. Relancez-la depuis la liste.',
  en: 'This person has a pending invitation already. Send it again from the list.',
});

export const invitationInvalid = problem({
  code: 'tenancy.invitation_invalid',
  status: 404,
  fr: 'Ce lien d’invitation ne fonctionne pas, ou plus. Un lien sert une seule fois, et un nouvel envoi remplace le précédent : prenez le message le plus récent, ou demandez une nouvelle invitation.',
  en: 'This invitation link does not work, or not any more. A link serves once, and a new sending replaces the one before: take the latest message, or ask for a new invitation.',
});

export const invitationExpired = problem({
  code: 'tenancy.invitation_expired',
  status: 410,
  fr: 'Cette invitation a expiré. Demandez à la personne qui vous a invité de vous l’envoyer à nouveau.',
  en: 'This invitation has expired. Ask the person who invited you to send it again.',
});

export const accountExists = problem({
  code: 'tenancy.account_exists',
  status: 409,
  fr: 'Vous avez déjà un compte avec cette adresse. Connectez-vous pour accepter l’invitation.',
  en: 'You already have an account with this address. Sign in to accept the invitation.',
});

export const otherAccount = problem({
  code: 'tenancy.other_account',
  status: 409,
  fr: 'Cette invitation est pour une autre adresse e-mail. Déconnectez-vous, puis connectez-vous avec le compte invité.',
  en: 'This invitation is for another e-mail address. Sign out, then sign in with the invited account.',
});

export const termsChanged = problem({
  code: 'tenancy.terms_changed',
  status: 409,
  fr: 'Les conditions d’utilisation viennent de changer. Relisez-les, puis acceptez-les.',
  en: 'The conditions of use have just changed. Read them again, then accept them.',
});
