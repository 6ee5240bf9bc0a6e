// The colour space of the page, as PDF/A asks for: sRGB (the profile that pdfkit ships).

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deflate } from '../syntax/flate.ts';
import {
  arrayEntry,
  dict,
  dictEntry,
  dictOf,
  entry,
  name,
  nameEntry,
  numberEntry,
  PdfStream,
  type PdfDict,
  type PdfObjects,
  type PdfRef,
} from '../syntax/objects.ts';
import { iccHeaderOf } from '../preflight/icc.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import { encodeText } from '../syntax/text.ts';

const SRGB = 'sRGB IEC61966-2.1';
const ICC_FILE = 'data/sRGB_IEC61966_2_1.icc';
let compressed: Uint8Array | undefined;

/** The sRGB profile, deflated. */
export function srgbProfile(): Uint8Array {
  if (compressed) return compressed;
  const folder = dirname(createRequire(import.meta.url).resolve('pdfkit'));
  return (compressed = deflate(readFileSync(join(folder, ICC_FILE))));
}

export type DeviceSpace = 'RGB ' | 'CMYK' | 'GRAY';

/** The colour space that the document's PDF/A output intent is for; `undefined` when it has none that can be relied on. */
export function outputIntentSpace(objects: PdfObjects): DeviceSpace | undefined {
  const catalog = dictEntry(objects, objects.trailer, 'Root');
  const intents = arrayEntry(objects, catalog, 'OutputIntents') ?? [];
  const spaces = intents.map((item) => intentSpace(objects, dictOf(objects.resolve(item))));
  const [first] = spaces;
  return spaces.length === 1 ? first : undefined;
}

function intentSpace(objects: PdfObjects, intent: PdfDict | undefined): DeviceSpace | undefined {
  const profile = entry(objects, intent, 'DestOutputProfile');
  if (nameEntry(objects, intent, 'S') !== 'GTS_PDFA1' || !(profile instanceof PdfStream)) return undefined;
  if (intent?.has('DestOutputProfileRef')) return undefined;
  const header = iccHeaderOf(objects, profile);
  if (!header || !['prtr', 'mntr'].includes(header.deviceClass)) return undefined;
  const isKnown = ['RGB ', 'CMYK', 'GRAY'].includes(header.space);
  const components = numberEntry(objects, profile.dict, 'N');
  return isKnown && components === header.components ? (header.space as DeviceSpace) : undefined;
}

/** Adds an sRGB output intent and returns it. */
export function addOutputIntent(draft: PdfDraft): PdfRef {
  const stream = new PdfStream(dict({ N: 3, Filter: name('FlateDecode') }), srgbProfile());
  return draft.add(
    dict({
      Type: name('OutputIntent'),
      S: name('GTS_PDFA1'),
      OutputConditionIdentifier: encodeText(SRGB),
      Info: encodeText(SRGB),
      RegistryName: encodeText('http://www.color.org'),
      DestOutputProfile: draft.add(stream),
    }),
  );
}
