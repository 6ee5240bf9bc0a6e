// The words of notifications: which mails, how often.

import { catalogue } from '#src/i18n.ts';

export const notificationMessages = catalogue(
  {
    title: 'Mes notifications par e-mail',
    lead: (email: string) =>
      `Envoyées à ${email}. Elles valent pour tous vos dossiers ; chacun peut avoir son réglage.`,
    dossierTitle: 'Vos notifications pour ce dossier',
    dossierLead: (email: string) => `Envoyées à ${email}. Ce réglage est le vôtre : les autres personnes ont le leur.`,
    events: {
      waiting: 'Une facture attend votre décision',
      failed: 'Un document n’a pas pu être lu',
      mention: 'On me mentionne dans une discussion',
      reply: 'Une réponse dans une discussion que je suis',
      invitation: 'Une invitation que vous avez envoyée est déclinée, refusée ou expirée',
      mandate: 'Le mandat d’un client prend fin dans 30 jours, ou le client l’a signé, refusé ou révoqué',
    },
    frequencies: {
      now: 'Tout de suite (regroupées par cinq minutes)',
      daily: 'Chaque jour à 8 h',
      weekly: 'Le lundi à 8 h',
      never: 'Jamais',
    },
    asElsewhere: (frequency: string) => `${frequency} — comme dans mon compte`,
    toAll: 'Régler tous mes dossiers',
    security: 'Toujours envoyés',
    securityText:
      'Mot de passe, adresse e-mail, clés d’accès, codes de secours, comptes reliés : ce qui touche à la sécurité de votre compte vous est écrit aussitôt, quel que soit ce réglage.',
    off: 'Cette instance ne peut pas encore écrire',
    offText:
      'Aucun message ne part tant que FACTEUR_PUBLIC_URL et FACTEUR_RELAY_URL ne sont pas réglés. Votre choix est retenu pour ce moment-là.',
  },
  {
    title: 'My notifications by e-mail',
    lead: (email) => `Sent to ${email}. They hold for all your companies; each may have a setting of its own.`,
    dossierTitle: 'Your notifications for this company',
    dossierLead: (email) => `Sent to ${email}. This setting is yours: other people have their own.`,
    events: {
      waiting: 'An invoice waits for your decision',
      failed: 'A document could not be read',
      mention: 'I am mentioned in a discussion',
      reply: 'An answer in a discussion I follow',
      invitation: 'An invitation of yours is declined, refused or expired',
      mandate: 'A client’s mandate ends within 30 days, or the client has signed, refused or revoked it',
    },
    frequencies: {
      now: 'At once (gathered for five minutes)',
      daily: 'Every day at 8',
      weekly: 'On Mondays at 8',
      never: 'Never',
    },
    asElsewhere: (frequency) => `${frequency} — as in my account`,
    toAll: 'Set all my companies',
    security: 'Always sent',
    securityText:
      'Password, e-mail address, passkeys, recovery codes, linked accounts: what touches the security of your account is written to you at once, whatever you choose here.',
    off: 'This instance cannot write yet',
    offText:
      'No mail leaves before FACTEUR_PUBLIC_URL and FACTEUR_RELAY_URL are set. Your choice is kept for that moment.',
  },
);
