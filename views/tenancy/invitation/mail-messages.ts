// The words of the list of outgoing mails.

import { catalogue } from '#src/i18n.ts';

export const mailMessages = catalogue(
  {
    title: 'Courrier sortant',
    lead: 'Les derniers messages de cette instance : invitations, confirmations, mots de passe.',
    noRelay: 'Aucun relais de messagerie',
    noRelayText:
      'Les messages attendent. Renseignez FACTEUR_RELAY_URL pour qu’ils partent d’eux-mêmes ; d’ici là, copiez le lien et transmettez-le à la personne, et à elle seule.',
    recipient: 'Destinataire',
    subject: 'Objet',
    createdAt: 'Écrit le',
    state: 'État',
    link: 'Lien',
    linkOf: (recipient: string) => `Lien pour ${recipient}`,
    none: 'Aucun message',
    states: {
      held: 'En attente d’un relais',
      queued: 'En cours d’envoi',
      sent: 'Envoyé',
      delivered: 'Remis',
      refused: 'Adresse refusée',
      failed: 'Abandonné',
      expired: 'Périmé',
      cancelled: 'Annulé',
    },
  },
  {
    title: 'Outgoing mail',
    lead: 'The last messages of this instance: invitations, confirmations, passwords.',
    noRelay: 'No mail relay',
    noRelayText:
      'Messages wait. Set FACTEUR_RELAY_URL and they go by themselves; until then, copy the link and hand it to the person, and to nobody else.',
    recipient: 'Recipient',
    subject: 'Subject',
    createdAt: 'Written on',
    state: 'State',
    link: 'Link',
    linkOf: (recipient) => `Link for ${recipient}`,
    none: 'No message',
    states: {
      held: 'Waits for a relay',
      queued: 'Being sent',
      sent: 'Sent',
      delivered: 'Delivered',
      refused: 'Address refused',
      failed: 'Given up',
      expired: 'Outdated',
      cancelled: 'Cancelled',
    },
  },
);
