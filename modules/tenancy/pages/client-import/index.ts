// Mass import of a cabinet's clients.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import { importColumnPages } from './columns.tsx';
import { connectorPages } from './connectors.tsx';
import { importReviewPages } from './review.tsx';
import { importStartPages } from './start.tsx';

export const clientImportPages = new Hono<PageEnv>();

for (const part of [importStartPages, connectorPages, importColumnPages, importReviewPages])
  clientImportPages.route('/', part);
