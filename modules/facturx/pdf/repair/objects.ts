// Faults that can be mended where they stand, whatever page they are on: one walk over all objects.

import { BLEND_MODES } from '../preflight/operators.ts';
import { emptyPacket } from '../build/xmp.ts';
import { decodeStream, filterNames } from '../syntax/filters.ts';
import { deflate } from '../syntax/flate.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import { latin1 } from '../syntax/text.ts';
import {
  dict,
  dictEntry,
  dictOf,
  isDict,
  name,
  nameEntry,
  nameOf,
  PdfRef,
  PdfStream,
  type PdfDict,
  type PdfObjects,
  type PdfValue,
} from '../syntax/objects.ts';

/** §6.5.1: these do not belong in an archive. */
const FORBIDDEN_ACTIONS = new Set([
  'Launch',
  'Sound',
  'Movie',
  'ResetForm',
  'ImportData',
  'Hide',
  'SetOCGState',
  'Rendition',
  'Trans',
  'GoTo3DView',
  'JavaScript',
  'NOP',
  'SetState',
  'RichMediaExecute',
]);
const NAMED_ACTIONS = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);

/** Entries that are forbidden and change nothing of what is seen, by kind of dictionary. */
const FORBIDDEN_KEYS: Record<string, readonly string[]> = {
  Image: ['Alternates', 'OPI', 'Interpolate'],
  Form: ['OPI', 'Ref', 'PS', 'Subtype2'],
  ExtGState: ['TR', 'HTO', 'HTP'],
  Page: ['PresSteps', 'AA', 'Metadata', 'PieceInfo'],
  FontDescriptor: ['CIDSet', 'CharSet'],
};

/** The first mode of a list that is known (a list was allowed up to PDF 1.7), else the usual one. */
function mendBlendMode(objects: PdfObjects, of: PdfDict): void {
  const modes = objects.resolve(of.get('BM'));
  const names = (Array.isArray(modes) ? modes : [modes]).map((mode) => nameOf(objects.resolve(mode)));
  of.set('BM', name(names.find((mode) => mode !== undefined && BLEND_MODES.has(mode)) ?? 'Normal'));
}

function hasOddBlendMode(objects: PdfObjects, of: PdfDict): boolean {
  const mode = objects.resolve(of.get('BM'));
  return kindOf(of) === 'ExtGState' && mode !== null && !BLEND_MODES.has(nameOf(mode) ?? '');
}

const INTENTS = new Set(['RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation']);

function isForbiddenAction(objects: PdfObjects, value: PdfValue | undefined): boolean {
  const action = dictOf(objects.resolve(value));
  if (!action) return false;
  const kind = nameEntry(objects, action, 'S') ?? '';
  if (kind === 'Named') return !NAMED_ACTIONS.has(nameEntry(objects, action, 'N') ?? '');
  return FORBIDDEN_ACTIONS.has(kind);
}

/** Entries of a graphics state (ISO 32000-1 table 58), which need not say what it is. Glyphs have such names too. */
const STATE_KEYS = new Set(
  'Type LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR TR2 HT FL SM SA BM SMask CA ca AIS TK HTO HTP'.split(' '),
);

function isGraphicsState(of: PdfDict): boolean {
  const isTelling = ['TR', 'TR2', 'HT', 'SMask', 'ca', 'BM'].some((key) => of.has(key));
  return isTelling && [...of.keys()].every((key) => STATE_KEYS.has(key));
}

function kindOf(of: PdfDict): string | undefined {
  const subtype = nameOf(of.get('Subtype'));
  if (subtype === 'Image' || subtype === 'Form') return subtype;
  const type = nameOf(of.get('Type'));
  if (type !== undefined) return type;
  return isGraphicsState(of) ? 'ExtGState' : undefined;
}

/** Keys whose value, not whose presence, is at fault. */
function wrongValues(objects: PdfObjects, of: PdfDict, kind: string | undefined): string[] {
  if (kind === 'ExtGState') {
    return ['TR2', 'HT'].filter((key) => of.has(key) && nameEntry(objects, of, key) !== 'Default');
  }
  const isUnknown = of.has('Intent') && !INTENTS.has(nameEntry(objects, of, 'Intent') ?? '');
  return kind === 'Image' && isUnknown ? ['Intent'] : [];
}

/** Keys of one dictionary that have to go. */
function faultyKeys(objects: PdfObjects, of: PdfDict): string[] {
  const kind = kindOf(of);
  const forbidden = (FORBIDDEN_KEYS[kind ?? ''] ?? []).filter((key) => of.has(key));
  const actions = ['A', 'Next', 'PA'].filter((key) => of.has(key) && isForbiddenAction(objects, of.get(key)));
  const faulty = [...forbidden, ...wrongValues(objects, of, kind), ...actions];
  if (of.has('AA') && isDict(objects.resolve(of.get('AA')))) faulty.push('AA');
  const isPacket = of.has('Metadata') && isMetadata(objects, objects.resolve(of.get('Metadata')));
  if (of.has('Metadata') && !isPacket && kind !== 'Catalog' && kind !== 'Page') faulty.push('Metadata');
  return faulty;
}

/** Deletes faulty keys in a value and everything that lies directly in it. */
function cleanValue(objects: PdfObjects, value: PdfValue): void {
  if (Array.isArray(value)) for (const item of value) cleanValue(objects, item);
  const of = dictOf(value);
  if (!of) return;
  for (const key of faultyKeys(objects, of)) of.delete(key);
  if (hasOddBlendMode(objects, of)) mendBlendMode(objects, of);
  for (const item of of.values()) cleanValue(objects, item);
}

function hasFault(objects: PdfObjects, value: PdfValue): boolean {
  if (Array.isArray(value)) return value.some((item) => hasFault(objects, item));
  const of = dictOf(value);
  if (!of) return false;
  if (faultyKeys(objects, of).length > 0 || hasOddBlendMode(objects, of)) return true;
  for (const item of of.values()) if (hasFault(objects, item)) return true;
  return false;
}

/** LZW and encryption filters are forbidden (§6.1.7.2): the same data, deflated. */
function recompressed(objects: PdfObjects, stream: PdfStream): PdfStream | undefined {
  const filters = filterNames(objects, stream.dict);
  if (!filters.includes('LZWDecode') && !filters.includes('Crypt')) return undefined;
  const { bytes, pending } = decodeStream(objects, stream);
  const entries = new Map(stream.dict);
  entries.delete('DecodeParms');
  const parms = objects.resolve(stream.dict.get('DecodeParms'));
  const last = Array.isArray(parms) ? (parms.at(-1) ?? null) : null;
  if (pending.length > 1) return undefined;
  entries.set('Filter', pending.length ? pending.map(name) : name('FlateDecode'));
  if (pending.length && last !== null) entries.set('DecodeParms', [last]);
  return new PdfStream(entries, pending.length ? bytes : deflate(bytes));
}

/** §6.2.11.3.2: an embedded TrueType CID font says how CIDs become glyphs, even when they are the same (the default). */
function lacksGlyphMap(objects: PdfObjects, value: PdfValue): boolean {
  if (!isDict(value) || nameOf(value.get('Subtype')) !== 'CIDFontType2' || value.has('CIDToGIDMap')) return false;
  return dictEntry(objects, value, 'FontDescriptor')?.has('FontFile2') ?? false;
}

/** True for a packet of metadata that is one, and not something drawn that calls itself so. */
function isMetadata(objects: PdfObjects, value: PdfValue): boolean {
  if (!(value instanceof PdfStream) || nameOf(value.dict.get('Type')) !== 'Metadata') return false;
  const { bytes, pending } = decodeStream(objects, value);
  return pending.length === 0 && /^(\xef\xbb\xbf)?\s*<\?xpacket/.test(latin1(bytes.subarray(0, 100)));
}

/**
 * What says something of a part of the document cannot be proved to keep the rules, and goes. Its owner stays as it is:
 * often a font, which an appended file would otherwise hold twice.
 */
function emptied(): PdfStream {
  return new PdfStream(dict({ Type: name('Metadata'), Subtype: name('XML') }), emptyPacket());
}

/** Mends every live object of the base. */
export function repairObjects(draft: PdfDraft): void {
  const ofDocument = draft.catalog.get('Metadata');
  for (const num of draft.base?.numbers() ?? []) {
    const value = draft.get(num);
    const ref = new PdfRef(num);
    if (isMetadata(draft, value)) {
      if (!(ofDocument instanceof PdfRef && ofDocument.num === num)) draft.set(ref, emptied());
      continue;
    }
    if (value instanceof PdfStream) {
      const stream = recompressed(draft, value);
      if (stream) draft.set(ref, stream);
    }
    if (lacksGlyphMap(draft, draft.get(num))) draft.editable(ref)?.set('CIDToGIDMap', name('Identity'));
    if (!hasFault(draft, draft.get(num))) continue;
    draft.editable(ref);
    cleanValue(draft, draft.get(num));
  }
}
