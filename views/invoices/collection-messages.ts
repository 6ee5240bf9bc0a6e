// The words of « À récupérer ».

import { catalogue, plural } from '#src/i18n.ts';

export const collectionMessages = catalogue(
  {
    title: 'À récupérer',
    lead: (count: number) =>
      `${count} ${plural('fr', count, ['facture acceptée attend', 'factures acceptées attendent'])} le logiciel comptable. Télécharger l’original ou le Factur-X depuis le cabinet, ou avec une clé d’API, vaut récupération.`,
    none: 'Tout est récupéré',
    noneHint: 'Les factures acceptées apparaissent ici jusqu’à ce que votre comptable les prenne.',
    partner: 'Tiers',
    number: 'Numéro',
    kind: 'Sens',
    kinds: { purchase: 'Achat', sale: 'Vente' },
    issued: 'Date',
    total: 'Total TTC',
    since: 'Acceptée le',
    noPartner: 'Tiers inconnu',
    select: (name: string) => `Choisir ${name}`,
    mark: 'Marquer récupéré',
    markAll: (count: number) => `Tout marquer récupéré (${count})`,
    marked: (count: number) =>
      `${count} ${plural('fr', count, ['facture marquée récupérée', 'factures marquées récupérées'])}.`,
    more: (shown: number) => `Les ${shown} plus anciennes sont montrées.`,
  },
  {
    title: 'To collect',
    lead: (count) =>
      `${count} accepted ${plural('en', count, ['invoice waits', 'invoices wait'])} for the accounting program. Downloading the original or the Factur-X from the accounting firm, or with an API key, counts as collecting.`,
    none: 'All is collected',
    noneHint: 'Accepted invoices stand here until your accountant takes them.',
    partner: 'Partner',
    number: 'Number',
    kind: 'Direction',
    kinds: { purchase: 'Purchase', sale: 'Sale' },
    issued: 'Date',
    total: 'Gross total',
    since: 'Accepted on',
    noPartner: 'Unknown partner',
    select: (name) => `Choose ${name}`,
    mark: 'Mark as collected',
    markAll: (count) => `Mark all as collected (${count})`,
    marked: (count) => `${count} ${plural('en', count, ['invoice marked', 'invoices marked'])} as collected.`,
    more: (shown) => `The ${shown} oldest are shown.`,
  },
);
