// A font of ours in place of a program that is not there.

import type { PdfDraft } from '../syntax/draft.ts';
import {
  arrayEntry,
  dictEntry,
  entry,
  nameEntry,
  numberEntry,
  PdfStream,
  type PdfDict,
  type PdfObjects,
} from '../syntax/objects.ts';
import { cidWidths } from '../preflight/fonts/widths.ts';
import { lookOf, type Look } from './family.ts';
import { labelOf } from './library.ts';
import { compositeMeanings, descendantOf, simpleMeanings, type Meaning, type Meanings } from './meaning.ts';
import { standardMetrics } from './standard.ts';
import { subsetFor, type Subset, type Wanted } from './subset.ts';
import { writeToUnicode } from './to-unicode.ts';
import { compositeFont, flated, type MadeFont, simpleFont } from './write.ts';

function lookFor(objects: PdfObjects, font: PdfDict): Look {
  const descriptor = dictEntry(objects, font, 'FontDescriptor');
  return lookOf(nameEntry(objects, font, 'BaseFont') ?? '', {
    flags: numberEntry(objects, descriptor, 'Flags') ?? 0,
    weight: numberEntry(objects, descriptor, 'FontWeight') ?? 0,
    angle: numberEntry(objects, descriptor, 'ItalicAngle') ?? 0,
  });
}

interface Made {
  readonly look: Look;
  readonly subset: Subset;
  readonly texts: ReadonlyMap<number, string>;
}

function make(look: Look, meanings: Meanings, widths: (code: number, meaning: Meaning) => number | undefined) {
  return (codes: Iterable<number>): Made => {
    const sorted = [...codes].sort((a, b) => a - b);
    const wanted = sorted.map((code): Wanted => {
      const meaning = meanings(code);
      return { code, text: meaning.text, width: widths(code, meaning) };
    });
    const texts = new Map(wanted.filter(({ text }) => text !== '').map(({ code, text }) => [code, text]));
    return { look, subset: subsetFor(look, wanted), texts };
  };
}

function flagsOf(objects: PdfObjects, font: PdfDict): number {
  return numberEntry(objects, dictEntry(objects, font, 'FontDescriptor'), 'Flags') ?? 0;
}

/** Width that the document, or the standard for its fourteen fonts, gives a code. */
function givenWidth(
  objects: PdfObjects,
  font: PdfDict,
  look: Look,
): (code: number, meaning: Meaning) => number | undefined {
  const first = numberEntry(objects, font, 'FirstChar') ?? 0;
  const widths = arrayEntry(objects, font, 'Widths');
  const missing = numberEntry(objects, dictEntry(objects, font, 'FontDescriptor'), 'MissingWidth');
  return (code, { glyph, text }) => {
    const given = code < first ? null : objects.resolve(widths?.[code - first]);
    if (typeof given === 'number') return given;
    const standard =
      look.metrics === undefined || glyph === undefined ? undefined : standardMetrics(look.metrics).widths.get(glyph);
    return standard ?? missing ?? (text === '' ? 0 : undefined);
  };
}

function madeFont(objects: PdfObjects, font: PdfDict, made: Made): Omit<MadeFont, 'toUnicode'> {
  const { isBold, isItalic } = made.look;
  return { subset: made.subset, label: labelOf(made.look), flags: flagsOf(objects, font), isBold, isItalic };
}

function replaceSimple(draft: PdfDraft, font: PdfDict, codes: ReadonlySet<number>): PdfDict {
  const look = lookFor(draft, font);
  const made = make(look, simpleMeanings(draft, font, look), givenWidth(draft, font, look))(codes);
  const toUnicode = font.get('ToUnicode') ?? flated(draft, writeToUnicode(made.texts, 1));
  return simpleFont(draft, { ...madeFont(draft, font, made), toUnicode });
}

function replaceComposite(draft: PdfDraft, font: PdfDict, codes: ReadonlySet<number>): PdfDict {
  const old = descendantOf(draft, font);
  const look = lookFor(draft, old);
  const made = make(look, compositeMeanings(draft, font), cidWidths({ objects: draft }, old))(codes);
  return compositeFont(draft, { ...madeFont(draft, old, made), toUnicode: font.get('ToUnicode') });
}

function hasProgram(objects: PdfObjects, font: PdfDict): boolean {
  const descriptor = dictEntry(objects, font, 'FontDescriptor');
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => entry(objects, descriptor, key) instanceof PdfStream);
}

/**
 * The font with a program of ours; `undefined` when it has one, or needs none.
 * Throws when what it shows cannot be proved.
 */
export function replacementFor(draft: PdfDraft, font: PdfDict, codes: ReadonlySet<number>): PdfDict | undefined {
  if (codes.size === 0) return undefined;
  const kind = nameEntry(draft, font, 'Subtype');
  if (kind === 'Type3') return undefined;
  if (kind !== 'Type0') return hasProgram(draft, font) ? undefined : replaceSimple(draft, font, codes);
  return hasProgram(draft, descendantOf(draft, font)) ? undefined : replaceComposite(draft, font, codes);
}
