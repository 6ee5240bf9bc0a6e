// All pages of this module, as one application.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import type { PreviewPort } from '../ports.ts';
import { actionPages } from './actions.tsx';
import { bulkPages } from './bulk.tsx';
import { collectionPages } from './collections.tsx';
import { comparisonPages } from './compare.tsx';
import { detailPages } from './detail.tsx';
import { discussionPages } from './discussion/index.ts';
import { exportPages } from './export.ts';
import { filePages } from './files.ts';
import { listPages } from './list.tsx';
import { previewPages } from './previews.ts';
import { refusalPages } from './refuse.tsx';

export function invoicePages(previews: PreviewPort): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  // The words of a list's own actions come before the ids of its invoices.
  const parts = [collectionPages, listPages, exportPages, bulkPages, previewPages(previews), filePages];
  const ofOne = [comparisonPages, refusalPages, actionPages, discussionPages, detailPages];
  for (const part of [...parts, ...ofOne]) pages.route('/', part);
  return pages;
}
