// Images (§6.2.8), in files of their own or inline.

import { pdfTooLarge } from '../errors.ts';
import { filterNames } from '../syntax/filters.ts';
import { entry, nameEntry, numberEntry, PdfName, PdfStream, type PdfDict, type PdfValue } from '../syntax/objects.ts';
import { checkColourSpace } from './colour.ts';
import type { Context } from './context.ts';
import { RENDERING_INTENTS } from './operators.ts';

/** A4 at 1,200 dpi has fewer. */
const MAX_PIXELS = 150_000_000;

const DEPTHS = new Set([1, 2, 4, 8, 16]);

const FILTERS = new Set([
  'FlateDecode',
  'DCTDecode',
  'CCITTFaxDecode',
  'RunLengthDecode',
  'ASCIIHexDecode',
  'ASCII85Decode',
  'JBIG2Decode',
]);

export function checkFilters(context: Context, of: PdfDict): void {
  if (of.has('F') || of.has('FFilter')) context.report('6.1.7.1', 'A stream lies in another file');
  // JPEG 2000 is allowed under conditions that we do not read (§6.2.8.3).
  const unknown = filterNames(context.objects, of).find((filter) => !FILTERS.has(filter));
  if (unknown !== undefined) context.report('6.1.7.2', `Filter ${unknown}`);
}

export function checkImage(context: Context, image: PdfStream, resources: PdfDict | undefined): void {
  const { objects } = context;
  const of = image.dict;
  const pixels = (numberEntry(objects, of, 'Width') ?? 0) * (numberEntry(objects, of, 'Height') ?? 0);
  if (pixels > MAX_PIXELS) throw pdfTooLarge();
  checkFilters(context, of);
  for (const key of ['Alternates', 'OPI']) if (of.has(key)) context.report('6.2.8', `Image with ${key}`);
  if (entry(objects, of, 'Interpolate') === true) context.report('6.2.8', 'Image with interpolation');
  const intent = nameEntry(objects, of, 'Intent');
  if (intent !== undefined && !RENDERING_INTENTS.has(intent)) context.report('6.2.6', `Rendering intent ${intent}`);
  const mask = entry(objects, of, 'SMask');
  if (mask instanceof PdfStream) checkImage(context, mask, resources);
  const stencil = entry(objects, of, 'Mask');
  if (stencil instanceof PdfStream) checkImage(context, stencil, resources);
  if (entry(objects, of, 'ImageMask') === true) return;
  if (!DEPTHS.has(numberEntry(objects, of, 'BitsPerComponent') ?? 0)) context.report('6.2.8', 'Bits per component');
  checkColourSpace(context, of.get('ColorSpace') ?? null, resources);
}

function either(of: PdfDict, long: string, short: string): PdfValue {
  return of.get(long) ?? of.get(short) ?? null;
}

export function checkInlineImage(context: Context, of: PdfDict, resources: PdfDict | undefined): void {
  const filter = either(of, 'Filter', 'F');
  const filters = filterNames(context.objects, new Map([['Filter', filter]]));
  const unknown = filters.find((name) => !FILTERS.has(name) || name === 'JBIG2Decode');
  if (unknown !== undefined) context.report('6.1.7.2', `Inline image with filter ${unknown}`);
  if (either(of, 'Interpolate', 'I') === true) context.report('6.2.8', 'Inline image with interpolation');
  if (either(of, 'ImageMask', 'IM') === true) return;
  const space = either(of, 'ColorSpace', 'CS');
  checkColourSpace(context, space instanceof PdfName || Array.isArray(space) ? space : null, resources);
}
