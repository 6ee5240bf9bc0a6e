// The words of what a person changes about how they get in: address, names of passkeys, outside accounts.

import { catalogue } from '#src/i18n.ts';

export const changeMessages = catalogue(
  {
    address: 'Changer d’adresse e-mail',
    addressLead:
      'Un lien est envoyé à la nouvelle adresse ; l’ancienne est prévenue et peut revenir en arrière pendant une semaine.',
    newEmail: 'Nouvelle adresse',
    addressSubmit: 'Recevoir le lien',
    keyRename: 'Renommer',
    keyRenameOne: (name: string) => `Renommer la clé ${name}`,
    providersNone: 'Aucun compte relié',
    linkTitle: (provider: string) => `Relier un compte ${provider}`,
    linkConfirm: (provider: string) => `Votre compte ${provider} ouvrira celui-ci, sans mot de passe.`,
    linkNext: 'Continuer',
    linkLead: (provider: string) => `Identifiez-vous maintenant chez ${provider} : vous reviendrez ici.`,
    linkGo: (provider: string) => `Aller chez ${provider}`,
  },
  {
    address: 'Change your e-mail address',
    addressLead: 'A link goes to the new address; the former one is told and may take it back for a week.',
    newEmail: 'New address',
    addressSubmit: 'Receive the link',
    keyRename: 'Rename',
    keyRenameOne: (name) => `Rename the passkey ${name}`,
    providersNone: 'No linked account',
    linkTitle: (provider) => `Link an account of ${provider}`,
    linkConfirm: (provider) => `Your ${provider} account will open this one, without password.`,
    linkNext: 'Continue',
    linkLead: (provider) => `Now say who you are at ${provider}: you will come back here.`,
    linkGo: (provider) => `Go to ${provider}`,
  },
);
