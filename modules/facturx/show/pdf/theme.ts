// Fonts, colours and measures of the readable PDF. Points.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export const INK = '#17212e';
export const SOFT = '#5b6776';
export const RULE = '#dde3ea';
export const TINT = '#f3f6fa';
export const ACCENT = '#1c4f82';
export const ALARM = '#b3261e';

export const PAGE = { width: 595.28, height: 841.89, left: 42, right: 42, top: 42, bottom: 54 } as const;
export const CONTENT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

export type Weight = 'regular' | 'bold';

const FILES: Record<Weight, string> = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
};

const loaded = new Map<Weight, { bytes: Buffer; font: Font }>();

/** The font file and its tables, read once. */
export function loadFont(weight: Weight): { bytes: Buffer; font: Font } {
  const known = loaded.get(weight);
  if (known) return known;
  const bytes = readFileSync(createRequire(import.meta.url).resolve(FILES[weight]));
  const fresh = { bytes, font: create(bytes) };
  loaded.set(weight, fresh);
  return fresh;
}
