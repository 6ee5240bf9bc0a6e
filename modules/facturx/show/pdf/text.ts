// Text that the embedded font can show: PDF/A forbids the glyph for « none » (ISO 19005-3 §6.2.11.8).

import { loadFont, type Weight } from './theme.ts';

const REPLACEMENT = '\ufffd';

const shown = new Map<Weight, Map<number, boolean>>();

function canShow(code: number, weight: Weight): boolean {
  let known = shown.get(weight);
  if (!known) shown.set(weight, (known = new Map<number, boolean>()));
  const answer = known.get(code) ?? loadFont(weight).font.hasGlyphForCodePoint(code);
  known.set(code, answer);
  return answer;
}

/** Joiners, variation selectors and marks of direction: nothing is lost without them. */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}/gu;

/** The text with every character that has no glyph replaced, and control characters as spaces. */
export function showable(text: string, weight: Weight): string {
  const plain = text.toWellFormed().replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(UNSEEN, '').normalize('NFC');
  if (/^[\x20-\x7e\n\u00a0-\u00ff]*$/.test(plain)) return plain;
  let result = '';
  for (const character of plain) {
    const isKnown = character === '\n' || canShow(character.codePointAt(0) as number, weight);
    result += isKnown ? character : canShow(0xfffd, weight) ? REPLACEMENT : '?';
  }
  return result;
}
