// Files inside a PDF, found without loading the document.

import { pdfEncrypted, pdfTooLarge } from './errors.ts';
import { decodeStream } from './syntax/filters.ts';
import { PdfFile } from './syntax/file.ts';
import {
  arrayEntry,
  dictEntry,
  entry,
  isDict,
  nameEntry,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfDict,
  type PdfObjects,
  type PdfValue,
} from './syntax/objects.ts';
import { decodeText } from './syntax/text.ts';

export interface Attachment {
  readonly filename: string;
  readonly bytes: Uint8Array;
  /** AFRelationship: `Data`, `Source`, `Alternative`, `Supplement`, `Unspecified`… as written; `undefined` when absent. */
  readonly relationship: string | undefined;
  /** `text/xml`…: the Subtype of the embedded file, as written. */
  readonly mediaType: string | undefined;
}

/** BR-FR-19: a message weighs at most 100 MB. */
export const MAX_MESSAGE = 100 * 1024 * 1024;
const MAX_ATTACHMENTS = 1_000;

/** Names under which the norms and their forerunners put the invoice, best first. */
const INVOICE_NAMES = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

function* nameTree(objects: PdfObjects, node: PdfDict | undefined, seen: Set<PdfDict>): Generator<PdfValue> {
  if (!node || seen.has(node) || seen.size > MAX_ATTACHMENTS) return;
  seen.add(node);
  const names = arrayEntry(objects, node, 'Names') ?? [];
  for (let i = 1; i < names.length; i += 2) yield names[i] ?? null;
  for (const kid of arrayEntry(objects, node, 'Kids') ?? []) {
    const value = objects.resolve(kid);
    if (isDict(value)) yield* nameTree(objects, value, seen);
  }
}

export interface FoundSpec {
  readonly spec: PdfDict;
  /** Where it stands, unless it lies directly in what lists it. */
  readonly ref: PdfRef | undefined;
}

/** The file specifications of the document: name tree first, then what only `/AF` lists. */
export function* fileSpecs(objects: PdfObjects): Generator<FoundSpec> {
  const catalog = dictEntry(objects, objects.trailer, 'Root');
  const given = new Set<PdfDict>();
  const tree = dictEntry(objects, dictEntry(objects, catalog, 'Names'), 'EmbeddedFiles');
  const found = [...nameTree(objects, tree, new Set()), ...(arrayEntry(objects, catalog, 'AF') ?? [])];
  for (const item of found.slice(0, MAX_ATTACHMENTS)) {
    const spec = objects.resolve(item);
    if (!isDict(spec) || given.has(spec)) continue;
    given.add(spec);
    yield { spec, ref: item instanceof PdfRef ? item : undefined };
  }
}

function textEntry(objects: PdfObjects, dict: PdfDict, key: string): string | undefined {
  const value = entry(objects, dict, key);
  return value instanceof PdfString ? decodeText(value) : undefined;
}

export function specFilename(objects: PdfObjects, spec: PdfDict): string {
  const path =
    textEntry(objects, spec, 'UF') ?? textEntry(objects, spec, 'F') ?? textEntry(objects, spec, 'Desc') ?? '';
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The embedded stream of a file specification, whichever platform key it stands under. */
export function embeddedStream(objects: PdfObjects, spec: PdfDict): PdfStream | undefined {
  const files = dictEntry(objects, spec, 'EF');
  for (const key of ['UF', 'F', 'Unix', 'Mac', 'DOS']) {
    const value = entry(objects, files, key);
    if (value instanceof PdfStream) return value;
  }
  return undefined;
}

function readAttachment(objects: PdfObjects, spec: PdfDict): Attachment | undefined {
  const stream = embeddedStream(objects, spec);
  if (!stream) return undefined;
  return {
    filename: specFilename(objects, spec),
    bytes: decodeStream(objects, stream, MAX_MESSAGE).bytes,
    relationship: nameEntry(objects, spec, 'AFRelationship'),
    mediaType: nameEntry(objects, stream.dict, 'Subtype'),
  };
}

function openPlain(pdf: Uint8Array): PdfFile {
  const file = new PdfFile(pdf);
  if (file.isEncrypted) throw pdfEncrypted();
  return file;
}

/**
 * Every file embedded in the document.
 * Throws `facturx.pdf_broken`, `facturx.pdf_encrypted`, or `facturx.pdf_too_large` past 100 MB in all.
 */
export function extractAttachments(pdf: Uint8Array): Attachment[] {
  const file = openPlain(pdf);
  const attachments: Attachment[] = [];
  let total = 0;
  for (const { spec } of fileSpecs(file)) {
    const attachment = readAttachment(file, spec);
    if (!attachment) continue;
    total += attachment.bytes.length;
    if (total > MAX_MESSAGE) throw pdfTooLarge();
    attachments.push(attachment);
  }
  return attachments;
}

/** Rank of a file specification as the invoice: lower is better, `undefined` when it cannot be one. */
function invoiceRank(filename: string, mediaType: string | undefined): number | undefined {
  const lower = filename.toLowerCase();
  const known = INVOICE_NAMES.indexOf(lower);
  if (known >= 0) return known;
  if (/^(factur-?x|zugferd|xrechnung|order-x).*\.xml$/.test(lower)) return INVOICE_NAMES.length;
  const isXml = lower.endsWith('.xml') || mediaType === 'text/xml' || mediaType === 'application/xml';
  return isXml ? INVOICE_NAMES.length + 1 : undefined;
}

/**
 * The invoice inside a hybrid PDF: by its name (any case), else the only XML there is.
 * `undefined` when there is none. Throws as {@link extractAttachments}.
 */
export function extractXml(pdf: Uint8Array): Attachment | undefined {
  const file = openPlain(pdf);
  const candidates = [...fileSpecs(file)].flatMap(({ spec }) => {
    const stream = embeddedStream(file, spec);
    const rank = stream && invoiceRank(specFilename(file, spec), nameEntry(file, stream.dict, 'Subtype'));
    return rank === undefined ? [] : [{ spec, rank }];
  });
  const best = candidates.sort((a, b) => a.rank - b.rank)[0];
  return best && readAttachment(file, best.spec);
}

/** True when the PDF carries an invoice under a name of Factur-X or ZUGFeRD. Never throws: a broken file is not one. */
export function isFacturx(pdf: Uint8Array): boolean {
  try {
    const file = new PdfFile(pdf);
    if (file.isEncrypted) return false;
    return [...fileSpecs(file)].some(({ spec }) => {
      const known = INVOICE_NAMES.includes(specFilename(file, spec).toLowerCase());
      return known && embeddedStream(file, spec) !== undefined;
    });
  } catch {
    return false;
  }
}
