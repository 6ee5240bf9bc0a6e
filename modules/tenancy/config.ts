// Settings of this module.

import { z } from 'zod';
import { setting, type Setting } from '#src/config.ts';

export const sessionIdleDays = setting({
  env: 'FACTEUR_SESSION_IDLE_DAYS',
  schema: z.coerce.number('doit être un nombre').int().min(1).max(30),
  default: '7',
  doc: {
    en: 'Days after which an unused session ends. Every session ends after 30 days.',
    fr: 'Jours après lesquels une session inutilisée prend fin. Toute session prend fin après 30 jours.',
  },
});

export const invitationDays = setting({
  env: 'FACTEUR_INVITATION_DAYS',
  schema: z.coerce.number('doit être un nombre').int().min(1).max(90),
  default: '14',
  doc: {
    en: 'Days during which the link of an invitation works.',
    fr: 'Jours pendant lesquels le lien d’une invitation fonctionne.',
  },
});

export const tenancySettings: readonly Setting<unknown>[] = [sessionIdleDays, invitationDays];
