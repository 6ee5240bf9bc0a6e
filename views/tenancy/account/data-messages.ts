// The words of « Mes données ».

import { catalogue } from '#src/i18n.ts';

export const dataMessages = catalogue(
  {
    copyTitle: 'Une copie de vos données',
    copyLead:
      'Tout ce que cette instance sait de vous : compte, sessions, dossiers, messages reçus, actes. Un fichier JSON, lisible par un logiciel (RGPD, articles 15 et 20).',
    download: 'Télécharger mes données',
    eraseTitle: 'Effacer vos données',
    eraseLead:
      'Votre compte est fermé pour de bon. Votre nom, votre adresse e-mail, vos adresses IP et vos clés d’accès sont effacés, sauf ce que la loi impose de garder :',
    password: 'Mot de passe actuel',
    passwordHint: 'Vide si vous vous connectez sans mot de passe.',
    confirm: 'Je comprends que mon compte ne pourra pas être rétabli',
    erase: 'Effacer mes données',
    erasedTitle: 'Vos données sont effacées',
    erasedLead: 'Votre compte n’existe plus. Voici ce qui est gardé, et pourquoi :',
  },
  {
    copyTitle: 'A copy of your data',
    copyLead:
      'Everything this instance knows of you: account, sessions, companies, mails received, acts. A JSON file, readable by programs (GDPR articles 15 and 20).',
    download: 'Download my data',
    eraseTitle: 'Erasing your data',
    eraseLead:
      'Your account is closed for good. Your name, e-mail address, IP addresses and passkeys are erased, but for what the law wants kept:',
    password: 'Current password',
    passwordHint: 'Empty if you sign in without a password.',
    confirm: 'I understand that my account cannot be brought back',
    erase: 'Erase my data',
    erasedTitle: 'Your data are erased',
    erasedLead: 'Your account is gone. This is what is kept, and why:',
  },
);
