// What can go wrong when people prove who they are.

import { problem } from '#src/errors.ts';

export const stepIsOver = problem({
  code: 'tenancy.step_is_over',
  status: 401,
  fr: 'Cette étape a expiré ou a déjà servi. Reprenez depuis le début.',
  en: 'This step has expired or was used. Start over.',
});

export const wrongCode = problem({
  code: 'tenancy.wrong_code',
  status: 401,
  fr: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, vérifiez l’heure de votre téléphone, puis réessayez.',
  en: 'This code is wrong or was used already. Wait for the next one, check the time of your phone, then try again.',
});

export const wrongRecoveryCode = problem({
  code: 'tenancy.wrong_recovery_code',
  status: 401,
  fr: 'Ce code de secours n’est pas l’un des vôtres, ou il a déjà servi.',
  en: 'This recovery code is none of yours, or was used already.',
});

export const hasAppAlready = problem({
  code: 'tenancy.app_exists',
  status: 409,
  fr: 'Une application d’authentification est déjà en place. Retirez-la avant d’en installer une autre.',
  en: 'An authenticator app is set up already. Remove it before you set up another one.',
});

export const noApp = problem({
  code: 'tenancy.no_app',
  status: 409,
  fr: 'Aucune application d’authentification n’est en place.',
  en: 'No authenticator app is set up.',
});

export const noSecondFactor = problem({
  code: 'tenancy.no_second_factor',
  status: 409,
  fr: 'Vous n’avez pas de second facteur : installez une application d’authentification ou ajoutez une clé d’accès.',
  en: 'You have no second factor: set up an authenticator app or add a passkey.',
});

export const passkeyRefused = problem({
  code: 'tenancy.passkey_refused',
  status: 401,
  fr: 'Cette clé d’accès n’a pas pu être vérifiée. Réessayez, ou connectez-vous avec votre mot de passe.',
  en: 'This passkey could not be verified. Try again, or sign in with your password.',
});

export const passkeyExists = problem({
  code: 'tenancy.passkey_exists',
  status: 409,
  fr: 'Cette clé d’accès est déjà enregistrée.',
  en: 'This passkey is registered already.',
});

export const passkeyNotFound = problem({
  code: 'tenancy.passkey_not_found',
  status: 404,
  fr: 'Cette clé d’accès n’existe plus.',
  en: 'This passkey is gone.',
});

export const lastWayIn = problem({
  code: 'tenancy.last_way_in',
  status: 409,
  fr: 'C’est votre seul moyen de vous connecter. Choisissez d’abord un mot de passe, ou ajoutez une autre clé d’accès.',
  en: 'This is your only way in. Choose a password or add another passkey first.',
});

export const providerNotFound = problem({
  code: 'tenancy.provider_not_found',
  status: 404,
  fr: 'Ce fournisseur d’identité n’existe plus, ou il est réglé par l’environnement.',
  en: 'This identity provider is gone, or set by the environment.',
});

export const providerUnreachable = problem({
  code: 'tenancy.provider_unreachable',
  status: 409,
  permanent: false,
  fr: 'Ce fournisseur d’identité ne répond pas. Réessayez plus tard ; la personne qui administre cette instance vérifie son adresse, et que FACTEUR_ALLOW_NET la permet.',
  en: 'This identity provider does not answer. Try again later; whoever runs this instance checks its address, and that FACTEUR_ALLOW_NET allows it.',
});

export const linkIsOver = problem({
  code: 'tenancy.link_is_over',
  status: 409,
  fr: 'Ce lien a expiré ou a déjà servi. Demandez-en un autre.',
  en: 'This link has expired or was used. Ask for another one.',
});

export const noMailHere = problem({
  code: 'tenancy.no_mail_here',
  status: 409,
  fr: 'Cette instance ne peut pas vous écrire (FACTEUR_PUBLIC_URL, FACTEUR_RELAY_URL) : l’adresse ne peut pas être changée ici.',
  en: 'This instance cannot write to you (FACTEUR_PUBLIC_URL, FACTEUR_RELAY_URL): the address cannot be changed here.',
});
