// Undoes the filters of a stream. Image filters (DCT, JPX, CCITT, JBIG2) are left for those who draw.

import { pdfTooLarge } from '../errors.ts';
import { inflate } from './flate.ts';
import {
  dictOf,
  entry,
  isDict,
  nameOf,
  numberEntry,
  type PdfDict,
  type PdfObjects,
  type PdfStream,
  type PdfValue,
} from './objects.ts';
import { decodeAscii85, decodeAsciiHex, decodeLzw, decodeRunLength } from './old-filters.ts';
import { undoPredictor } from './predictor.ts';

/** No stream we look into may unfold to more than this. */
const MAX_DECODED = 64 * 1024 * 1024;
/** Nor all of a document together, however often they are read. */
const MAX_TOTAL = 512 * 1024 * 1024;
const totals = new WeakMap<PdfObjects, number>();

const ABBREVIATIONS: Record<string, string> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  RL: 'RunLengthDecode',
  DCT: 'DCTDecode',
  CCF: 'CCITTFaxDecode',
};

export interface Decoded {
  readonly bytes: Uint8Array;
  /** Filters that were not undone, in order. */
  readonly pending: readonly string[];
}

function asList(value: PdfValue): readonly PdfValue[] {
  return Array.isArray(value) ? value : value === null ? [] : [value];
}

/** Names of the filters of a stream dictionary, abbreviations spelled out. */
export function filterNames(objects: PdfObjects, dict: PdfDict): string[] {
  return asList(entry(objects, dict, 'Filter')).map((item) => {
    const filter = nameOf(objects.resolve(item)) ?? '';
    return ABBREVIATIONS[filter] ?? filter;
  });
}

function unpredict(objects: PdfObjects, bytes: Uint8Array, parms: PdfDict | undefined): Uint8Array {
  if (!parms) return bytes;
  const number = (key: string, otherwise: number) =>
    Math.min(65_536, Math.max(1, numberEntry(objects, parms, key) ?? otherwise));
  return undoPredictor(bytes, {
    predictor: number('Predictor', 1),
    colors: number('Colors', 1),
    bits: number('BitsPerComponent', 8),
    columns: number('Columns', 1),
  });
}

interface Step {
  readonly objects: PdfObjects;
  readonly parms: PdfDict | undefined;
  readonly limit: number;
}

function undo(filter: string, bytes: Uint8Array, step: Step): Uint8Array | undefined {
  const { objects, parms, limit } = step;
  if (filter === 'FlateDecode') return unpredict(objects, inflate(bytes, limit), parms);
  if (filter === 'LZWDecode') {
    return unpredict(objects, decodeLzw(bytes, limit, numberEntry(objects, parms, 'EarlyChange') ?? 1), parms);
  }
  if (filter === 'ASCIIHexDecode') return decodeAsciiHex(bytes);
  if (filter === 'ASCII85Decode') return decodeAscii85(bytes);
  if (filter === 'RunLengthDecode') return decodeRunLength(bytes, limit);
  return filter === 'Crypt' ? bytes : undefined;
}

/** Notes bytes that were unfolded. Throws `facturx.pdf_too_large` past what any document needs. */
function count(objects: PdfObjects, bytes: Uint8Array, limit: number): void {
  const total = (totals.get(objects) ?? 0) + bytes.length;
  if (bytes.length > limit || total > MAX_TOTAL) throw pdfTooLarge();
  totals.set(objects, total);
}

/** Undoes what can be undone. Throws `facturx.pdf_too_large` past `limit`, `facturx.pdf_broken` on garbage. */
export function decodeStream(objects: PdfObjects, stream: PdfStream, limit = MAX_DECODED): Decoded {
  const filters = filterNames(objects, stream.dict);
  const parms = asList(entry(objects, stream.dict, 'DecodeParms'));
  let bytes = stream.raw;
  for (const [index, filter] of filters.entries()) {
    const value = objects.resolve(parms[index]);
    const next = undo(filter, bytes, { objects, parms: isDict(value) ? value : dictOf(value), limit });
    if (!next) return { bytes, pending: filters.slice(index) };
    if (next !== bytes) count(objects, next, limit);
    bytes = next;
  }
  if (bytes.length > limit) throw pdfTooLarge();
  return { bytes, pending: [] };
}
