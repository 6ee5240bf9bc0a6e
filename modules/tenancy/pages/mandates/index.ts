// Mandates, plateformes agréées and addresses of the annuaire: for the cabinet, for the company, for who signs.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import type { PaperPort } from '../../ports.ts';
import { draftRoutes } from './draft.tsx';
import { mandateLinkPages, mandateUploads, publicMandatePages } from './link.tsx';
import { mandateRoutes } from './mandate.tsx';
import { overviewRoutes } from './overview.tsx';
import { atCabinet, atCompany } from './place.ts';
import { addressRoutes, platformRoutes } from './platforms.tsx';

export { mandateUploads, publicMandatePages };

export function createMandatePages(papers: PaperPort): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  for (const at of [atCabinet, atCompany]) {
    overviewRoutes(pages, at);
    if (at.drafts) draftRoutes(pages, at, papers);
    platformRoutes(pages, at);
    addressRoutes(pages, at);
    mandateRoutes(pages, at);
  }
  pages.route('/', mandateLinkPages);
  return pages;
}
