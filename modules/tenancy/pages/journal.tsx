// The journals: of a dossier under its settings, and of the instance for its owners (of a cabinet: cabinet-space.tsx).

import { Hono } from 'hono';
import { companyHref, tenantOf, type PageEnv } from '#src/http/env.ts';
import { InstanceJournalPage, JournalPage } from '#views/tenancy/index.ts';
import { bareFrame } from './frame.ts';
import { journalRoutes } from './journal-forms.tsx';
import { visitorActor } from './session.ts';
import { settingsFrame } from './settings.tsx';

export const journalPages = new Hono<PageEnv>();

journalRoutes(journalPages, {
  base: '/d/:companyId/parametres/journal',
  filename: 'journal',
  reader: (c) => ({ kind: 'company', tenant: tenantOf(c) }),
  here: (c) => `${companyHref(c)}/parametres/journal`,
  page: async (c, journal) => <JournalPage frame={await settingsFrame(c)} {...journal} />,
});

journalRoutes(journalPages, {
  base: '/instance/journal',
  filename: 'journal-instance',
  reader: (c) => ({ kind: 'instance', ctx: c.var.ctx, by: visitorActor(c) }),
  here: () => '/instance/journal',
  page: async (c, journal) => await Promise.resolve(<InstanceJournalPage frame={bareFrame(c)} {...journal} />),
});
