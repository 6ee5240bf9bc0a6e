// The forms of an invoice, for downloads and pages.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import { artefactsOf, type ArtefactKind } from '#modules/archive';
import { drawnBrand, renderHtml } from '#modules/facturx';
import { authorize } from '#modules/tenancy';
import { artefactNotMade } from '../errors.ts';
import { baseName, brandOf } from './artefacts.ts';
import { found } from './read.ts';

export interface InvoiceFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly filename: string;
  /** Lower-case hexadecimal; the ETag. */
  readonly sha256: string | undefined;
}

/**
 * One form of an invoice. The original is there from the start; the readable view is rendered until the archived one
 * exists; the Factur-X exists from the acceptance (throws `invoices.artefact_not_made` before).
 */
export async function getFile(ctx: TenantCtx, id: string, kind: ArtefactKind): Promise<InvoiceFile> {
  const { invoice, kept } = await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    const row = await found(tx, id);
    const isKept = row.state === 'accepted';
    return { invoice: row, kept: isKept ? (await artefactsOf(tx, id)).get(kind) : undefined };
  });
  if (kept) {
    const { mediaType, filename, sha256 } = kept;
    return { bytes: await ctx.blobs.get(ctx.company.id, sha256), mediaType, filename, sha256 };
  }
  if (kind === 'original') {
    const { sha256, mediaType, filename } = invoice.original;
    return { bytes: await ctx.blobs.get(ctx.company.id, sha256), mediaType, filename, sha256 };
  }
  if (kind === 'facturx') throw artefactNotMade();
  const brand = await drawnBrand(await brandOf(ctx, invoice));
  const html = renderHtml(invoice.model, { language: 'fr', brand });
  const bytes = new TextEncoder().encode(html);
  return { bytes, mediaType: 'text/html', filename: `${baseName(invoice)}.html`, sha256: undefined };
}
