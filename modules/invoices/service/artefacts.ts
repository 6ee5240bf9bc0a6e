// The files of an accepted invoice: the original as it came, a Factur-X, a readable view.

import type { TenantCtx } from '#src/context.ts';
import { blobMissing } from '#src/storage/file-store.ts';
import type { Artefact } from '#modules/archive';
import { companyLook } from '#modules/tenancy';
import {
  type Brand,
  buildFacturx,
  type DocumentInfo,
  drawnBrand,
  imagesToPdf,
  renderHtml,
  renderPdf,
  smallestProfile,
  writeCii,
  type Invoice,
} from '#modules/facturx';
import { factsOf, type RegisteredInvoice } from '../model.ts';
import { normalise } from '../search.ts';

export interface MadeArtefact extends Artefact {
  /** How it was made, for the timeline: `kept`, `appended`, `repaired`, `rasterised`, `rendered`. */
  readonly note: string;
}

/** `papillon-fa-2026-012`: a file name made of partner and number, safe everywhere. */
export function baseName(invoice: RegisteredInvoice): string {
  const facts = factsOf(invoice.model);
  const text = normalise(`${facts.seller.name ?? ''} ${facts.number ?? invoice.id}`).replace(/[^a-z0-9]+/g, '-');
  return text.replace(/^-|-$/g, '').slice(0, 80);
}

/** Makes and stores the three forms of an invoice. Nothing is decided here: bytes without an archive entry are harmless. */
export async function makeArtefacts(ctx: TenantCtx, invoice: RegisteredInvoice): Promise<MadeArtefact[]> {
  const { original } = invoice;
  if (!(await ctx.blobs.has(ctx.company.id, original.sha256))) throw blobMissing();
  const facturx = await facturxOf(ctx, invoice);
  const brand = await drawnBrand(await brandOf(ctx, invoice));
  const html = new TextEncoder().encode(renderHtml(invoice.model, { language: 'fr', brand }));
  const readable = await ctx.blobs.put(ctx.company.id, html);
  const name = baseName(invoice);
  return [
    { kind: 'original', ...original, note: 'kept' },
    { kind: 'facturx', mediaType: 'application/pdf', filename: `${name}.factur-x.pdf`, ...facturx },
    { kind: 'readable', mediaType: 'text/html', filename: `${name}.html`, note: 'rendered', ...readable },
  ];
}

/** A native Factur-X stays byte for byte, unless a person has corrected what it says. */
async function facturxOf(
  ctx: TenantCtx,
  invoice: RegisteredInvoice,
): Promise<Pick<MadeArtefact, 'sha256' | 'size' | 'note'>> {
  const corrected = Object.values(invoice.provenance).some((found) => found.method === 'person');
  if (invoice.form === 'facturx' && !corrected) {
    return { sha256: invoice.original.sha256, size: invoice.original.size, note: 'kept' };
  }
  const made = await buildFrom(ctx, invoice);
  return { ...(await ctx.blobs.put(ctx.company.id, made.bytes)), note: made.method };
}

async function buildFrom(ctx: TenantCtx, invoice: RegisteredInvoice): Promise<{ bytes: Uint8Array; method: string }> {
  const { profile } = smallestProfile(invoice.model);
  const xml = writeCii(invoice.model, profile);
  if (invoice.form === 'cii' || invoice.form === 'ubl') {
    const brand = await drawnBrand(await brandOf(ctx, invoice));
    return { bytes: await renderPdf(invoice.model, { language: 'fr', xml, profile, brand }), method: 'rendered' };
  }
  const bytes = await ctx.blobs.get(ctx.company.id, invoice.original.sha256);
  const info = documentInfo(invoice.model, ctx.clock.now());
  const pdf = invoice.form === 'image' ? await imagesToPdf([bytes], info) : bytes;
  return await buildFacturx({ pdf, xml, profile, info });
}

/** What we sold looks like ours; what others sold does not. */
export async function brandOf(ctx: TenantCtx, { direction }: RegisteredInvoice): Promise<Brand> {
  return direction === 'sale' ? await companyLook(ctx) : {};
}

function documentInfo(model: Invoice, created: Date): DocumentInfo {
  const facts = factsOf(model);
  return {
    title: `Facture ${facts.number ?? ''} ${facts.seller.name ?? ''}`.trim(),
    author: facts.seller.name ?? '',
    language: 'fr',
    created,
  };
}
