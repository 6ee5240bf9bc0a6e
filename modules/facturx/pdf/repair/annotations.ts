// Annotations (§6.3): the kinds that may stay, their flags, and one appearance each.

import type { PdfDraft } from '../syntax/draft.ts';
import { appearanceFor } from './appearance.ts';
import { asStamp, isForeign, keepFile } from './foreign-annotations.ts';
import {
  arrayEntry,
  dict,
  dictEntry,
  entry,
  isDict,
  nameEntry,
  nameOf,
  numberEntry,
  PdfRef,
  PdfStream,
  type PdfDict,
  type PdfValue,
} from '../syntax/objects.ts';
import { listPages } from './pages.ts';

const INVISIBLE = 1 | 2 | 32 | 256;
const PRINT = 4;
const HIDDEN_ON_SCREEN = 2 | 32;
const NO_ZOOM_NO_ROTATE = 8 | 16;

/** An annotation that shows nothing on screen would appear if its flags were corrected: it goes instead. */
function isHidden(flags: number): boolean {
  return (flags & HIDDEN_ON_SCREEN) !== 0;
}

function hasEmptyRect(draft: PdfDraft, of: PdfDict): boolean {
  const rect = (arrayEntry(draft, of, 'Rect') ?? []).map((item) => Number(draft.resolve(item)));
  return rect[0] === rect[2] && rect[1] === rect[3];
}

/** The one appearance that is shown: the normal one, in the state the annotation is in. */
function normalAppearance(draft: PdfDraft, of: PdfDict): PdfValue | undefined {
  const normal = dictEntry(draft, of, 'AP')?.get('N');
  const value = draft.resolve(normal);
  if (value instanceof PdfStream) return normal;
  if (!isDict(value)) return undefined;
  const isButton = nameOf(inherited(draft, of, 'FT')) === 'Btn';
  const state = nameEntry(draft, of, 'AS');
  const inState = state === undefined ? undefined : value.get(state);
  if (isButton) return normal;
  return draft.resolve(inState) instanceof PdfStream ? inState : undefined;
}

/** An entry of a form field, own or of a field above. */
function inherited(draft: PdfDraft, of: PdfDict, key: string): PdfValue {
  let node: PdfDict | undefined = of;
  for (let i = 0; node && i < 20; i++) {
    const value = entry(draft, node, key);
    if (value !== null) return value;
    node = dictEntry(draft, node, 'Parent');
  }
  return null;
}

function needsAppearance(draft: PdfDraft, of: PdfDict): boolean {
  const subtype = nameEntry(draft, of, 'Subtype');
  return subtype !== 'Popup' && subtype !== 'Link' && !hasEmptyRect(draft, of);
}

/** What stands in the place of an annotation; `undefined` when it goes. */
function keptAs(draft: PdfDraft, item: PdfValue): PdfValue | undefined {
  const of = draft.resolve(item);
  if (!isDict(of)) return undefined;
  keepFile(draft, of);
  if (isHidden(numberEntry(draft, of, 'F') ?? 0)) return undefined;
  if (isForeign(draft, of)) return asStamp(draft, of);
  return item instanceof PdfRef ? item : draft.add(item);
}

function repairAppearance(draft: PdfDraft, of: PdfDict): void {
  if (!of.has('AP')) return;
  const normal = normalAppearance(draft, of);
  if (normal === undefined) of.delete('AP');
  else of.set('AP', new Map([['N', normal]]));
}

function repairAnnotation(draft: PdfDraft, of: PdfDict): void {
  const flags = numberEntry(draft, of, 'F') ?? 0;
  const text = nameEntry(draft, of, 'Subtype') === 'Text' ? NO_ZOOM_NO_ROTATE : 0;
  of.set('F', (flags & ~INVISIBLE) | PRINT | text);
  if (nameEntry(draft, of, 'Subtype') === 'Widget') of.delete('A');
  if (nameEntry(draft, of, 'Subtype') === 'Widget') of.delete('AA');
  repairAppearance(draft, of);
  if (!needsAppearance(draft, of)) return;
  if (!of.has('AP')) {
    const drawn = appearanceFor(draft, of);
    if (drawn) of.set('AP', dict({ N: drawn }));
  }
  const isWidget = nameEntry(draft, of, 'Subtype') === 'Widget';
  if (isWidget && !of.has('AP') && inherited(draft, of, 'V') === null) of.set('Rect', emptied(draft, of));
}

/** A field without an appearance or a value shows nothing; an empty rectangle says the same in a conformant way. */
function emptied(draft: PdfDraft, of: PdfDict): PdfValue {
  const [left = 0, bottom = 0] = (arrayEntry(draft, of, 'Rect') ?? []).map((item) => Number(draft.resolve(item)));
  return [left, bottom, left, bottom];
}

function repairPage(draft: PdfDraft, ref: PdfRef, page: PdfDict): void {
  const annotations = arrayEntry(draft, page, 'Annots');
  if (!annotations) return;
  const own = draft.editable(ref);
  const kept = annotations.map((item) => keptAs(draft, item)).filter((item) => item !== undefined);
  own?.set('Annots', kept);
  for (const item of arrayEntry(draft, own, 'Annots') ?? []) {
    const of = draft.editable(item);
    if (of) repairAnnotation(draft, of);
  }
}

/** Mends the annotations of every page. One that has no appearance and needs one is left for the pre-flight to refuse. */
export function repairAnnotations(draft: PdfDraft): void {
  for (const page of listPages(draft)) if (page.dict.has('Annots')) repairPage(draft, page.ref, page.dict);
}
