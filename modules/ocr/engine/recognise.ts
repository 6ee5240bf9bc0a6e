// From an image to words: finds which way is up, then lets Tesseract read.

import type { Word } from '../model.ts';
import { recogniseBundled } from './bundled.ts';
import { displayedSize, greyFrom, type Grey } from './grey.ts';
import type { Preparation, RecogniseAnswer } from './messages.ts';
import { hasNativeTesseract, recogniseNatively } from './native.ts';
import { prepare } from './prepare.ts';
import { isSideways } from './skew.ts';

/** Upright French print reads above 0.8; the same page upside down below 0.5. */
const TRUSTED = 0.65;

let native: Promise<boolean> | undefined;

export async function recognise(bytes: Uint8Array, preparation: Preparation): Promise<RecogniseAnswer> {
  native ??= hasNativeTesseract();
  const engine = (await native) ? 'tesseract' : 'tesseract.js';
  const size = await displayedSize(bytes);
  const grey = await greyFrom(bytes);
  const sideways = await isSideways(grey);
  const first = await attempt(grey, sideways ? 1 : 0, { preparation, engine });
  if (first.trust >= TRUSTED || isBlank(first.words, grey)) return { ...size, ...first, engine };
  const second = await attempt(grey, sideways ? 3 : 2, { preparation, engine });
  return { ...size, ...(second.trust > first.trust ? second : first), engine };
}

type Attempt = Pick<RecogniseAnswer, 'words' | 'placement'> & { readonly trust: number };
type How = { readonly preparation: Preparation; readonly engine: RecogniseAnswer['engine'] };

async function attempt(grey: Grey, quarterTurns: number, how: How): Promise<Attempt> {
  const { image, placement } = await prepare(grey, quarterTurns, how.preparation);
  const dpi = Math.round(Math.max(image.width, image.height) / 11.7);
  const read = how.engine === 'tesseract' ? recogniseNatively : recogniseBundled;
  const words = await read(image, dpi);
  return { words, placement, trust: trustOf(words) };
}

/** Mean confidence, weighted by length; words without a letter or digit (rules, specks) do not count. */
function trustOf(words: readonly Word[]): number {
  let letters = 0;
  let sum = 0;
  for (const { text, confidence } of words) {
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    letters += text.length;
    sum += text.length * confidence;
  }
  return letters === 0 ? 0 : sum / letters;
}

function isBlank(words: readonly Word[], { data }: Grey): boolean {
  if (words.length > 3) return false;
  const dark = data.reduce((count, value) => count + (value < 128 ? 1 : 0), 0);
  return dark / data.length < 0.001;
}
