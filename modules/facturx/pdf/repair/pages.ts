// The page tree, walked once, with what pages inherit.

import {
  arrayEntry,
  dictEntry,
  isDict,
  PdfRef,
  type PdfDict,
  type PdfObjects,
  type PdfValue,
} from '../syntax/objects.ts';
import { pdfBroken, pdfTooLarge } from '../errors.ts';

export interface Page {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** Resources, own or inherited. */
  readonly resources: PdfDict | undefined;
}

/** No invoice is this long; past it the file is refused. */
export const MAX_PAGES = 5_000;
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

export function inherit(node: PdfDict, from: ReadonlyMap<string, PdfValue>): Map<string, PdfValue> {
  const values = new Map(from);
  for (const key of INHERITED) {
    const value = node.get(key);
    if (value !== undefined) values.set(key, value);
  }
  return values;
}

interface Walk {
  readonly objects: PdfObjects;
  readonly seen: Set<number>;
  readonly visit: (ref: PdfRef, page: PdfDict, inherited: ReadonlyMap<string, PdfValue>) => void;
}

function walk(at: Walk, ref: PdfValue, from: ReadonlyMap<string, PdfValue>): void {
  if (!(ref instanceof PdfRef) || at.seen.has(ref.num)) return;
  at.seen.add(ref.num);
  if (at.seen.size > MAX_PAGES * 2) throw pdfTooLarge();
  const node = at.objects.resolve(ref);
  if (!isDict(node)) return;
  const values = inherit(node, from);
  const kids = arrayEntry(at.objects, node, 'Kids');
  if (!kids) return at.visit(ref, node, values);
  for (const kid of kids) walk(at, kid, values);
}

/** Every page in order. Throws `facturx.pdf_broken` when there is none. */
export function listPages(objects: PdfObjects): Page[] {
  const pages: Page[] = [];
  const visit: Walk['visit'] = (ref, page, inherited) => {
    const resources = objects.resolve(inherited.get('Resources'));
    pages.push({ ref, dict: page, resources: isDict(resources) ? resources : undefined });
    if (pages.length > MAX_PAGES) throw pdfTooLarge();
  };
  const root = dictEntry(objects, objects.trailer, 'Root');
  walk({ objects, seen: new Set(), visit }, root?.get('Pages') ?? null, new Map());
  if (pages.length === 0) throw pdfBroken();
  return pages;
}
