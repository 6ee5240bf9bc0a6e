// Images (§6.2.8), in files of their own or inline.

import { pdfTooLarge } from '../errors.ts';
import { decodeStream, filterNames } from '../syntax/filters.ts';
import { entry, nameEntry, numberEntry, PdfName, PdfStream, type PdfDict, type PdfValue } from '../syntax/objects.ts';
import { checkColourSpace } from './colour.ts';
import type { Context } from './context.ts';
import { jpxFault } from './jpx.ts';
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

/** Said where it can be mended. */
export const INLINE_INTERPOLATION = 'Inline image with interpolation';
const JPX = 'JPXDecode';

/** True when the image is JPEG 2000, which tells its depth and, when the dictionary does not, its colours. */
function checkJpx(context: Context, image: PdfStream): boolean {
  const { bytes, pending } = decodeStream(context.objects, image);
  if (pending[0] !== JPX) return false;
  const hasSpace = entry(context.objects, image.dict, 'ColorSpace') !== null;
  const fault = jpxFault(bytes, hasSpace);
  if (fault !== undefined) context.report('6.2.8.3', `JPEG 2000: ${fault}`);
  return true;
}

export function checkFilters(context: Context, of: PdfDict): void {
  if (of.has('F') || of.has('FFilter')) context.report('6.1.7.1', 'A stream lies in another file');
  const isImage = nameEntry(context.objects, of, 'Subtype') === 'Image';
  const unknown = filterNames(context.objects, of).find((name) => !FILTERS.has(name) && !(isImage && name === JPX));
  if (unknown !== undefined) context.report('6.1.7.2', `Filter ${unknown}`);
}

/** How many dots, how they are packed and shown. */
function checkHead(context: Context, of: PdfDict): void {
  const { objects } = context;
  const pixels = (numberEntry(objects, of, 'Width') ?? 0) * (numberEntry(objects, of, 'Height') ?? 0);
  if (pixels > MAX_PIXELS) throw pdfTooLarge();
  checkFilters(context, of);
  for (const key of ['Alternates', 'OPI']) if (of.has(key)) context.report('6.2.8', `Image with ${key}`);
  if (entry(objects, of, 'Interpolate') === true) context.report('6.2.8', 'Image with interpolation');
  const intent = nameEntry(objects, of, 'Intent');
  if (intent !== undefined && !RENDERING_INTENTS.has(intent)) context.report('6.2.6', `Rendering intent ${intent}`);
}

function checkPicture(context: Context, image: PdfStream, resources: PdfDict | undefined): void {
  const { objects } = context;
  const of = image.dict;
  checkHead(context, of);
  if (entry(objects, of, 'ImageMask') === true) return;
  const isJpx = filterNames(objects, of).includes(JPX) && checkJpx(context, image);
  if (isJpx && !of.has('ColorSpace')) return;
  const bits = numberEntry(objects, of, 'BitsPerComponent') ?? 0;
  if (!isJpx && !DEPTHS.has(bits)) context.report('6.2.8', 'Bits per component');
  checkColourSpace(context, of.get('ColorSpace') ?? null, resources);
}

/** An image and its masks, which have none of their own. */
export function checkImage(context: Context, image: PdfStream, resources: PdfDict | undefined): void {
  checkPicture(context, image, resources);
  for (const key of ['SMask', 'Mask']) {
    const mask = entry(context.objects, image.dict, key);
    if (mask instanceof PdfStream) checkPicture(context, mask, resources);
  }
}

function either(of: PdfDict, long: string, short: string): PdfValue {
  return of.get(long) ?? of.get(short) ?? null;
}

export function checkInlineImage(context: Context, of: PdfDict, resources: PdfDict | undefined): void {
  const filter = either(of, 'Filter', 'F');
  const filters = filterNames(context.objects, new Map([['Filter', filter]]));
  const unknown = filters.find((name) => !FILTERS.has(name) || name === 'JBIG2Decode');
  if (unknown !== undefined) context.report('6.1.7.2', `Inline image with filter ${unknown}`);
  if (either(of, 'Interpolate', 'I') === true) context.report('6.2.8', INLINE_INTERPOLATION);
  if (either(of, 'ImageMask', 'IM') === true) return;
  const space = either(of, 'ColorSpace', 'CS');
  checkColourSpace(context, space instanceof PdfName || Array.isArray(space) ? space : null, resources);
}
