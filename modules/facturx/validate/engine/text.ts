// Texts as XPath counts and cuts them: in characters, not in UTF-16 units.

const BLANKS = /[ \t\n\r]+/g;

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

/** Whether nothing is to be changed: no blank at the ends, single spaces inside. Nearly all texts are so. */
function isNormal(text: string): boolean {
  let wasBlank = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x20) wasBlank = false;
    else if (isBlank(code)) {
      if (wasBlank || code !== 0x20) return false;
      wasBlank = true;
    } else wasBlank = false;
  }
  return !wasBlank || text === '';
}

export function normalSpace(text: string): string {
  return isNormal(text) ? text : text.replace(BLANKS, ' ').replace(/^ | $/g, '');
}

const isFirstOfPair = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isSecondOfPair = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Characters, not UTF-16 units, from a place on. */
export function lengthOf(text: string, from = 0): number {
  let length = text.length - from;
  for (let at = from + 1; at < text.length; at += 1) {
    if (isSecondOfPair(text.charCodeAt(at)) && isFirstOfPair(text.charCodeAt(at - 1))) length -= 1;
  }
  return length;
}

/** Digits after the point, as written. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : lengthOf(text, point + 1);
}

/** Positions count from 1, as in the notation of XPath; a missing length means to the end. */
export function substring(text: string, start: number, length = Infinity): string {
  const from = Math.round(start);
  const to = from + Math.round(length);
  return Array.from(text)
    .filter((_, index) => index + 1 >= from && index + 1 < to)
    .join('');
}
