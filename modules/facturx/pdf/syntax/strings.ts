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

export function readLiteralString(bytes: Uint8Array, start: number): Read {
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

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

export function readHexString(bytes: Uint8Array, start: number): Read {
  const out: number[] = [];
  let high = -1;
  let pos = start;
  while (pos < bytes.length) {
    const code = bytes[pos++] as number;
    if (code === 0x3e) break;
    const digit = hexDigit(code);
    if (digit < 0) continue;
    if (high < 0) high = digit;
    else {
      out.push(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) out.push(high * 16);
  return { value: Uint8Array.from(out), end: pos };
}
