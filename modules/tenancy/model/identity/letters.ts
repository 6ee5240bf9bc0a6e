// The mails of identity, as data: src/mail gives them their look.

import { catalogue, type Language } from '#src/i18n.ts';
import type { Letter } from '#src/mail/index.ts';

const words = catalogue(
  {
    reset: {
      subject: 'Choisir un nouveau mot de passe',
      text: 'Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte.',
      button: 'Choisir un mot de passe',
      life: 'Ce lien vaut une heure et sert une fois.',
      surprise: 'Vous n’avez rien demandé ? Ne faites rien : votre mot de passe reste le même.',
    },
    confirm: {
      subject: 'Confirmer votre adresse e-mail',
      text: 'Confirmez que cette adresse est la vôtre : elle servira si vous perdez votre mot de passe.',
      button: 'Confirmer mon adresse',
      life: 'Ce lien vaut deux jours et sert une fois.',
      surprise: 'Vous n’avez pas de compte ici ? Ne faites rien.',
    },
    changed: {
      subject: 'Votre mot de passe a été changé',
      text: 'Le mot de passe de votre compte vient d’être changé, et toutes vos sessions fermées.',
      button: 'Se connecter',
      life: 'Si c’est bien vous, tout est en ordre.',
      surprise:
        'Sinon, demandez tout de suite un nouveau mot de passe depuis la page de connexion, et prévenez la personne qui administre cette instance.',
    },
    addressChange: {
      subject: 'Votre nouvelle adresse e-mail',
      text: (to: string) => `Vous avez demandé que ${to} devienne l’adresse de votre compte.`,
      button: 'Prendre cette adresse',
      life: 'Ce lien vaut un jour et sert une fois.',
      surprise: 'Vous n’avez pas de compte ici ? Ne faites rien : rien ne change.',
    },
    addressChanged: {
      subject: 'L’adresse de votre compte a changé',
      text: (to: string) => `L’adresse de votre compte est désormais ${to}. Cette adresse-ci ne l’ouvre plus.`,
      button: 'Ce n’est pas moi : reprendre mon adresse',
      life: 'Si c’est bien vous, tout est en ordre : ne faites rien.',
      surprise: 'Ce lien vaut une semaine. Il ferme toutes les sessions et vous fait choisir un autre mot de passe.',
    },
  },
  {
    reset: {
      subject: 'Choose a new password',
      text: 'Somebody, probably you, asked for a new password for your account.',
      button: 'Choose a password',
      life: 'This link is good for an hour and works once.',
      surprise: 'You did not ask? Do nothing: your password stays as it is.',
    },
    confirm: {
      subject: 'Confirm your e-mail address',
      text: 'Confirm that this address is yours: it will serve if you lose your password.',
      button: 'Confirm my address',
      life: 'This link is good for two days and works once.',
      surprise: 'You have no account here? Do nothing.',
    },
    changed: {
      subject: 'Your password was changed',
      text: 'The password of your account has just been changed, and all your sessions have ended.',
      button: 'Sign in',
      life: 'If it was you, all is well.',
      surprise:
        'If not, ask for a new password from the sign-in page at once, and tell the person who runs this instance.',
    },
    addressChange: {
      subject: 'Your new e-mail address',
      text: (to) => `You asked that ${to} become the address of your account.`,
      button: 'Take this address',
      life: 'This link is good for a day and works once.',
      surprise: 'You have no account here? Do nothing: nothing changes.',
    },
    addressChanged: {
      subject: 'The address of your account has changed',
      text: (to) => `The address of your account is now ${to}. This one no longer opens it.`,
      button: 'It was not me: take my address back',
      life: 'If it was you, all is well: do nothing.',
      surprise: 'This link is good for a week. It ends all sessions and has you choose another password.',
    },
  },
);

export type IdentityLetter = 'reset' | 'confirm' | 'changed';

interface Words {
  readonly subject: string;
  readonly text: string;
  readonly button: string;
  readonly life: string;
  readonly surprise: string;
}

function letter({ subject, text, button, life, surprise }: Words, language: Language, href: string): Letter {
  return {
    language,
    subject,
    title: subject,
    paragraphs: [text],
    button: { label: button, href },
    notes: [life, surprise],
  };
}

/** `href`: absolute. */
export function identityLetter(kind: IdentityLetter, { language, href }: { language: Language; href: string }): Letter {
  return letter(words[language][kind], language, href);
}

/** change: to the new address · changed: to the former one. `to`: the new address. */
export function addressLetter(
  kind: 'change' | 'changed',
  { language, href, to }: { readonly language: Language; readonly href: string; readonly to: string },
): Letter {
  const { addressChange, addressChanged } = words[language];
  const said = kind === 'change' ? addressChange : addressChanged;
  return letter({ ...said, text: said.text(to) }, language, href);
}
