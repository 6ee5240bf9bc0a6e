// All pages of this module, as one application.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import { homePages } from './home.tsx';
import type { InboxPorts } from '../ports.ts';
import { ledgerPages } from './ledger.tsx';
import { missingPages } from './missing/index.ts';

export function createPages(ports: InboxPorts): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  for (const part of [homePages, ledgerPages, missingPages(ports)]) pages.route('/', part);
  return pages;
}
