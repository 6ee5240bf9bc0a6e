// The verdict on a file: what the official rules say of it, and what we say of it.

import type { CheckOptions } from '../check/index.ts';
import type { Attachment } from '../pdf/attachments.ts';
import { claimedConformance } from '../pdf/metadata.ts';
import { validateXml } from '../validate/index.ts';
import type { LayerResult, OwnVerdict, ValidateOptions, Validation } from '../validate/result.ts';
import { type Carrier, strictVerdict } from '../validate/strict/strict.ts';
import { openInvoice } from './open.ts';

/** Two answers that are never mixed: a file may be right for the authorities and wrong for an attentive clerk. */
export interface FileVerdict {
  /** `PDF` when the XML was attached to one. */
  readonly kind: 'CII' | 'UBL' | 'PDF';
  readonly syntax: 'CII' | 'UBL';
  readonly profile: Validation['profile'];
  readonly layers: readonly LayerResult[];
  readonly skipped: Validation['skipped'];
  /** The official answer. */
  readonly valid: boolean;
  /** Our own layer: keys of numbers, dates, arithmetic, categories; what the PDF shows against what its XML says. */
  readonly own: OwnVerdict;
}

/** PDFium is loaded for PDFs only. */
async function carrierOf(pdf: Uint8Array, attachment: Attachment): Promise<Carrier> {
  const { pageText } = await import('../pdf/raster/page-text.ts');
  return { attachment, conformance: claimedConformance(pdf), text: await pageText(pdf) };
}

/** `rulesDate` is for the official rules, `today` for our own: without it no date is one to come. */
export interface VerdictOptions extends ValidateOptions, CheckOptions {}

/** Throws what {@link openInvoice}, `validateXml` and `readXml` throw: a file that cannot be judged at all. */
export async function validateFile(
  bytes: Uint8Array,
  { today, ...options }: VerdictOptions = {},
): Promise<FileVerdict> {
  const { attachment, xml } = openInvoice(bytes);
  const { kind: syntax, ...official } = validateXml(xml, options);
  const known = today === undefined ? {} : { today };
  const carrier = attachment ? { carrier: await carrierOf(bytes, attachment) } : {};
  const own = strictVerdict(xml, { ...known, ...carrier });
  return { kind: attachment ? 'PDF' : syntax, syntax, ...official, own };
}
