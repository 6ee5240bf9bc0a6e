// The words behind the links about an e-mail address: confirmed, changed, taken back.

import { catalogue } from '#src/i18n.ts';

export const addressMessages = catalogue(
  {
    done: 'Votre adresse est confirmée.',
    confirm: {
      title: 'Confirmer votre adresse',
      lead: (email: string) => `Vous confirmez que ${email} est bien votre adresse.`,
      submit: 'Confirmer',
    },
    change: {
      title: 'Changer d’adresse',
      lead: (email: string) =>
        `${email} devient l’adresse de votre compte : vous vous connecterez avec elle. Vos autres sessions seront fermées.`,
      submit: 'Prendre cette adresse',
    },
    undo: {
      title: 'Reprendre votre adresse',
      lead: (email: string) =>
        `${email} redevient l’adresse de votre compte, toutes les sessions sont fermées, et vous choisissez un nouveau mot de passe.`,
      submit: 'Reprendre mon adresse',
    },
  },
  {
    done: 'Your address is confirmed.',
    confirm: {
      title: 'Confirm your address',
      lead: (email) => `You confirm that ${email} is your address.`,
      submit: 'Confirm',
    },
    change: {
      title: 'Change your address',
      lead: (email) =>
        `${email} becomes the address of your account: you will sign in with it. Your other sessions will end.`,
      submit: 'Take this address',
    },
    undo: {
      title: 'Take your address back',
      lead: (email) =>
        `${email} is the address of your account again, all sessions end, and you choose another password.`,
      submit: 'Take my address back',
    },
  },
);
