// All pages of this module, as one application.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import { homePages } from './home.tsx';
import { ledgerPages } from './ledger.tsx';

export const pages = new Hono<PageEnv>();
for (const part of [homePages, ledgerPages]) pages.route('/', part);
