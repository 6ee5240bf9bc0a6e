// Texts as XPath counts and cuts them: in characters, not in UTF-16 units.

const BLANKS = /[ \t\n\r]+/g;

export function normalSpace(text: string): string {
  return text.replace(BLANKS, ' ').replace(/^ | $/g, '');
}

/** Characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Digits after the point, as written. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : lengthOf(text.slice(point + 1));
}

/** Positions count from 1, as in the notation of XPath; a missing length means to the end. */
export function substring(text: string, start: number, length = Infinity): string {
  const from = Math.round(start);
  const to = from + Math.round(length);
  return Array.from(text)
    .filter((_, index) => index + 1 >= from && index + 1 < to)
    .join('');
}
