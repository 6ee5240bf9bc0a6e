// The filters that predate Flate: ASCIIHex, ASCII85, RunLength, LZW (ISO 32000-1 §7.4).

import { pdfTooLarge } from '../errors.ts';
import { readHexString } from './strings.ts';
import { isSpace } from './lexer.ts';

export function decodeAsciiHex(bytes: Uint8Array): Uint8Array {
  return readHexString(bytes, 0).value;
}

function flush85(group: number[], out: number[]): void {
  const count = group.length;
  if (count < 2) return;
  while (group.length < 5) group.push(84);
  const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
  for (let i = 0; i < count - 1; i++) out.push(Math.floor(value / 256 ** (3 - i)) & 0xff);
  group.length = 0;
}

export function decodeAscii85(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  const group: number[] = [];
  for (const code of bytes) {
    if (code === 0x7e) break;
    if (isSpace(code)) continue;
    if (code === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
    else if (code >= 0x21 && code <= 0x75) group.push(code - 0x21);
    if (group.length === 5) flush85(group, out);
  }
  flush85(group, out);
  return Uint8Array.from(out);
}

export function decodeRunLength(bytes: Uint8Array, limit: number): Uint8Array {
  const out: number[] = [];
  let pos = 0;
  while (pos < bytes.length) {
    const length = bytes[pos++] as number;
    if (length === 128) break;
    if (length < 128) out.push(...bytes.subarray(pos, (pos += length + 1)));
    else {
      const byte = bytes[pos++] ?? 0;
      for (let i = length; i < 257; i++) out.push(byte);
    }
    if (out.length > limit) throw pdfTooLarge();
  }
  return Uint8Array.from(out);
}

class LzwTable {
  readonly #entries: (Uint8Array | undefined)[] = [];
  constructor() {
    for (let i = 0; i < 256; i++) this.#entries.push(Uint8Array.of(i));
    this.clear();
  }
  clear(): void {
    this.#entries.length = 256;
    this.#entries.push(undefined, undefined);
  }
  get size(): number {
    return this.#entries.length;
  }
  get(code: number): Uint8Array | undefined {
    return this.#entries[code];
  }
  add(prefix: Uint8Array, last: number): Uint8Array {
    const entry = new Uint8Array(prefix.length + 1);
    entry.set(prefix);
    entry[prefix.length] = last;
    this.#entries.push(entry);
    return entry;
  }
}

/** Reads codes of 9 to 12 bits, most significant bit first. */
class BitReader {
  readonly #bytes: Uint8Array;
  #pos = 0;
  #buffer = 0;
  #count = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  read(width: number): number | undefined {
    while (this.#count < width) {
      const byte = this.#bytes[this.#pos++];
      if (byte === undefined) return undefined;
      this.#buffer = ((this.#buffer << 8) | byte) & 0xffffff;
      this.#count += 8;
    }
    this.#count -= width;
    return (this.#buffer >> this.#count) & ((1 << width) - 1);
  }
}

function codeWidth(next: number): number {
  if (next >= 2048) return 12;
  if (next >= 1024) return 11;
  return next >= 512 ? 10 : 9;
}

/** `early` is EarlyChange: 1 unless the stream says 0. */
export function decodeLzw(bytes: Uint8Array, limit: number, early = 1): Uint8Array {
  const table = new LzwTable();
  const bits = new BitReader(bytes);
  const parts: Uint8Array[] = [];
  let total = 0;
  let previous: Uint8Array | undefined;
  for (;;) {
    const code = bits.read(codeWidth(table.size + (previous ? 1 : 0) - 1 + early));
    if (code === undefined || code === 257) break;
    if (code === 256) {
      table.clear();
      previous = undefined;
      continue;
    }
    let entry = table.get(code);
    if (previous && table.size < 4096) {
      const added = table.add(previous, (entry ?? previous)[0] as number);
      entry ??= added;
    }
    if (!entry) break;
    parts.push(entry);
    total += entry.length;
    if (total > limit) throw pdfTooLarge();
    previous = entry;
  }
  return Buffer.concat(parts, total);
}
