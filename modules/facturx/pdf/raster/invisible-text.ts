// Text in rendering mode 3: nothing is drawn, everything is found. The font is the empty one of glyphless-font.ts.

import { toUnicodeCMap } from '../fonts/to-unicode.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import { deflate } from '../syntax/flate.ts';
import { dict, name, PdfStream, type PdfRef } from '../syntax/objects.ts';
import { encodeText } from '../syntax/text.ts';
import { glyphlessFont, GLYPH_WIDTH } from './glyphless-font.ts';
import type { Word } from './pdfium.ts';

const FONT_NAME = 'FACTEU+Invisible';

// A code is a UTF-16 unit, and stands for itself.
const TO_UNICODE = toUnicodeCMap(2, ranges());

/** A range may not cross a first byte: 256 of them, at most 100 in a block. */
function ranges(): string {
  let text = '';
  for (let block = 0; block < 256; block += 64) {
    text += '64 beginbfrange\n';
    for (let high = block; high < block + 64; high++) {
      const hex = high.toString(16).padStart(2, '0');
      text += `<${hex}00> <${hex}ff> <${hex}00>\n`;
    }
    text += 'endbfrange\n';
  }
  return text;
}

function flated(draft: PdfDraft, bytes: Uint8Array, extra: Record<string, number> = {}): PdfRef {
  return draft.add(new PdfStream(dict({ ...extra, Filter: name('FlateDecode') }), deflate(bytes)));
}

function addDescendant(draft: PdfDraft): PdfRef {
  const program = glyphlessFont();
  const descriptor = draft.add(
    dict({
      Type: name('FontDescriptor'),
      FontName: name(FONT_NAME),
      Flags: 4,
      FontBBox: [0, 0, GLYPH_WIDTH, 1000],
      ItalicAngle: 0,
      Ascent: 1000,
      Descent: 0,
      CapHeight: 1000,
      StemV: 80,
      FontFile2: flated(draft, program, { Length1: program.length }),
    }),
  );
  // Every character is drawn with glyph 1, which is empty.
  const glyphs = Buffer.alloc(0x20000, Buffer.from([0, 1]));
  return draft.add(
    dict({
      Type: name('Font'),
      Subtype: name('CIDFontType2'),
      BaseFont: name(FONT_NAME),
      CIDSystemInfo: dict({ Registry: encodeText('Adobe'), Ordering: encodeText('Identity'), Supplement: 0 }),
      FontDescriptor: descriptor,
      DW: GLYPH_WIDTH,
      CIDToGIDMap: flated(draft, glyphs),
    }),
  );
}

export function addInvisibleFont(draft: PdfDraft): PdfRef {
  return draft.add(
    dict({
      Type: name('Font'),
      Subtype: name('Type0'),
      BaseFont: name(FONT_NAME),
      Encoding: name('Identity-H'),
      DescendantFonts: [addDescendant(draft)],
      ToUnicode: flated(draft, Buffer.from(TO_UNICODE, 'latin1')),
    }),
  );
}

function showWord(word: Word, pageHeight: number): string {
  const size = Math.max(1, word.bottom - word.top);
  const natural = (size * GLYPH_WIDTH * word.text.length) / 1000;
  const stretch = Math.max(1, ((word.right - word.left) / natural) * 100);
  // The space parts words when they are copied, and keeps readers from dropping a lone character as having no width.
  const hex = Buffer.from(`${word.text} `, 'utf16le').swap16().toString('hex');
  const place = `1 0 0 1 ${word.left.toFixed(2)} ${(pageHeight - word.bottom).toFixed(2)} Tm`;
  return `/Text ${size.toFixed(2)} Tf ${stretch.toFixed(2)} Tz ${place} <${hex}> Tj\n`;
}

/** Content stream that lays the words where they are seen. */
export function invisibleText(words: readonly Word[], pageHeight: number): string {
  if (words.length === 0) return '';
  return `BT 3 Tr\n${words.map((word) => showWord(word, pageHeight)).join('')}ET\n`;
}
