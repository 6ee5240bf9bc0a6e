// Regular expressions of XPath, as far as the rules use them, in those of JavaScript.

const compiled = new Map<string, RegExp>();

/** Digits of any script count, white space is that of XML. */
export function patternOf(source: string, flags = ''): RegExp {
  const key = `${flags}/${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const inner = source.replaceAll(String.raw`\d`, String.raw`\p{Nd}`).replaceAll(String.raw`\s`, String.raw`[ \t\n\r]`);
  const pattern = new RegExp(inner.replaceAll('{1}', ''), `u${flags}`);
  if (compiled.size < 1_000) compiled.set(key, pattern);
  return pattern;
}
