// A Factur-X file from a PDF and the invoice it shows.

import type { Language } from '#src/i18n.ts';
import type { Finding } from '../finding.ts';
import type { Loss } from '../loss.ts';
import { type Profile, PROFILES } from '../mapping/types.ts';
import type { Invoice } from '../model/invoice.ts';
import type { DocumentInfo } from '../pdf/build/xmp.ts';
import { readXml } from '../read.ts';
import { type Brand, drawnBrand, renderHtml, renderPdf } from '../show/index.ts';
import type { ClaimedProfile } from '../profiles.ts';
import { writeModel, type WriteOptions } from './convert.ts';
import { openInvoice } from './open.ts';

/** CII as a PDF may carry it. */
export interface Embeddable {
  readonly xml: Uint8Array;
  readonly profile: Profile;
  /** What was lost where the invoice given had to be written anew. */
  readonly losses: readonly Loss[];
  readonly info: DocumentInfo;
}

export interface EmbedOptions extends Pick<WriteOptions, 'complete'> {
  readonly profile?: Profile | undefined;
  readonly created: Date;
}

function infoOf({ number, seller }: Invoice, created: Date): DocumentInfo {
  const title = `Facture ${number ?? ''} ${seller?.name ?? ''}`.replaceAll(/\s+/g, ' ').trim();
  return { title, language: 'fr', created, ...(seller?.name === undefined ? {} : { author: seller.name }) };
}

/** A PDF never claims the French extension: it is EXTENDED there (FNFE). */
function carried(claimed: ClaimedProfile | undefined): Profile | undefined {
  return claimed === 'EXTENDED-CTC-FR' ? 'EXTENDED' : PROFILES.find((one) => one === claimed);
}

/** Writes the CII to embed. */
export function embedModel(invoice: Invoice, options: EmbedOptions): Embeddable {
  const { profile, complete, created } = options;
  const written = writeModel(invoice, { syntax: 'cii', profile, complete });
  const known = carried(written.profile) ?? 'EXTENDED';
  return { xml: written.xml, profile: known, losses: written.losses, info: infoOf(invoice, created) };
}

/**
 * The XML to embed: byte for byte when it is CII of a Factur-X profile, else written anew as such (UBL, XRechnung,
 * EXTENDED-CTC-FR, another profile asked for). Throws as `readXml`.
 */
export function embedXml(xml: Uint8Array, options: EmbedOptions): Embeddable {
  const { invoice, syntax, profile: claimed } = readXml(xml);
  const profile = PROFILES.find((one) => one === claimed);
  const isKept = syntax === 'cii' && profile && (options.profile ?? profile) === profile && !options.complete;
  if (isKept) return { xml, profile, losses: [], info: infoOf(invoice, options.created) };
  return embedModel(invoice, { ...options, profile: options.profile ?? carried(claimed) });
}

export interface ShowOptions {
  readonly format: 'html' | 'pdf';
  readonly language: Language;
  readonly created?: Date;
  /** Logo and colour of the seller. */
  readonly brand?: Brand | undefined;
}

export interface Shown {
  readonly bytes: Uint8Array;
  /** What the pages could not show. */
  readonly findings: readonly Finding[];
}

/**
 * The invoice of a file, readable: UTF-8 HTML, or PDF/A-3 with the XML inside when it is CII of a Factur-X profile.
 * Throws as `openInvoice` and `readXml`, and `facturx.logo_unreadable`.
 */
export async function showFile(bytes: Uint8Array, options: ShowOptions): Promise<Shown> {
  const { xml } = openInvoice(bytes);
  const { invoice, syntax, profile: claimed } = readXml(xml);
  const { format, language, created = new Date() } = options;
  const brand = await drawnBrand(options.brand ?? {});
  if (format === 'html') {
    return { bytes: new TextEncoder().encode(renderHtml(invoice, { language, brand })), findings: [] };
  }
  const profile = syntax === 'cii' ? PROFILES.find((one) => one === claimed) : undefined;
  const findings: Finding[] = [];
  const inside = profile ? { xml, profile } : {};
  return { bytes: await renderPdf(invoice, { language, created, brand, findings, ...inside }), findings };
}
