// Values the reader could not make sense of stay visible for as long as nobody corrects them.

import { type Check, say } from './context.ts';

export const unreadable: Check = ({ invoice }) =>
  invoice.unreadable.map(({ field, text }) =>
    say(
      'unreadable_value',
      { severity: 'error', at: { field }, value: text },
      {
        fr: `« ${text} » ne peut pas être lu comme un nombre ou une date : corrigez cette valeur.`,
        en: `"${text}" cannot be read as a number or a date: correct this value.`,
      },
    ),
  );
