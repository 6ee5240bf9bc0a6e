// The words of proving who one is: the second step, outside providers and their failures, lost passwords.

import { catalogue } from '#src/i18n.ts';

export const identityMessages = catalogue(
  {
    passkey: 'Se connecter avec une clé d’accès',
    provider: (name: string) => `Se connecter avec ${name}`,
    forgotten: 'Mot de passe oublié ?',
    cancel: 'Revenir à la connexion',
    verify: {
      title: 'Vérification',
      lead: 'Encore une étape pour vérifier que c’est bien vous.',
      again: 'Cette action est protégée : confirmez que c’est bien vous.',
      code: 'Code de l’application',
      codeHint: 'Six chiffres. Sans votre téléphone, saisissez un de vos codes de secours.',
      recoveryCode: 'Code de secours',
      recoveryCodeHint: 'Sans votre appareil : un de ceux que vous avez conservés.',
      submit: 'Vérifier',
      passkey: 'Utiliser une clé d’accès',
      over: 'Cette étape a expiré. Reprenez depuis le début.',
      none: 'Vous n’avez pas encore de second facteur',
      noneText: 'Installez une application d’authentification ou ajoutez une clé d’accès, puis recommencez.',
      setUp: 'Installer un second facteur',
      lost: 'Téléphone et codes perdus ? La personne qui administre cette instance peut retirer votre second facteur.',
    },
    forgot: {
      title: 'Mot de passe oublié',
      lead: 'Donnez votre adresse : nous vous enverrons un lien pour choisir un autre mot de passe.',
      submit: 'Recevoir le lien',
      sentTitle: 'Regardez votre messagerie',
      sent: 'Si un compte a cette adresse, un lien vient de lui être envoyé. Il vaut une heure.',
      sentHint: 'Rien reçu ? Vérifiez les indésirables, puis l’adresse saisie.',
      offTitle: 'Pas de lien par e-mail ici',
      off: 'Cette instance n’est pas réglée pour envoyer des messages (FACTEUR_PUBLIC_URL, FACTEUR_RELAY_URL). La personne qui l’administre peut définir un autre mot de passe (commande « facteur password »).',
    },
    reset: {
      title: 'Nouveau mot de passe',
      lead: 'Toutes vos sessions seront fermées.',
      wanted: 'Nouveau mot de passe',
      submit: 'Choisir ce mot de passe',
      done: 'Votre mot de passe est changé. Connectez-vous.',
      over: 'Ce lien ne sert plus',
      overText: 'Il a expiré ou a déjà servi.',
      again: 'Demander un autre lien',
    },
    failures: {
      title: 'Connexion impossible',
      noCabinet: {
        title: 'Aucun cabinet',
        text: (provider: string) =>
          `Votre compte ${provider} n’est rattaché à aucun cabinet, et n’ouvre donc rien ici.`,
        steps: [
          'Si vous êtes expert-comptable : vérifiez dans votre espace, chez ce fournisseur, que votre cabinet figure parmi vos sociétés d’exercice.',
          'Si vous êtes collaborateur : demandez à l’expert-comptable de vous donner l’affectation ou la délégation nécessaire, ou de se connecter ici une première fois.',
          'Puis reconnectez-vous : le rattachement est relu à chaque connexion.',
        ].join('\n'),
      },
      noSiret: {
        title: 'SIRET manquant',
        text: (cabinets: string) => `Le fournisseur d’identité ne donne pas le SIRET de : ${cabinets}.`,
        steps: [
          'Vérifiez le SIRET du cabinet dans votre espace, chez ce fournisseur (sociétés d’exercice, délégations).',
          'S’il n’y figure pas, demandez sa mise à jour à l’organisme qui tient ce référentiel (le CROEC pour Comptexpert).',
          'Puis reconnectez-vous.',
        ].join('\n'),
      },
      unknownCabinet: {
        title: 'Cabinet inconnu ici',
        text: (cabinets: string) => `Aucun cabinet de cette instance n’a ce SIRET : ${cabinets}.`,
        steps: [
          'Demandez à la personne qui administre cette instance de créer votre cabinet avec ce SIRET.',
          'Puis reconnectez-vous : vous y serez rattaché.',
        ].join('\n'),
      },
      noAccount: {
        title: 'Aucun compte',
        text: (provider: string) => `Votre compte ${provider} n’est relié à aucun compte de cette instance.`,
        steps: [
          'Si vous avez déjà un compte ici, connectez-vous avec votre mot de passe.',
          'Sinon, demandez une invitation à la personne qui administre cette instance ou votre dossier.',
        ].join('\n'),
      },
      linkedElsewhere: {
        title: 'Déjà relié',
        text: (provider: string) => `Ce compte ${provider} ouvre déjà un autre compte de cette instance.`,
        steps: [
          'Connectez-vous avec cet autre compte et retirez-y le compte extérieur (Mon compte, Sécurité).',
          'Puis reliez-le de nouveau ici.',
        ].join('\n'),
      },
      refused: {
        title: 'Connexion refusée',
        text: (provider: string) => `${provider} n’a pas confirmé votre identité, ou sa réponse n’était pas valable.`,
        steps: [
          'Reprenez la connexion depuis le début.',
          'Si l’échec persiste, prévenez la personne qui administre cette instance : le détail est dans son journal.',
        ].join('\n'),
      },
      retry: 'Réessayer',
      other: 'Se connecter autrement',
    },
    link: {
      title: 'Relier vos deux comptes',
      lead: (provider: string, email: string) =>
        `Un compte existe déjà ici pour ${email}. Connectez-vous une fois comme d’habitude : ${provider} l’ouvrira ensuite.`,
    },
  },
  {
    passkey: 'Sign in with a passkey',
    provider: (name) => `Sign in with ${name}`,
    forgotten: 'Forgot your password?',
    cancel: 'Back to signing in',
    verify: {
      title: 'Verification',
      lead: 'One more step to verify that it is you.',
      again: 'This act is protected: confirm that it is you.',
      code: 'Code of the app',
      codeHint: 'Six digits. Without your phone, type one of your recovery codes.',
      recoveryCode: 'Recovery code',
      recoveryCodeHint: 'Without your device: one of those you have kept.',
      submit: 'Verify',
      passkey: 'Use a passkey',
      over: 'This step has expired. Start over.',
      none: 'You have no second factor yet',
      noneText: 'Set up an authenticator app or add a passkey, then start over.',
      setUp: 'Set up a second factor',
      lost: 'Lost both phone and codes? The person who runs this instance can remove your second factor.',
    },
    forgot: {
      title: 'Forgotten password',
      lead: 'Give your address: we will send you a link to choose another password.',
      submit: 'Receive the link',
      sentTitle: 'Look into your mailbox',
      sent: 'If an account has this address, a link has just been sent to it. It is good for an hour.',
      sentHint: 'Nothing there? Look into the junk mail, then at the address you typed.',
      offTitle: 'No link by e-mail here',
      off: 'This instance is not set up to send mail (FACTEUR_PUBLIC_URL, FACTEUR_RELAY_URL). The person who runs it can set another password (command “facteur password”).',
    },
    reset: {
      title: 'New password',
      lead: 'All your sessions will end.',
      wanted: 'New password',
      submit: 'Choose this password',
      done: 'Your password is changed. Sign in.',
      over: 'This link no longer works',
      overText: 'It has expired or was used.',
      again: 'Ask for another link',
    },
    failures: {
      title: 'Cannot sign in',
      noCabinet: {
        title: 'No accounting firm',
        text: (provider) => `Your ${provider} account belongs to no accounting firm, and so opens nothing here.`,
        steps: [
          'If you are a chartered accountant: check in your space at that provider that your firm is among those you practise in.',
          'If you work for one: ask the accountant to give you the assignment or delegation it takes, or to sign in here once.',
          'Then sign in again: it is read anew each time.',
        ].join('\n'),
      },
      noSiret: {
        title: 'SIRET missing',
        text: (cabinets) => `The identity provider does not give the SIRET of: ${cabinets}.`,
        steps: [
          'Check the SIRET of the firm in your space at that provider.',
          'If it is not there, ask whoever keeps that register to add it (the CROEC for Comptexpert).',
          'Then sign in again.',
        ].join('\n'),
      },
      unknownCabinet: {
        title: 'Firm unknown here',
        text: (cabinets) => `No accounting firm of this instance has this SIRET: ${cabinets}.`,
        steps: [
          'Ask the person who runs this instance to create your firm with this SIRET.',
          'Then sign in again: you will belong to it.',
        ].join('\n'),
      },
      noAccount: {
        title: 'No account',
        text: (provider) => `Your ${provider} account is linked to no account of this instance.`,
        steps: [
          'If you have an account here, sign in with your password.',
          'Otherwise ask the person who runs this instance or your company for an invitation.',
        ].join('\n'),
      },
      linkedElsewhere: {
        title: 'Linked already',
        text: (provider) => `This ${provider} account opens another account of this instance already.`,
        steps: [
          'Sign in to that other account and remove the outside account there (My account, Security).',
          'Then link it here again.',
        ].join('\n'),
      },
      refused: {
        title: 'Sign-in refused',
        text: (provider) => `${provider} did not confirm who you are, or its answer was not valid.`,
        steps: [
          'Start over.',
          'If it keeps failing, tell the person who runs this instance: the details are in its journal.',
        ].join('\n'),
      },
      retry: 'Try again',
      other: 'Sign in another way',
    },
    link: {
      title: 'Link your two accounts',
      lead: (provider, email) =>
        `An account for ${email} exists here already. Sign in once as usual: ${provider} will open it from then on.`,
    },
  },
);
