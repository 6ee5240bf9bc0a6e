// The letters of XML 1.0: names, references.

const NAME_START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const NAME = new RegExp(`^[${NAME_START}][${NAME_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*$`);

export function isName(text: string): boolean {
  return NAME.test(text);
}

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
