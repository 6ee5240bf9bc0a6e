// Literal and hexadecimal strings (ISO 32000-1 §7.3.4). `start` is after the opening bracket.

interface Read {
  value: Uint8Array;
  end: number;
}

const ESCAPES: Record<number, number> = { 0x6e: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12 };

function octalDigit(code: number | undefined): code is number {
  return code !== undefined && code >= 0x30 && code <= 0x37;
}

/** What `\` at `pos - 1` stands for: at most one byte, and where to go on. */
function readEscape(bytes: Uint8Array, pos: number): { byte?: number; end: number } {
  const code = bytes[pos];
  if (code === undefined) return { end: pos };
  if (code === 13) return { end: bytes[pos + 1] === 10 ? pos + 2 : pos + 1 };
  if (code === 10) return { end: pos + 1 };
  if (!octalDigit(code)) return { byte: ESCAPES[code] ?? code, end: pos + 1 };
  let value = 0;
  let end = pos;
  while (end < pos + 3 && octalDigit(bytes[end])) value = value * 8 + (bytes[end++] as number) - 0x30;
  return { byte: value & 0xff, end };
}

/** Where a string ends that has no escape and no bracket inside; `undefined` for any other. */
function plainEnd(bytes: Uint8Array, start: number): number | undefined {
  for (let at = start; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === 0x29) return at;
    if (code === 0x28 || code === 0x5c) return undefined;
  }
  return undefined;
}

/** Most strings are a letter or a word: copying them by hand is quicker than asking for a slice. */
const SHORT = 64;

function copyOf(bytes: Uint8Array, start: number, end: number): Uint8Array {
  if (end - start > SHORT) return bytes.slice(start, end);
  const copy = new Uint8Array(end - start);
  for (let at = start; at < end; at++) copy[at - start] = bytes[at] as number;
  return copy;
}

export function readLiteralString(bytes: Uint8Array, start: number): Read {
  const plain = plainEnd(bytes, start);
  if (plain !== undefined) return { value: copyOf(bytes, start, plain), end: plain + 1 };
  const out: number[] = [];
  let depth = 1;
  let pos = start;
  while (pos < bytes.length) {
    const code = bytes[pos++] as number;
    if (code === 0x5c) {
      const { byte, end } = readEscape(bytes, pos);
      if (byte !== undefined) out.push(byte);
      pos = end;
      continue;
    }
    if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) break;
    out.push(code);
  }
  return { value: Uint8Array.from(out), end: pos };
}

/** Value of a hexadecimal digit by its code; 16 for what is none. */
const DIGITS = new Uint8Array(256).fill(16);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  DIGITS[digit.charCodeAt(0)] = value;
  DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Digits with something between them, or an odd number of them. */
function scatteredDigits(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const digits = bytes.subarray(start, end).filter((code) => (DIGITS[code] as number) < 16);
  const value = new Uint8Array((digits.length + 1) >> 1);
  for (const [index, code] of digits.entries()) {
    const digit = DIGITS[code] as number;
    value[index >> 1] = index % 2 === 0 ? digit << 4 : (value[index >> 1] as number) | digit;
  }
  return value;
}

export function readHexString(bytes: Uint8Array, start: number): Read {
  const close = bytes.indexOf(0x3e, start);
  const end = close < 0 ? bytes.length : close;
  const after = close < 0 ? end : end + 1;
  const value = new Uint8Array((end - start) >> 1);
  for (let index = 0, at = start; index < value.length; index++, at += 2) {
    const high = DIGITS[bytes[at] as number] as number;
    const low = DIGITS[bytes[at + 1] as number] as number;
    if ((high | low) > 15) return { value: scatteredDigits(bytes, start, end), end: after };
    value[index] = (high << 4) | low;
  }
  if ((end - start) % 2 === 1) return { value: scatteredDigits(bytes, start, end), end: after };
  return { value, end: after };
}
