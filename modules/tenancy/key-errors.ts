// What can go wrong with API keys.

import { problem } from '#src/errors.ts';

export const keyNotFromHere = problem({
  code: 'tenancy.key_not_from_here',
  status: 403,
  fr: 'Cette clé n’est pas acceptée depuis cette adresse IP. Ajoutez l’adresse à celles de la clé, ou appelez depuis une adresse prévue.',
  en: 'This key is not accepted from this IP address. Add the address to those of the key, or call from one of them.',
});

export const dossierMissing = problem({
  code: 'tenancy.dossier_missing',
  status: 400,
  fr: 'Cette clé est celle d’un cabinet : indiquez le dossier par son SIREN dans l’en-tête Facteur-Dossier.',
  en: 'This key belongs to an accounting firm: name the company by its SIREN in the header Facteur-Dossier.',
});

export const scopeNotHeld = problem({
  code: 'tenancy.scope_not_held',
  status: 403,
  fr: 'Une clé ne peut pas en créer une autre qui permet plus qu’elle.',
  en: 'A key cannot make another one that may do more than itself.',
});

export const cabinetKeyNeeded = problem({
  code: 'tenancy.cabinet_key_needed',
  status: 403,
  fr: 'Cette clé est celle d’un seul dossier. La liste des dossiers demande une clé du cabinet.',
  en: 'This key belongs to one company. The list of companies takes a key of the accounting firm.',
});
