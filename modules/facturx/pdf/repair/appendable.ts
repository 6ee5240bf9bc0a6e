// Which files are only appended to: those that are PDF/A already, and those that are signed.

import { decodeStream } from '../syntax/filters.ts';
import type { PdfFile } from '../syntax/file.ts';
import {
  arrayEntry,
  dictEntry,
  entry,
  isDict,
  nameEntry,
  PdfStream,
  type PdfDict,
  type PdfValue,
} from '../syntax/objects.ts';
import { latin1 } from '../syntax/text.ts';
import { hasSoundSyntax } from '../preflight/raw-syntax.ts';

const MAX_FIELDS = 10_000;

function hasSignature(file: PdfFile, field: PdfValue, seen: Set<PdfDict>): boolean {
  const of = file.resolve(field);
  if (!isDict(of) || seen.has(of) || seen.size > MAX_FIELDS) return false;
  seen.add(of);
  if (nameEntry(file, of, 'FT') === 'Sig' && isDict(entry(file, of, 'V'))) return true;
  return (arrayEntry(file, of, 'Kids') ?? []).some((kid) => hasSignature(file, kid, seen));
}

/** True when a signature field holds a signature. */
export function isSigned(file: PdfFile): boolean {
  const form = dictEntry(file, file.catalog, 'AcroForm');
  const seen = new Set<PdfDict>();
  return (arrayEntry(file, form, 'Fields') ?? []).some((field) => hasSignature(file, field, seen));
}

/** True when the file says that it is PDF/A, of any part. */
function claimsPdfA(file: PdfFile): boolean {
  const metadata = entry(file, file.catalog, 'Metadata');
  if (!(metadata instanceof PdfStream)) return false;
  return /pdfaid:part\s*(=\s*["']|>)\s*[123]/.test(latin1(decodeStream(file, metadata).bytes));
}

/** True when the file should be, and can be, kept as a prefix. */
export function isAppendable(file: PdfFile): boolean {
  if (file.recovered || !(claimsPdfA(file) || isSigned(file))) return false;
  // Looking may find objects that are not where they should be.
  return hasSoundSyntax(file) && !file.recovered;
}
