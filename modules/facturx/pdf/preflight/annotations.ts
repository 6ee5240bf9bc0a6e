// Annotations (§6.3), as they must be once mended.

import {
  arrayEntry,
  dictEntry,
  entry,
  isDict,
  nameEntry,
  numberEntry,
  PdfStream,
  type PdfDict,
  type PdfValue,
} from '../syntax/objects.ts';
import type { Context } from './context.ts';
import { checkStream } from './resources.ts';

const ALLOWED = new Set(
  (
    'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink ' +
    'Popup Widget Watermark Redact'
  ).split(' '),
);

function hasEmptyRect(context: Context, of: PdfDict): boolean {
  const rect = (arrayEntry(context.objects, of, 'Rect') ?? []).map((item) => Number(context.objects.resolve(item)));
  return rect[0] === rect[2] && rect[1] === rect[3];
}

function checkStates(context: Context, states: PdfDict): void {
  for (const value of states.values()) {
    const stream = context.objects.resolve(value);
    if (stream instanceof PdfStream) checkStream(context, stream);
  }
}

function checkAppearance(context: Context, of: PdfDict, kind: string): void {
  const { objects } = context;
  const appearance = dictEntry(objects, of, 'AP');
  const isExempt = kind === 'Popup' || kind === 'Link' || hasEmptyRect(context, of);
  if (!appearance) {
    if (!isExempt) context.report('6.3.3', `${kind} annotation without an appearance`);
    return;
  }
  const normal: PdfValue = entry(objects, appearance, 'N');
  if (normal instanceof PdfStream) return checkStream(context, normal);
  if (isDict(normal) && kind === 'Widget') return checkStates(context, normal);
  context.report('6.3.3', `${kind} annotation with an unusable appearance`);
}

export function checkAnnotations(context: Context, page: PdfDict): void {
  for (const item of arrayEntry(context.objects, page, 'Annots') ?? []) {
    const of = context.objects.resolve(item);
    if (!isDict(of)) continue;
    const kind = nameEntry(context.objects, of, 'Subtype') ?? '';
    if (!ALLOWED.has(kind)) context.report('6.3.1', `Annotation of kind ${kind}`);
    const flags = numberEntry(context.objects, of, 'F') ?? 0;
    if ((flags & 4) === 0 || (flags & (1 | 2 | 32 | 256)) !== 0) context.report('6.3.2', 'Annotation flags');
    checkAppearance(context, of, kind);
  }
}
