// Limits of §6.1.13, on every object that the document reaches.

import {
  isDict,
  nameOf,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfDict,
  type PdfValue,
} from '../syntax/objects.ts';
import type { Context } from './context.ts';
import { checkFilters } from './images.ts';

const MAX_INTEGER = 2_147_483_647;
const MAX_STRING = 32_767;
const MAX_NAME = 127;

function checkScalar(context: Context, value: PdfValue): void {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > MAX_INTEGER) {
    context.report('6.1.13', 'An integer is too large');
  }
  if (value instanceof PdfString && value.bytes.length > MAX_STRING) context.report('6.1.13', 'A string is too long');
  if (value instanceof PdfName && value.value.length > MAX_NAME) context.report('6.1.13', 'A name is too long');
}

function checkKeys(context: Context, of: PdfDict): void {
  for (const key of of.keys()) if (key.length > MAX_NAME) context.report('6.1.13', 'A name is too long');
}

/** Only image data may keep filters that we do not undo. */
function checkStreamHead(context: Context, stream: PdfStream): void {
  const kind = nameOf(stream.dict.get('Subtype'));
  if (kind !== 'Image' && kind !== 'Form') checkFilters(context, stream.dict);
}

export function checkLimits(context: Context): void {
  const seen = new Set<number>();
  const waiting: PdfValue[] = [context.objects.trailer.get('Root') ?? null];
  for (let value = waiting.pop(); value !== undefined && !context.isFull; value = waiting.pop()) {
    if (value instanceof PdfRef) {
      if (seen.has(value.num)) continue;
      seen.add(value.num);
      waiting.push(context.objects.resolve(value));
      continue;
    }
    if (value instanceof PdfStream) checkStreamHead(context, value);
    const of = value instanceof PdfStream ? value.dict : value;
    if (isDict(of)) {
      checkKeys(context, of);
      waiting.push(...of.values());
    } else if (Array.isArray(value)) waiting.push(...value);
    else checkScalar(context, value);
  }
}
