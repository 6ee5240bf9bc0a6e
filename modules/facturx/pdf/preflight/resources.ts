// What a content stream draws with: forms, patterns, shadings, graphics states.

import {
  dictEntry,
  dictOf,
  entry,
  isDict,
  nameEntry,
  nameOf,
  numberEntry,
  PdfStream,
  type PdfDict,
  type PdfValue,
} from '../syntax/objects.ts';
import { checkColourSpace, checkDefaults } from './colour.ts';
import type { Context, TextState } from './context.ts';
import { checkFilters, checkImage } from './images.ts';
import { BLEND_MODES, RENDERING_INTENTS } from './operators.ts';

/** Streams and dictionaries that were looked at already, per check: each is read once. */
const done = new WeakMap<Context, Set<PdfDict>>();

function isFirst(context: Context, of: PdfDict): boolean {
  let seen = done.get(context);
  if (!seen) done.set(context, (seen = new Set()));
  if (seen.has(of)) return false;
  seen.add(of);
  return true;
}

export interface Surroundings {
  readonly resources: PdfDict | undefined;
  readonly state: TextState;
}

const NO_TEXT: TextState = { font: undefined, mode: 0 };

/** Notes a stream of drawing operators, to be read with its own resources: those around it do not count (§6.2.2). */
export function checkStream(context: Context, stream: PdfStream, state: TextState = NO_TEXT): void {
  if (!isFirst(context, stream.dict)) return;
  checkFilters(context, stream.dict);
  const resources = dictEntry(context.objects, stream.dict, 'Resources');
  checkDefaults(context, resources);
  checkGroup(context, stream.dict, resources);
  context.waiting.push({ stream, resources, state: { ...state } });
}

/** The blending space of a transparency group. */
export function checkGroup(context: Context, of: PdfDict, resources: PdfDict | undefined): void {
  const group = dictEntry(context.objects, of, 'Group');
  const space = group?.get('CS');
  if (space !== undefined && context.objects.resolve(space) !== null) checkColourSpace(context, space, resources);
}

export function checkXObject(context: Context, value: PdfValue, around: Surroundings): void {
  if (!(value instanceof PdfStream)) return;
  const kind = nameEntry(context.objects, value.dict, 'Subtype');
  if (kind === 'Image') {
    if (isFirst(context, value.dict)) checkImage(context, value, around.resources);
    return;
  }
  if (kind !== 'Form') return context.report('6.2.9', `External object of kind ${kind ?? '?'}`);
  for (const key of ['OPI', 'Ref', 'PS', 'Subtype2'])
    if (value.dict.has(key)) context.report('6.2.9', `Form with ${key}`);
  checkStream(context, value, around.state);
}

export function checkShading(context: Context, value: PdfValue, resources: PdfDict | undefined): void {
  const of = dictOf(value);
  if (!of || !isFirst(context, of)) return;
  checkColourSpace(context, of.get('ColorSpace') ?? null, resources);
}

export function checkPattern(context: Context, value: PdfValue, resources: PdfDict | undefined): void {
  const of = dictOf(value);
  if (!of) return;
  if (value instanceof PdfStream) return checkStream(context, value);
  if (!isFirst(context, of)) return;
  checkShading(context, entry(context.objects, of, 'Shading'), undefined);
  const state = dictEntry(context.objects, of, 'ExtGState');
  if (state) checkGraphicsState(context, state, resources);
}

/** §6.2.5: nothing that changes how a device renders. */
function checkRendering(context: Context, of: PdfDict): void {
  const { objects } = context;
  for (const key of ['TR', 'HTP', 'HTO']) if (of.has(key)) context.report('6.2.5', `Graphics state with ${key}`);
  for (const key of ['TR2', 'HT']) {
    if (of.has(key) && nameEntry(objects, of, key) !== 'Default') context.report('6.2.5', `Graphics state with ${key}`);
  }
  const intent = of.has('RI') ? nameEntry(objects, of, 'RI') : undefined;
  if (intent !== undefined && !RENDERING_INTENTS.has(intent)) context.report('6.2.6', `Rendering intent ${intent}`);
}

export function checkGraphicsState(context: Context, of: PdfDict, resources: PdfDict | undefined): void {
  const { objects } = context;
  if (!isFirst(context, of)) return;
  checkRendering(context, of);
  const blend = entry(objects, of, 'BM');
  if (blend !== null && !BLEND_MODES.has(nameOf(blend) ?? '')) context.report('6.2.10', 'Unknown blend mode');
  const overprints = entry(objects, of, 'OP') === true || entry(objects, of, 'op') === true;
  if (overprints && numberEntry(objects, of, 'OPM') === 1) context.hasOverprint = true;
  const mask = entry(objects, of, 'SMask');
  if (isDict(mask)) checkXObject(context, entry(objects, mask, 'G'), { resources, state: NO_TEXT });
}
