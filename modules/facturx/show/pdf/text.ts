// Text that an embedded font can show: PDF/A forbids the glyph for « none » (ISO 19005-3 §6.2.11.8). Noto Sans has
// Latin, Greek and Cyrillic; DejaVu adds Hebrew, Arabic, Georgian, symbols and smileys. What neither has (Chinese,
// Japanese…) is written as its code points, `[U+4F60]`: whoever needs the name can still find out what it is.

import { loadFont, type Face, type Weight } from './theme.ts';

const shown = new Map<Face, Map<number, boolean>>();

function canShow(code: number, face: Face): boolean {
  let known = shown.get(face);
  if (!known) shown.set(face, (known = new Map<number, boolean>()));
  const answer = known.get(code) ?? loadFont(face).font.hasGlyphForCodePoint(code);
  known.set(code, answer);
  return answer;
}

/** Joiners, variation selectors and marks of direction: nothing is lost without them. */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}/gu;
const LATIN = /^[\x20-\x7e\n\u00a0-\u00ff]*$/;
const PRIVATE = /\p{Co}|\p{Cn}|\p{Cc}|\ufffd/u;

export interface Showable {
  readonly text: string;
  readonly face: Face;
}

function codePoint(character: string): string {
  if (PRIVATE.test(character)) return '?';
  return `[U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** The font for the whole text: the usual one, unless another has characters that it lacks. */
function faceFor(characters: readonly string[], weight: Weight): Face {
  const other = `${weight}-wide` as const;
  const lacking = characters.filter((character) => !canShow(character.codePointAt(0) as number, weight));
  return lacking.some((character) => canShow(character.codePointAt(0) as number, other)) ? other : weight;
}

/** The text as it can be shown, control characters as spaces, and the font that shows it. */
export function showable(text: string, weight: Weight): Showable {
  const plain = text.toWellFormed().replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(UNSEEN, '').normalize('NFC');
  if (LATIN.test(plain)) return { text: plain, face: weight };
  const characters = [...plain];
  const face = faceFor(
    characters.filter((character) => character !== '\n'),
    weight,
  );
  const parts = characters.map((character) => {
    const isKnown = character === '\n' || canShow(character.codePointAt(0) as number, face);
    return isKnown ? character : codePoint(character);
  });
  return { text: parts.join(''), face };
}
