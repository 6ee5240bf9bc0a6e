// The font files that we embed, opened once: those with the measures of the usual fonts, and DejaVu for the rest.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { styleIndex, type FamilyName, type Look } from './family.ts';

type Styles = readonly [regular: string, bold: string, italic: string, both: string];

function google(family: string): Styles {
  const folder = `@expo-google-fonts/${family.toLowerCase()}`;
  const file = (style: string) => `${folder}/${style}/${family}_${style}.ttf`;
  return [file('400Regular'), file('700Bold'), file('400Regular_Italic'), file('700Bold_Italic')];
}

function carlito(part: string): Styles {
  const file = (style: string) => `@fontsource/carlito/files/carlito-${part}-${style}.woff`;
  return [file('400-normal'), file('700-normal'), file('400-italic'), file('700-italic')];
}

function dejaVu(...styles: Styles): Styles {
  return styles.map((style) => `dejavu-fonts-ttf/ttf/DejaVu${style}.ttf`) as unknown as Styles;
}

const SANS = dejaVu('Sans', 'Sans-Bold', 'Sans-Oblique', 'Sans-BoldOblique');
const ARIMO = google('Arimo');

/** Files of each family, best first: a character is taken from the first that has it. */
const FILES: Record<FamilyName, readonly Styles[]> = {
  sans: [ARIMO, SANS],
  serif: [google('Tinos'), dejaVu('Serif', 'Serif-Bold', 'Serif-Italic', 'Serif-BoldItalic'), SANS],
  fixed: [google('Cousine'), dejaVu('SansMono', 'SansMono-Bold', 'SansMono-Oblique', 'SansMono-BoldOblique'), SANS],
  calibri: [carlito('latin'), carlito('latin-ext'), carlito('greek'), carlito('cyrillic'), ARIMO, SANS],
  symbol: [google('Tinos'), SANS],
  dingbats: [SANS],
};

const open = new Map<string, { bytes: Buffer; font: Font }>();

/** A font file of an installed package, as bytes and as tables. */
export function openFont(file: string): { bytes: Buffer; font: Font } {
  const known = open.get(file);
  if (known) return known;
  const bytes = readFileSync(createRequire(import.meta.url).resolve(file));
  const fresh = { bytes, font: create(bytes) };
  open.set(file, fresh);
  return fresh;
}

/** The fonts for a look, best first, opened as they are asked for. */
export function* fontsFor(look: Look): Generator<Font> {
  for (const styles of FILES[look.family]) yield openFont(styles[styleIndex(look)]).font;
}

const LABELS: Record<FamilyName, string> = {
  sans: 'Arimo',
  serif: 'Tinos',
  fixed: 'Cousine',
  calibri: 'Carlito',
  symbol: 'Tinos',
  dingbats: 'DejaVuSans',
};

/** PostScript name for the subset. */
export function labelOf(look: Look): string {
  return `${LABELS[look.family]}-${['Regular', 'Bold', 'Italic', 'BoldItalic'][styleIndex(look)] ?? ''}`;
}

let points: ReadonlyMap<string, number> | undefined;

/** Unicode of a glyph name outside the Latin-1 lists (`Aogonek`, `afii10017`), as the fonts themselves name it. */
export function pointOfName(glyph: string): number | undefined {
  if (!points) {
    const { font } = openFont(ARIMO[0]);
    points = new Map(font.characterSet.map((point) => [font.glyphForCodePoint(point).name ?? '', point]));
  }
  return points.get(glyph);
}
