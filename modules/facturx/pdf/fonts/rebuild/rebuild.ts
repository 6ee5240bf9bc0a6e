// An embedded font that breaks a rule, drawn anew: the same outlines in a program of ours, each as wide as the document
// says. Widths that differ from the program's (§6.2.11.5), encodings that are not allowed (§6.2.11.6), and glyphs that
// count as none (§6.2.11.8) all come right so. Hints are lost; what is seen at the size of a page is the same.

import type { PdfDraft } from '../../syntax/draft.ts';
import {
  dictEntry,
  nameEntry,
  numberEntry,
  type PdfDict,
  type PdfObjects,
  type PdfValue,
} from '../../syntax/objects.ts';
import { cMapOf } from '../../preflight/fonts/cmap.ts';
import { unicodeOf } from '../../preflight/fonts/glyph-names.ts';
import { cidWidths, simpleWidth } from '../../preflight/fonts/widths.ts';
import { descendantOf } from '../meaning.ts';
import { pointOfName } from '../library.ts';
import type { Outline } from '../outline.ts';
import { subsetOf, UNITS, type Subset } from '../subset.ts';
import { writeToUnicode } from '../to-unicode.ts';
import { compositeFont, flated, type MadeFont, simpleFont } from '../write.ts';
import { drawnComposite, type DrawnFont, drawnSimple } from './glyphs.ts';

const ITALIC = 64;
const FORCE_BOLD = 1 << 18;
const ASCENT = 0.8;
const DESCENT = -0.2;

function subsetWith(drawn: DrawnFont, codes: Iterable<number>, widthOf: (code: number) => number): Subset {
  const glyphs = new Map<number, Outline>();
  const widths = new Map<number, number>();
  for (const code of codes) {
    const width = Math.round((widthOf(code) * UNITS) / 1000);
    if (!(width >= 0 && width < 32_768)) throw new Error(`a glyph ${widthOf(code)} wide`);
    glyphs.set(code, { ...drawn.outline(code), width });
    widths.set(code, widthOf(code));
  }
  const subset = subsetOf({ glyphs, ascent: Math.round(ASCENT * UNITS), descent: Math.round(DESCENT * UNITS) });
  // Rounded widths would add up along a line.
  return { ...subset, widths };
}

function madeFrom(objects: PdfObjects, font: PdfDict, subset: Subset): Omit<MadeFont, 'toUnicode'> {
  const flags = numberEntry(objects, dictEntry(objects, font, 'FontDescriptor'), 'Flags') ?? 0;
  const label = (nameEntry(objects, font, 'BaseFont') ?? '').replace(/^[A-Z]{6}\+/, '').replace(/[^!-~]/g, '');
  return {
    subset,
    label: label || 'Font',
    flags,
    isBold: (flags & FORCE_BOLD) !== 0,
    isItalic: (flags & ITALIC) !== 0,
  };
}

/** What codes mean by the names of their glyphs, for a font that does not say it itself. */
function meaningOf(draft: PdfDraft, drawn: DrawnFont, codes: Iterable<number>): PdfValue | undefined {
  const texts = new Map<number, string>();
  for (const code of codes) {
    const name = drawn.glyphName(code);
    const point = name === undefined ? undefined : (unicodeOf(name) ?? pointOfName(name));
    if (point !== undefined) texts.set(code, String.fromCodePoint(point));
  }
  return texts.size === 0 ? undefined : flated(draft, writeToUnicode(texts, 1));
}

function rebuiltSimple(draft: PdfDraft, font: PdfDict, codes: ReadonlySet<number>): PdfDict | undefined {
  const drawn = drawnSimple(draft, font, UNITS);
  if (!drawn) return undefined;
  const subset = subsetWith(drawn, codes, (code) => simpleWidth({ objects: draft }, font, code) ?? 0);
  const toUnicode = font.get('ToUnicode') ?? meaningOf(draft, drawn, codes);
  return simpleFont(draft, { ...madeFrom(draft, font, subset), toUnicode });
}

function rebuiltComposite(draft: PdfDraft, font: PdfDict, codes: ReadonlySet<number>): PdfDict | undefined {
  const { isVertical, system } = cMapOf(draft, font);
  if (isVertical || system) throw new Error('a composite font with a CMap of its own');
  const cidFont = descendantOf(draft, font);
  const drawn = drawnComposite(draft, cidFont, UNITS);
  if (!drawn) return undefined;
  const shown = new Map([...codes].map((code) => [code, code]));
  const subset = subsetWith(drawn, shown.keys(), cidWidths({ objects: draft }, cidFont));
  return compositeFont(draft, { ...madeFrom(draft, cidFont, subset), toUnicode: font.get('ToUnicode') });
}

/** `undefined` when nothing is embedded. Throws when the program, or what is asked of it, cannot be made out. */
export function rebuiltFont(draft: PdfDraft, font: PdfDict, codes: ReadonlySet<number>): PdfDict | undefined {
  const kind = nameEntry(draft, font, 'Subtype');
  if (codes.size === 0 || kind === 'Type3') return undefined;
  return kind === 'Type0' ? rebuiltComposite(draft, font, codes) : rebuiltSimple(draft, font, codes);
}
