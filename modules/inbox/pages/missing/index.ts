// All pages of what is missing.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import type { InboxPorts } from '../../ports.ts';
import { cabinetMissingPages } from './cabinet.tsx';
import { missingDetailPages } from './detail.tsx';
import { missingListPages } from './list.tsx';
import { missingRulesPages } from './rules.tsx';
import { statementPages } from './statements.tsx';

export function missingPages(ports: InboxPorts): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  const parts = [
    missingListPages(ports),
    missingRulesPages,
    statementPages(ports),
    missingDetailPages,
    cabinetMissingPages,
  ];
  for (const part of parts) pages.route('/', part);
  return pages;
}
