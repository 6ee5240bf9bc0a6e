// Words around every mail.

import { catalogue } from '#src/i18n.ts';

export const messages = catalogue(
  {
    fallback: 'Si le bouton ne répond pas, copiez cette adresse dans votre navigateur :',
    manage: 'Choisir ces messages',
    footer: 'Envoyé par Facteur, la plateforme de factures électroniques. Ce message est automatique.',
  },
  {
    fallback: 'If the button does not work, copy this address into your browser:',
    manage: 'Choose these mails',
    footer: 'Sent by Facteur, the platform for electronic invoices. This message is automatic.',
  },
);
