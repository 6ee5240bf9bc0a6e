// Colour spaces (§6.2.4): what depends on a device needs an output intent or a default for that device.

import {
  dictEntry,
  isDict,
  nameOf,
  numberEntry,
  PdfStream,
  type PdfArray,
  type PdfDict,
  type PdfValue,
} from '../syntax/objects.ts';
import { asIs, write } from '../syntax/serialise.ts';
import type { Context } from './context.ts';
import { iccHeaderOf } from './icc.ts';

const DEVICE: Record<string, { space: string; fallback: string }> = {
  DeviceRGB: { space: 'RGB ', fallback: 'DefaultRGB' },
  RGB: { space: 'RGB ', fallback: 'DefaultRGB' },
  DeviceCMYK: { space: 'CMYK', fallback: 'DefaultCMYK' },
  CMYK: { space: 'CMYK', fallback: 'DefaultCMYK' },
  DeviceGray: { space: 'GRAY', fallback: 'DefaultGray' },
  G: { space: 'GRAY', fallback: 'DefaultGray' },
};

const PROCESS = new Set(['Cyan', 'Magenta', 'Yellow', 'Black', 'None', 'All']);
const MAX_NESTING = 8;
const MAX_COLORANTS = 32;

function checkDevice(context: Context, device: string, resources: PdfDict | undefined): void {
  const known = DEVICE[device];
  if (!known) return context.report('6.2.4', `Unknown colour space ${device}`);
  if (known.space === 'GRAY' && context.outputSpace) return;
  if (known.space === context.outputSpace) return;
  if (dictEntry(context.objects, resources, 'ColorSpace')?.has(known.fallback)) return;
  context.report('6.2.4.3', `${device} does not fit the output intent`);
}

function checkIcc(context: Context, profile: PdfValue): void {
  if (!(profile instanceof PdfStream)) return context.report('6.2.4.2', 'ICC profile missing');
  const header = iccHeaderOf(context.objects, profile);
  const components = numberEntry(context.objects, profile.dict, 'N');
  if (!header || header.components !== components) return context.report('6.2.4.2', 'ICC profile not usable');
  if (header.space === 'CMYK') context.hasIccCmyk = true;
}

function checkSpot(context: Context, names: readonly string[], definition: PdfArray): void {
  const [key] = names;
  if (names.length !== 1 || key === undefined || key === 'All' || key === 'None') return;
  const text = write(
    definition.slice(2).filter((item) => !(item instanceof PdfStream)),
    asIs,
  );
  const earlier = context.spotColours.get(key);
  if (earlier !== undefined && earlier !== text) context.report('6.2.4.4', `Spot colour ${key} is defined twice`);
  context.spotColours.set(key, text);
}

function checkColorants(context: Context, names: readonly string[], attributes: PdfValue): void {
  if (names.length > MAX_COLORANTS) context.report('6.1.13', 'Too many colorants');
  const of = isDict(attributes) ? attributes : undefined;
  const colorants = dictEntry(context.objects, of, 'Colorants');
  const missing = names.filter((name) => !PROCESS.has(name) && !colorants?.has(name));
  if (missing.length > 0) context.report('6.2.4.4', `Colorant ${missing.join(', ')} is not described`);
}

interface Spot {
  readonly family: string;
  readonly space: PdfArray;
  readonly resources: PdfDict | undefined;
  readonly depth: number;
}

function checkSpecial(context: Context, { family, space, resources, depth }: Spot): void {
  const { objects } = context;
  const first = objects.resolve(space[1]);
  const names = (Array.isArray(first) ? first : [first]).map((item) => nameOf(objects.resolve(item)) ?? '');
  if (family === 'Separation') checkSpot(context, names, space);
  else checkColorants(context, names, objects.resolve(space[4]));
  checkNested(context, space[2] ?? null, { resources, depth: depth + 1 });
}

function checkFamily(context: Context, spot: Spot): void {
  const { family, space, resources, depth } = spot;
  if (family === 'ICCBased') return checkIcc(context, context.objects.resolve(space[1]));
  if (family === 'Separation' || family === 'DeviceN') return checkSpecial(context, spot);
  if (family === 'Indexed' || family === 'I' || family === 'Pattern') {
    if (space[1] !== undefined) checkNested(context, space[1], { resources, depth: depth + 1 });
    return;
  }
  if (['CalGray', 'CalRGB', 'Lab'].includes(family)) return;
  checkDevice(context, family, resources);
}

/** Checks a colour space: a name, a name of the resources, or an array. */
export function checkColourSpace(context: Context, value: PdfValue, resources: PdfDict | undefined): void {
  checkNested(context, value, { resources, depth: 0 });
}

interface Nesting {
  readonly resources: PdfDict | undefined;
  readonly depth: number;
}

function checkNested(context: Context, value: PdfValue, { resources, depth }: Nesting): void {
  const { objects } = context;
  const space = objects.resolve(value);
  if (depth > MAX_NESTING) return context.report('6.2.4', 'Colour spaces nested too deep');
  if (Array.isArray(space)) {
    const family = nameOf(objects.resolve(space[0])) ?? '';
    return checkFamily(context, { family, space, resources, depth });
  }
  const name = nameOf(space);
  if (name === undefined) return context.report('6.2.4', 'Colour space missing');
  if (name === 'Pattern') return;
  if (DEVICE[name]) return checkDevice(context, name, resources);
  const own = dictEntry(objects, resources, 'ColorSpace')?.get(name);
  if (own === undefined) return context.report('6.2.4', `Colour space ${name} missing`);
  checkNested(context, own, { resources, depth: depth + 1 });
}

/** Components of the default spaces must fit; they are checked like any other. */
export function checkDefaults(context: Context, resources: PdfDict | undefined): void {
  const spaces = dictEntry(context.objects, resources, 'ColorSpace');
  for (const key of ['DefaultGray', 'DefaultRGB', 'DefaultCMYK']) {
    const value = spaces?.get(key);
    if (value === undefined) continue;
    const space = context.objects.resolve(value);
    const family = Array.isArray(space) ? nameOf(context.objects.resolve(space[0])) : undefined;
    if (!family || DEVICE[family]) context.report('6.2.4.3', `${key} depends on a device`);
    else checkNested(context, value, { resources, depth: 1 });
  }
}
