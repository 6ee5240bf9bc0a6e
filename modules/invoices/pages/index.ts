import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import type { PreviewPort } from '../ports.ts';
import { detailPages } from './detail.tsx';
import { filePages } from './files.ts';
import { listPages } from './list.tsx';
import { previewPages } from './previews.ts';

export function invoicePages(previews: PreviewPort): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  for (const part of [listPages, previewPages(previews), filePages, detailPages]) pages.route('/', part);
  return pages;
}
