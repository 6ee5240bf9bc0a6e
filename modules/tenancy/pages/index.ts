// All pages of this module, as one application.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import { accountPages } from './account.tsx';
import { companyPages } from './companies.tsx';
import { settingsPages } from './settings.tsx';
import { signInPages } from './sign-in.tsx';
import { welcomePages } from './welcome.tsx';

export const pages = new Hono<PageEnv>();
for (const part of [welcomePages, signInPages, companyPages, settingsPages, accountPages]) pages.route('/', part);

/** Pages that need no session: the first visit and the door. */
export const publicPages: readonly string[] = ['/bienvenue', '/connexion'];
