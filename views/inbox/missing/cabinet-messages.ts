// The words of what is missing in all clients of a cabinet.

import { catalogue, plural } from '#src/i18n.ts';

const fr = (count: number, one: string, many: string): string => `${count} ${plural('fr', count, [one, many])}`;
const en = (count: number, one: string, many: string): string => `${count} ${plural('en', count, [one, many])}`;

export const missingCabinetMessages = catalogue(
  {
    title: 'Documents manquants',
    lead: (count: number, clients: number) =>
      `${fr(count, 'document manque', 'documents manquent')} dans ${fr(clients, 'dossier', 'dossiers')}, le plus ancien d’abord.`,
    client: 'Client',
    count: 'Manquants',
    oldest: 'Le plus ancien',
    what: 'Ce qui manque',
    more: (count: number) => `et ${fr(count, 'autre', 'autres')}`,
    ask: 'Demander à ces clients',
    switchOn: 'Mettre en marche les relances',
    empty: 'Il ne manque rien dans vos dossiers',
    emptyHint: 'Chaque nuit, chaque registre est comparé à ce que ses fournisseurs ont l’habitude d’envoyer.',
    asked: (lines: number, clients: number) =>
      `${fr(lines, 'document demandé', 'documents demandés')} dans ${fr(clients, 'dossier', 'dossiers')}.`,
    switched: (count: number) => `Relances en marche dans ${fr(count, 'dossier', 'dossiers')}.`,
    problems: 'Ces dossiers sont restés de côté',
    page: (from: number, to: number, total: number) => `${from}–${to} sur ${total}`,
  },
  {
    title: 'Missing documents',
    lead: (count, clients) =>
      `${en(count, 'document is', 'documents are')} missing in ${en(clients, 'company', 'companies')}, the oldest first.`,
    client: 'Client',
    count: 'Missing',
    oldest: 'The oldest',
    what: 'What is missing',
    more: (count) => `and ${en(count, 'other', 'others')}`,
    ask: 'Ask these clients',
    switchOn: 'Switch reminders on',
    empty: 'Nothing is missing in your companies',
    emptyHint: 'Every night each register is compared with what its suppliers usually send.',
    asked: (lines, clients) =>
      `${en(lines, 'document', 'documents')} asked for in ${en(clients, 'company', 'companies')}.`,
    switched: (count) => `Reminders are on in ${en(count, 'company', 'companies')}.`,
    problems: 'These companies were left aside',
    page: (from, to, total) => `${from}–${to} of ${total}`,
  },
);
