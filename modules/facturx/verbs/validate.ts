// The verdict on a file: what the official rules say of it, and what we say of it.

import { checkInvoice } from '../check/index.ts';
import { type Finding, hasErrors } from '../finding.ts';
import { readXml } from '../read.ts';
import { validateXml } from '../validate/index.ts';
import type { LayerResult, Validation } from '../validate/result.ts';
import { openInvoice } from './open.ts';

/** Two answers that are never mixed: a file may be right for the authorities and wrong for an attentive clerk. */
export interface FileVerdict {
  /** `PDF` when the XML was attached to one. */
  readonly kind: 'CII' | 'UBL' | 'PDF';
  readonly syntax: 'CII' | 'UBL';
  readonly profile: Validation['profile'];
  readonly layers: readonly LayerResult[];
  readonly skipped: readonly string[];
  /** The official answer. */
  readonly valid: boolean;
  /** Our own: arithmetic, keys of numbers, dates, mentions. Valid when nothing must be changed. */
  readonly own: { readonly valid: boolean; readonly findings: readonly Finding[] };
}

/** Throws what {@link openInvoice}, `validateXml` and `readXml` throw: a file that cannot be judged at all. */
export function validateFile(bytes: Uint8Array): FileVerdict {
  const { isPdf, xml } = openInvoice(bytes);
  const { kind: syntax, ...official } = validateXml(xml);
  const findings = checkInvoice(readXml(xml).invoice);
  return { kind: isPdf ? 'PDF' : syntax, syntax, ...official, own: { valid: !hasErrors(findings), findings } };
}
