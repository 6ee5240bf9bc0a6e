// The letters of XML 1.0: names, references, characters that may stand in a document.

const NAME_START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const NAME = new RegExp(`[${NAME_START}][${NAME_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*`, 'y');

/** ASCII characters of names: 1 may begin one, 2 may only go on. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[:A-Z_a-z]/.test(character)) return 1;
  return /[-.0-9]/.test(character) ? 2 : 0;
});

/** End of an ASCII name, or -1 where other letters begin. */
function asciiEnd(text: string, offset: number): number {
  if (ASCII[text.charCodeAt(offset)] !== 1) return -1;
  let end = offset + 1;
  while (ASCII[text.charCodeAt(end)]) end += 1;
  return text.charCodeAt(end) < 128 ? end : -1;
}

/** Name at an offset, or the empty string. Nearly all are ASCII: those are read without a pattern. */
export function nameAt(text: string, offset: number): string {
  const end = asciiEnd(text, offset);
  if (end >= 0) return text.slice(offset, end);
  NAME.lastIndex = offset;
  return NAME.exec(text)?.[0] ?? '';
}

// Lone surrogates are forbidden too: the decoder lets none through.
// eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 forbids
export const FORBIDDEN_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function characterOf(code: number): string | undefined {
  const isValid =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return isValid ? String.fromCodePoint(code) : undefined;
}

/** What `&reference;` stands for; `undefined` when XML 1.0 without DTD knows no such reference. */
export function referenceOf(reference: string): string | undefined {
  if (!reference.startsWith('#')) return Object.hasOwn(PREDEFINED, reference) ? PREDEFINED[reference] : undefined;
  const hexadecimal = /^#x([0-9a-fA-F]{1,8})$/.exec(reference);
  if (hexadecimal) return characterOf(Number.parseInt(hexadecimal[1] as string, 16));
  const decimal = /^#([0-9]{1,10})$/.exec(reference);
  return decimal ? characterOf(Number(decimal[1])) : undefined;
}
