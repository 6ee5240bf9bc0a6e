// Bytes of UTF-8 by what they mean to XML, so that one look at each tells what a run of them holds.

/** What may be among the bytes of a run; spaces alone say nothing. */
export const HOLDS = {
  text: 1,
  /** A character that is not ASCII. */
  wide: 2,
  reference: 4,
  bracket: 8,
  forbidden: 16,
  /** A tab or the end of a line. */
  break: 32,
  less: 64,
} as const;

const [TAB, LINE_END, RETURN] = [0x09, 0x0a, 0x0d];

function kindOf(byte: number): number {
  if (byte === TAB || byte === LINE_END) return HOLDS.break;
  if (byte < 0x20 && byte !== RETURN) return HOLDS.forbidden;
  if (byte >= 0x80) return HOLDS.text | HOLDS.wide;
  switch (String.fromCharCode(byte)) {
    case ' ':
      return 0;
    case '&':
      return HOLDS.text | HOLDS.reference;
    case ']':
      return HOLDS.text | HOLDS.bracket;
    case '<':
      return HOLDS.text | HOLDS.less;
    default:
      return HOLDS.text;
  }
}

export const KIND = Uint8Array.from({ length: 256 }, (_, byte) => kindOf(byte));

/** Whether a run is nothing but white space. */
export function isBlank(holds: number): boolean {
  return (holds & ~HOLDS.break) === 0;
}

/** Bytes of names: 1 may begin one, 2 may only go on, 3 belongs to a letter that is not ASCII. */
export const NAME_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (byte >= 0x80) return 3;
  if (/[:A-Z_a-z]/.test(character)) return 1;
  return /[-.0-9]/.test(character) ? 2 : 0;
});

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text of well-formed UTF-8. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return DECODER.decode(bytes.subarray(start, end));
}

/** The same bytes with line ends as XML wants them: a return, alone or before a line feed, is a line feed. */
export function withLineEnds(bytes: Uint8Array): Uint8Array {
  // Not `slice`: that of a Buffer is a view of what the caller gave.
  const result = Uint8Array.from(bytes);
  let to = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === RETURN && bytes[at + 1] === LINE_END) continue;
    result[to] = byte === RETURN ? LINE_END : byte;
    to += 1;
  }
  return result.subarray(0, to);
}

/** U+FFFE and U+FFFF, which no XML may hold. */
export function isNoCharacter(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbf && (bytes[at + 2] as number) >= 0xbe;
}

/** Where the first character stands that XML forbids, or -1. */
export function forbiddenAt(bytes: Uint8Array): number {
  return bytes.findIndex((byte, at) => KIND[byte] === HOLDS.forbidden || isNoCharacter(bytes, at));
}
