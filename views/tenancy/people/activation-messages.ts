// The words of « Activer ».

import { catalogue, plural } from '#src/i18n.ts';

export const activationMessages = catalogue(
  {
    title: 'Inviter des clients',
    lead: (count: number) =>
      `${count} ${plural('fr', count, ['client dont l’espace n’est pas encore ouvert', 'clients dont l’espace n’est pas encore ouvert'])}`,
    back: 'Revenir aux clients',
    client: 'Client',
    siren: 'SIREN',
    code: 'N° client',
    status: 'Statut',
    email: 'Adresse de la personne à inviter',
    emailOf: (name: string) => `Adresse de la personne à inviter chez ${name}`,
    select: (name: string) => `le client ${name}`,
    search: 'Nom, SIREN ou numéro de client',
    activate: 'Activer : envoyer l’invitation',
    none: 'Aucun client à inviter',
    noneHint: 'Tous les espaces sont ouverts, ou la recherche ne trouve rien.',
    refused: 'Ces clients n’ont pas été invités :',
    more: (count: number) => `Les ${count} premiers : précisez la recherche pour voir les autres.`,
    done: (count: number) => `${count} ${plural('fr', count, ['client invité', 'clients invités'])}.`,
  },
  {
    title: 'Invite clients',
    lead: (count) =>
      `${count} ${plural('en', count, ['client whose space is not open yet', 'clients whose space is not open yet'])}`,
    back: 'Back to the clients',
    client: 'Client',
    siren: 'SIREN',
    code: 'Client no.',
    status: 'Status',
    email: 'Address of the person to invite',
    emailOf: (name) => `Address of the person to invite at ${name}`,
    select: (name) => `the client ${name}`,
    search: 'Name, SIREN or client number',
    activate: 'Activate: send the invitation',
    none: 'No client to invite',
    noneHint: 'Every space is open, or the search finds nothing.',
    refused: 'These clients were not invited:',
    more: (count) => `The first ${count}: narrow the search to see the others.`,
    done: (count) => `${count} ${plural('en', count, ['client invited', 'clients invited'])}.`,
  },
);
