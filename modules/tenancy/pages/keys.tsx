// Settings > API of a dossier.

import { Hono } from 'hono';
import { companyHref, tenantOf, type PageEnv } from '#src/http/env.ts';
import { KeysPage } from '#views/tenancy/index.ts';
import { keyRoutes } from './key-forms.tsx';
import { settingsFrame } from './settings.tsx';

export const keyPages = new Hono<PageEnv>();

keyRoutes(keyPages, {
  base: '/d/:companyId/parametres/cles',
  audience: 'company',
  place: (c) => ({ kind: 'company', tenant: tenantOf(c) }),
  here: (c) => `${companyHref(c)}/parametres/cles`,
  page: async (c, keys) => <KeysPage frame={await settingsFrame(c)} {...keys} />,
});
