// Pictures of the pages of a document, made on demand; the browser keeps them, the server keeps the last few.

import { Hono } from 'hono';
import sharp from 'sharp';
import { notFound } from '#src/http/errors.ts';
import { idParam, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import type { Language } from '#src/i18n.ts';
import { invoiceWords, type PaperProps } from '#views/invoices/index.ts';
import type { RegisteredInvoice } from '../model.ts';
import type { PreviewPort } from '../ports.ts';
import { getFile } from '../service/files.ts';
import { getInvoice } from '../service/read.ts';
import { PATHS } from './paths.ts';

const SHOWN_PAGES = 20;
const DPI = 110;
const WIDEST = 1400;
const KEPT = 40;

/** Zero-based numbers of the pages that are shown; none for an XML invoice. */
function shownPages({ pageCount }: RegisteredInvoice): number[] {
  return Array.from({ length: Math.min(pageCount, SHOWN_PAGES) }, (_, index) => index);
}

/** The document of an invoice as its page shows it: pictures of its pages, or the rendering of its XML. */
export function paperOf(
  invoice: RegisteredInvoice,
  { here, title, language }: { here: string; title: string; language: Language },
): Omit<PaperProps, 'language'> {
  const { pageOf } = invoiceWords[language];
  return {
    pages: shownPages(invoice).map((page) => ({
      src: `${here}/pages/${page}`,
      alt: `${title}, ${pageOf(page + 1, invoice.pageCount)}`,
    })),
    pageCount: invoice.pageCount,
    readableHref: invoice.pageCount === 0 ? `${here}/fichiers/readable?vue=1` : undefined,
    originalHref: `${here}/fichiers/original`,
  };
}

class Pictures {
  readonly #kept = new Map<string, Uint8Array>();
  readonly #previews: PreviewPort;

  constructor(previews: PreviewPort) {
    this.#previews = previews;
  }

  /** WebP bytes of a page of an invoice's original. */
  async of(invoice: RegisteredInvoice, page: number, bytes: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const key = `${invoice.original.sha256} ${page}`;
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const original = await bytes();
    const source = invoice.form === 'image' ? original : await this.#previews.renderPage(original, page, DPI);
    const picture = await sharp(source)
      .rotate()
      .resize({ width: WIDEST, withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer();
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size >= KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, picture);
    return picture;
  }
}

async function answerPicture(c: PageContext, pictures: Pictures): Promise<Response> {
  const tenant = tenantOf(c);
  const id = idParam(c);
  const page = Number(c.req.param('page'));
  if (!Number.isInteger(page)) throw notFound();
  const { invoice } = await getInvoice(tenant, id);
  if (!shownPages(invoice).includes(page)) throw notFound();
  const picture = await pictures.of(invoice, page, async () => (await getFile(tenant, id, 'original')).bytes);
  c.header('Content-Type', 'image/webp');
  c.header('Cache-Control', 'private, max-age=3600');
  return c.body(new Uint8Array(picture));
}

export function previewPages(previews: PreviewPort): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  const pictures = new Pictures(previews);
  for (const path of Object.values(PATHS)) {
    pages.get(`/d/:companyId/${path}/:id/pages/:page`, async (c) => await answerPicture(c, pictures));
  }
  return pages;
}
