// What can go wrong with the erasure of a person's data.

import { problem } from '#src/errors.ts';

export const stillNeeded = problem({
  code: 'tenancy.still_needed',
  status: 409,
  fr: 'Cette personne est seule à gérer quelque chose. Donnez d’abord ce rôle à quelqu’un d’autre.',
  en: 'This person alone manages something. Give that role to somebody else first.',
});
