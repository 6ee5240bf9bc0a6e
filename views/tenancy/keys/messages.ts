// Words of the API keys that the settings do not have: networks, renewal, the keys of a cabinet.

import { catalogue, formatDateTime, plural, type Language } from '#src/i18n.ts';

const moment = (language: Language) => (instant: Date) => formatDateTime(instant, language);
const [french, english] = [moment('fr'), moment('en')];

export const keyMessages = catalogue(
  {
    cabinetTitle: 'Clés d’API du cabinet',
    cabinetLead:
      'Une clé du cabinet ouvre tous ses dossiers à un logiciel, qui nomme le dossier par son SIREN dans l’en-tête Facteur-Dossier. L’API est décrite dans',
    from: (networks: string) => `depuis ${networks}`,
    networksField: 'Adresses IP autorisées',
    networksHint: 'Facultatif. Adresses ou réseaux (192.0.2.0/24), un par ligne. Vide : la clé fonctionne de partout.',
    renewKey: (name: string) => `Renouveler la clé ${name}`,
    renewHint: 'Une nouvelle clé remplace l’ancienne, qui reste valable le temps de changer vos logiciels.',
    grace: 'L’ancienne clé reste valable',
    none: 'Pas du tout',
    hours: (count: number) => `${count} ${plural('fr', count, ['heure', 'heures'])}`,
    renewNow: 'Renouveler maintenant',
    actions: (name: string) => `Actions sur la clé ${name}`,
    formerUntil: (until: Date) => `L’ancienne clé fonctionne jusqu’au ${french(until)}.`,
    formerEnded: 'L’ancienne clé ne fonctionne plus.',
    bothUntil: 'ancienne clé valable jusqu’au',
  },
  {
    cabinetTitle: 'API keys of the accounting firm',
    cabinetLead:
      'A key of the firm opens all its companies to a program, which names the company by its SIREN in the header Facteur-Dossier. The API is described in',
    from: (networks) => `from ${networks}`,
    networksField: 'Allowed IP addresses',
    networksHint: 'Optional. Addresses or networks (192.0.2.0/24), one a line. Empty: the key works from anywhere.',
    renewKey: (name) => `Renew the key ${name}`,
    renewHint: 'A new key takes the place of the former, which goes on working while you change your programs.',
    grace: 'The former key goes on working for',
    none: 'No time at all',
    hours: (count) => `${count} ${plural('en', count, ['hour', 'hours'])}`,
    renewNow: 'Renew now',
    actions: (name) => `Actions on the key ${name}`,
    formerUntil: (until) => `The former key works until ${english(until)}.`,
    formerEnded: 'The former key no longer works.',
    bothUntil: 'former key works until',
  },
);
