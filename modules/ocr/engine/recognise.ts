// From an image to words: finds which way is up, then lets Tesseract read.

import type { Word } from '../model.ts';
import { recogniseBundled } from './bundled.ts';
import { displayedSize, greyFrom, type Grey } from './grey.ts';
import type { Manner, RecogniseAnswer } from './messages.ts';
import { hasNativeTesseract, recogniseNatively } from './native.ts';
import { prepare } from './prepare.ts';
import { isSideways } from './skew.ts';

/** Upright French print reads above 0.8; the same page upside down below 0.5. */
const TRUSTED = 0.65;

let native: Promise<boolean> | undefined;

export async function recognise(bytes: Uint8Array, manner: Manner): Promise<RecogniseAnswer> {
  native ??= hasNativeTesseract();
  const engine = (await native) ? 'tesseract' : 'tesseract.js';
  const size = await displayedSize(bytes);
  const grey = await greyFrom(bytes);
  const { words, placement } = await upright(grey, { ...manner, engine });
  return { ...size, words, placement, engine };
}

async function upright(grey: Grey, how: How): Promise<Attempt> {
  if (how.quarterTurns !== undefined) return attempt(grey, how.quarterTurns, how);
  const [likely, other] = (await isSideways(grey)) ? [LYING, STANDING] : [STANDING, LYING];
  const first = await bestOf(grey, likely, how);
  return first.lying ? bestOf(grey, other, how) : first;
}

/** Quarter turns to try, the second when the first reads badly. */
const STANDING = [0, 2] as const;
const LYING = [1, 3] as const;

async function bestOf(grey: Grey, [turns, turnsBack]: typeof STANDING | typeof LYING, how: How): Promise<Attempt> {
  const first = await attempt(grey, turns, how);
  if (first.lying || first.trust >= TRUSTED || isBlank(first.words, grey)) return first;
  const second = await attempt(grey, turnsBack, how);
  return second.trust > first.trust ? second : first;
}

interface Attempt extends Pick<RecogniseAnswer, 'words' | 'placement'> {
  readonly trust: number;
  /** The words stand on end: Tesseract reads such pages too, but their lines run up and down. */
  readonly lying: boolean;
}

type How = Manner & { readonly engine: RecogniseAnswer['engine'] };

async function attempt(grey: Grey, quarterTurns: number, how: How): Promise<Attempt> {
  const { image, placement } = await prepare(grey, quarterTurns, how.preparation);
  const dpi = Math.round(Math.max(image.width, image.height) / 11.7);
  const read = how.engine === 'tesseract' ? recogniseNatively : recogniseBundled;
  const words = (await read(image, { dpi, oneBlock: how.oneBlock === true })).map(tidied).filter(isPrint);
  return { words, placement, trust: trustOf(words), lying: isLying(words, image) };
}

/** « D'’AGATHE »: the sign of one apostrophe is often read twice. */
function tidied(word: Word): Word {
  return { ...word, text: word.text.replaceAll(/['’‘]{2,}/g, '’') };
}

/** Edges of the paper and rules are read as bars. */
function isPrint({ text }: Word): boolean {
  return !/^[|[\]{}_~¦]+$/.test(text);
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

/** Typewriter print stands in columns as straight as its lines: only the words' own shape tells which way it runs. */
function isLying(words: readonly Word[], { width, height }: Grey): boolean {
  const long = words.filter(({ text }) => /[\p{L}\p{N}]{4}/u.test(text));
  return long.filter(({ box }) => box.height * height > box.width * width).length > long.length / 2;
}

function isBlank(words: readonly Word[], { data }: Grey): boolean {
  if (words.length > 3) return false;
  const dark = data.reduce((count, value) => count + (value < 128 ? 1 : 0), 0);
  return dark / data.length < 0.001;
}
