// Colour spaces for the devices that the output intent is not about (§6.2.4.3): set as defaults, so that pages stay
// as they are written.

import { srgbProfile, type DeviceSpace } from '../build/output-intent.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import { deflate } from '../syntax/flate.ts';
import {
  dict,
  dictOf,
  isDict,
  name,
  nameEntry,
  PdfRef,
  PdfStream,
  type PdfDict,
  type PdfValue,
} from '../syntax/objects.ts';
import { pressColours, STEPS } from './press.ts';

const INKS = ['Cyan', 'Magenta', 'Yellow', 'Black'];
const unit = (count: number): number[] => Array.from({ length: count * 2 }, (_, index) => index % 2);

/** The four inks as a mixture that a table turns into red, green and blue. */
async function pressSpace(draft: PdfDraft): Promise<PdfValue> {
  const entries = dict({
    FunctionType: 0,
    Domain: unit(4),
    Range: unit(3),
    Size: INKS.map(() => STEPS),
    BitsPerSample: 8,
    Filter: name('FlateDecode'),
  });
  const table = draft.add(new PdfStream(entries, deflate(await pressColours())));
  return [name('DeviceN'), INKS.map(name), name('DeviceRGB'), table];
}

function screenSpace(draft: PdfDraft): PdfValue {
  const profile = draft.add(new PdfStream(dict({ N: 3, Filter: name('FlateDecode') }), srgbProfile()));
  return [name('ICCBased'), profile];
}

/** Adds the default to the resources of `owner`, unless they have one of their own. */
function setDefault(draft: PdfDraft, owner: PdfRef, { key, space }: { key: string; space: PdfRef }): void {
  const resources = draft.editable(draft.editable(owner)?.get('Resources'));
  if (!resources) return;
  const spaces = draft.editable(resources.get('ColorSpace'));
  if (!spaces) resources.set('ColorSpace', dict({ [key]: space }));
  else if (!spaces.has(key)) spaces.set(key, space);
}

/** Device names of the foreign device. */
const FOREIGN: Readonly<Record<string, string>> = { DefaultCMYK: 'DeviceCMYK', DefaultRGB: 'DeviceRGB' };

/** No default reaches a shading that is a pattern's: it is told its space itself. */
function tellShadings(draft: PdfDraft, value: PdfValue, at: { key: string; space: PdfRef }): void {
  if (Array.isArray(value)) for (const item of value) tellShadings(draft, item, at);
  const of = dictOf(value);
  if (!of) return;
  if (of.has('ShadingType') && nameEntry(draft, of, 'ColorSpace') === FOREIGN[at.key]) of.set('ColorSpace', at.space);
  for (const item of of.values()) tellShadings(draft, item, at);
}

function hasForeignShading(draft: PdfDraft, value: PdfValue, key: string): boolean {
  const of = dictOf(value);
  if (!of) return Array.isArray(value) && value.some((item) => hasForeignShading(draft, item, key));
  if (of.has('ShadingType') && nameEntry(draft, of, 'ColorSpace') === FOREIGN[key]) return true;
  return [...of.values()].some((item) => hasForeignShading(draft, item, key));
}

function hasResources(draft: PdfDraft, of: PdfDict | undefined): boolean {
  return isDict(draft.resolve(of?.get('Resources')));
}

/**
 * Gives every page, form, pattern and glyph a meaning for the colours of a device that the output intent is not about.
 * Grey fits any.
 */
export async function setDefaultSpaces(draft: PdfDraft, output: DeviceSpace | undefined): Promise<void> {
  const [key, made] = output === 'RGB ' ? ['DefaultCMYK', await pressSpace(draft)] : ['DefaultRGB', screenSpace(draft)];
  const space = draft.add(made);
  for (const num of draft.base?.numbers() ?? []) {
    const ref = new PdfRef(num);
    if (hasResources(draft, dictOf(draft.get(num)))) setDefault(draft, ref, { key, space });
    if (!hasForeignShading(draft, draft.get(num), key)) continue;
    draft.editable(ref);
    tellShadings(draft, draft.get(num), { key, space });
  }
}
