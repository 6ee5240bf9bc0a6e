// Settings of this module.

import { z } from 'zod';
import { setting } from '#src/config.ts';

export const undoDays = setting({
  env: 'FACTEUR_UNDO_DAYS',
  schema: z.coerce.number().int().min(0).max(365),
  default: '7',
  doc: {
    en: 'Days during which an acceptance or a refusal may be undone.',
    fr: 'Jours pendant lesquels une acceptation ou un refus peut être annulé.',
  },
});
