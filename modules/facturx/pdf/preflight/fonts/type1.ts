// A Type 1 program: the names of its glyphs and their widths (Adobe Type 1 Font Format, chapters 6 and 7).

import { encodedName } from './glyph-names.ts';

const EEXEC_KEY = 55_665;
const CHARSTRING_KEY = 4330;

function decrypt(bytes: Uint8Array, key: number, skip: number): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let r = key;
  bytes.forEach((cipher, index) => {
    out[index] = cipher ^ (r >> 8);
    r = ((cipher + r) * 52_845 + 22_719) & 0xffff;
  });
  return out.subarray(skip);
}

/** The encrypted part follows `eexec`, in binary or, rarely, in hexadecimal. */
function privatePart(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = buffer.indexOf('eexec');
  if (at < 0) throw new Error('no eexec');
  at += 5;
  while (bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9) at++;
  const isHex = /^[0-9A-Fa-f\s]{8}/.test(buffer.subarray(at, at + 8).toString('latin1'));
  const cipher = isHex
    ? Buffer.from(buffer.subarray(at).toString('latin1').replace(/\s/g, ''), 'hex')
    : bytes.subarray(at);
  return decrypt(cipher, EEXEC_KEY, 4);
}

function divide(stack: number[]): void {
  const divisor = stack.pop() ?? 1;
  stack.push((stack.pop() ?? 0) / divisor);
}

/** A number of a charstring and how many bytes it takes; `undefined` when an operator stands there. */
export function readNumber(bytes: Uint8Array, at: number): { value: number; size: number } | undefined {
  const code = bytes[at] as number;
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  if (code < 32) return undefined;
  if (code < 247) return { value: code - 139, size: 1 };
  if (code < 251) return { value: (code - 247) * 256 + byte(1) + 108, size: 2 };
  if (code < 255) return { value: -(code - 251) * 256 - byte(1) - 108, size: 2 };
  return { value: (byte(1) << 24) | (byte(2) << 16) | (byte(3) << 8) | byte(4), size: 5 };
}

const HSBW = 13;
const DIV = 1212;
const SBW = 1207;

/** Second operand of `hsbw` or third of `sbw`, which open every charstring; `div` is undone. */
function statedWidth(charstring: Uint8Array): number {
  const stack: number[] = [];
  for (let at = 0; at < charstring.length;) {
    const number = readNumber(charstring, at);
    if (number) {
      stack.push(number.value);
      at += number.size;
      continue;
    }
    const operator = charstring[at] === 12 ? 1200 + (charstring[at + 1] ?? 0) : (charstring[at] as number);
    if (operator === HSBW) return stack[1] ?? 0;
    if (operator === SBW) return stack[2] ?? 0;
    if (operator !== DIV) break;
    divide(stack);
    at += 2;
  }
  throw new Error('a charstring without a width');
}

/** Bytes that the start of a charstring is hidden behind. */
function hiddenBytes(text: string): number {
  return Number(/\/lenIV\s+(\d+)/.exec(text)?.[1] ?? '4');
}

const SUBROUTINE = /dup\s+(\d+)\s+(\d+)\s+(?:RD|-\||\S+)\s/g;

function readSubroutines(bytes: Uint8Array): Map<number, Uint8Array> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const found = new Map<number, Uint8Array>();
  const start = text.indexOf('/Subrs');
  const end = text.indexOf('/CharStrings');
  if (start < 0) return found;
  const last = end < start ? text.length : end;
  const skip = hiddenBytes(text);
  SUBROUTINE.lastIndex = start;
  for (let match = SUBROUTINE.exec(text); match !== null; match = SUBROUTINE.exec(text)) {
    if (match.index >= last) break;
    const from = SUBROUTINE.lastIndex;
    const length = Number(match[2]);
    found.set(Number(match[1]), decrypt(bytes.subarray(from, from + length), CHARSTRING_KEY, skip));
    SUBROUTINE.lastIndex = from + length;
  }
  return found;
}

const GLYPH = /\/([^\s/{}()[\]<>%]+)\s+(\d+)\s+(?:RD|-\||\S+)\s/g;

export class Type1Program {
  readonly #widths = new Map<string, number>();
  readonly #charstrings = new Map<string, Uint8Array>();
  readonly #encoding = new Map<number, string>();
  readonly #private: Uint8Array;
  #subroutines: ReadonlyMap<number, Uint8Array> | undefined;
  readonly #isStandard: boolean;
  readonly #scale: number;

  /** Throws on what is not a Type 1 program. */
  constructor(bytes: Uint8Array) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    const clear = text.slice(0, text.indexOf('eexec'));
    this.#scale = Number(/\/FontMatrix\s*\[\s*([\d.eE+-]+)/.exec(clear)?.[1] ?? '0.001') * 1000;
    this.#isStandard = /\/Encoding\s+StandardEncoding/.test(clear);
    for (const match of clear.matchAll(/dup\s+(\d+)\s*\/(\S+)\s+put/g)) {
      this.#encoding.set(Number(match[1]), match[2] as string);
    }
    this.#private = privatePart(bytes);
    this.#readGlyphs(this.#private);
  }

  hasName(name: string): boolean {
    return this.#widths.has(name);
  }

  widthOfName(name: string): number {
    return (this.#widths.get(name) ?? 0) * this.#scale;
  }

  /** What draws the glyph of a name, decrypted. */
  charstring(name: string): Uint8Array | undefined {
    return this.#charstrings.get(name);
  }

  /** A subroutine by its number, decrypted. */
  subroutine(number: number): Uint8Array | undefined {
    this.#subroutines ??= readSubroutines(this.#private);
    return this.#subroutines.get(number);
  }

  /** Thousandths of an em in one unit of the program. */
  get scale(): number {
    return this.#scale;
  }

  nameOfCode(code: number): string | undefined {
    return this.#isStandard ? encodedName('StandardEncoding', code) : this.#encoding.get(code);
  }

  #readGlyphs(bytes: Uint8Array): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    const skip = hiddenBytes(text);
    const start = text.indexOf('/CharStrings');
    if (start < 0) throw new Error('no CharStrings');
    GLYPH.lastIndex = text.indexOf('begin', start);
    for (let match = GLYPH.exec(text); match; match = GLYPH.exec(text)) {
      const length = Number(match[2]);
      const from = GLYPH.lastIndex;
      const charstring = decrypt(bytes.subarray(from, from + length), CHARSTRING_KEY, skip);
      this.#widths.set(match[1] as string, statedWidth(charstring));
      this.#charstrings.set(match[1] as string, charstring);
      GLYPH.lastIndex = from + length;
    }
  }
}
