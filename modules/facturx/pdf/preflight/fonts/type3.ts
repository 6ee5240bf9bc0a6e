// Type 3 fonts: each glyph is a content stream of its own.

import { decodeStream } from '../../syntax/filters.ts';
import { Lexer } from '../../syntax/lexer.ts';
import { dictEntry, entry, PdfKeyword, PdfStream, type PdfDict } from '../../syntax/objects.ts';
import { ContentCheck } from '../content.ts';
import type { Context, FontUse } from '../context.ts';
import { nameOfCode, readEncoding } from './encoding.ts';
import { isSameWidth, simpleWidth } from './widths.ts';

/** The width that a glyph description states with `d0` or `d1`. */
function statedWidth(bytes: Uint8Array): number | undefined {
  const lexer = new Lexer(bytes);
  const numbers: number[] = [];
  for (let token = lexer.next(false); token !== undefined; token = lexer.next(false)) {
    if (typeof token === 'number') numbers.push(token);
    else if (token instanceof PdfKeyword) return token.value === 'd0' || token.value === 'd1' ? numbers[0] : undefined;
  }
  return undefined;
}

export function checkType3(context: Context, font: PdfDict, use: FontUse): void {
  const { objects } = context;
  const encoding = readEncoding(context, font);
  const glyphs = dictEntry(objects, font, 'CharProcs');
  const resources = dictEntry(objects, font, 'Resources');
  for (const code of use.codes) {
    const glyph = entry(objects, glyphs, nameOfCode(encoding, code) ?? '');
    if (!(glyph instanceof PdfStream))
      return context.report('6.2.11.4', `Type 3 font without a glyph for code ${code}`);
    const { bytes } = decodeStream(objects, glyph);
    const stated = statedWidth(bytes);
    if (stated === undefined || !isSameWidth(simpleWidth(context, font, code) ?? 0, stated)) {
      return context.report('6.2.11.5', `Type 3 font, code ${code}: width`);
    }
    new ContentCheck(context, { owner: glyph.dict, bytes, resources, state: { font: undefined, mode: 0 } }).run();
  }
}
