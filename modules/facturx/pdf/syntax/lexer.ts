// Reads objects from bytes (ISO 32000-1 §7.2, §7.3). Tolerant as readers must be, bounded in depth.

import { pdfBroken } from '../errors.ts';
import { PdfKeyword, PdfName, PdfRef, PdfString, type PdfArray, type PdfDict, type PdfValue } from './objects.ts';
import { readHexString, readLiteralString } from './strings.ts';

// Character classes of §7.2.2: 1 white space, 2 delimiter, 0 regular.
const CLASS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASS[code] = 1;
for (const code of '()<>[]{}/%') CLASS[code.charCodeAt(0)] = 2;

const MAX_DEPTH = 200;

export type Token = PdfValue | PdfKeyword;

export function isSpace(code: number | undefined): boolean {
  return code !== undefined && CLASS[code] === 1;
}

export class Lexer {
  readonly bytes: Uint8Array;
  pos: number;
  #depth = 0;

  constructor(bytes: Uint8Array, pos = 0) {
    this.bytes = bytes;
    this.pos = pos;
  }

  /** The next object or keyword; `undefined` at the end. References are recognised when `references` is set. */
  next(references = true): Token | undefined {
    this.skipSpace();
    const code = this.bytes[this.pos];
    if (code === undefined) return undefined;
    if (CLASS[code] === 0) return isNumberStart(code) ? this.#number(references) : this.#keyword();
    return this.#delimited(code, references);
  }

  /** The next object. Throws `facturx.pdf_broken` when there is none. */
  value(): PdfValue {
    const token = this.next();
    if (token === undefined || token instanceof PdfKeyword) throw pdfBroken();
    return token;
  }

  /** Consumes `word` if it comes next. */
  accept(word: string): boolean {
    this.skipSpace();
    for (let i = 0; i < word.length; i++) if (this.bytes[this.pos + i] !== word.charCodeAt(i)) return false;
    this.pos += word.length;
    return true;
  }

  skipSpace(): void {
    const { bytes } = this;
    for (;;) {
      const code = bytes[this.pos];
      if (code === undefined) return;
      if (CLASS[code] === 1) this.pos++;
      else if (code === 0x25) this.#skipComment();
      else return;
    }
  }

  /** Digits as a number; `undefined`, with nothing consumed, when there are none. */
  digits(): number | undefined {
    let value = 0;
    const start = this.pos;
    for (;;) {
      const code = this.bytes[this.pos];
      if (code === undefined || code < 0x30 || code > 0x39) break;
      value = value * 10 + code - 0x30;
      this.pos++;
    }
    return this.pos > start ? value : undefined;
  }

  #skipComment(): void {
    for (;;) {
      const code = this.bytes[this.pos];
      if (code === undefined || code === 10 || code === 13) return;
      this.pos++;
    }
  }

  #delimited(code: number, references: boolean): Token {
    this.pos++;
    if (code === 0x2f) return this.#name();
    if (code === 0x28) return this.#string(readLiteralString);
    if (code === 0x5b) return this.#nested(() => this.#array(references));
    if (code === 0x3c && this.bytes[this.pos] !== 0x3c) return this.#string(readHexString);
    if (code === 0x3c) {
      this.pos++;
      return this.#nested(() => this.#dict(references));
    }
    if (code === 0x3e && this.bytes[this.pos] === 0x3e) this.pos++;
    return new PdfKeyword(String.fromCharCode(code));
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw pdfBroken();
    const value = read();
    this.#depth--;
    return value;
  }

  #string(read: (bytes: Uint8Array, start: number) => { value: Uint8Array; end: number }): PdfString {
    const { value, end } = read(this.bytes, this.pos);
    this.pos = end;
    return new PdfString(value);
  }

  #array(references: boolean): PdfArray {
    const items: PdfArray = [];
    for (;;) {
      const token = this.next(references);
      if (token === undefined) return items;
      if (!(token instanceof PdfKeyword)) items.push(token);
      else if (token.value === ']') return items;
      else if (token.value.startsWith('end')) return items;
    }
  }

  #dict(references: boolean): PdfDict {
    const entries: PdfDict = new Map();
    for (;;) {
      const key = this.next(references);
      if (!(key instanceof PdfName)) {
        if (key === undefined || (key instanceof PdfKeyword && /^(>|end|stream)/.test(key.value))) return entries;
        continue;
      }
      const value = this.next(references);
      if (value === undefined || value instanceof PdfKeyword) return entries;
      entries.set(key.value, value);
    }
  }

  #word(): string {
    const start = this.pos;
    while (this.pos < this.bytes.length && CLASS[this.bytes[this.pos] as number] === 0) this.pos++;
    return String.fromCharCode.apply(null, this.bytes.subarray(start, Math.min(this.pos, start + 4096)) as never);
  }

  #name(): PdfName {
    const word = this.#word();
    if (!word.includes('#')) return new PdfName(word);
    return new PdfName(word.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));
  }

  #keyword(): Token {
    const word = this.#word();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    return new PdfKeyword(word);
  }

  #number(references: boolean): Token {
    const start = this.pos;
    const integer = this.digits();
    const code = this.bytes[this.pos];
    if (integer !== undefined && (code === undefined || CLASS[code] !== 0)) {
      return references ? (this.#reference(integer) ?? integer) : integer;
    }
    this.pos = start;
    const word = this.#word();
    const match = /^[+-]*\d*\.?\d*/.exec(word)?.[0] ?? '';
    if (!/\d/.test(match) && !/^[+-]?\.?$/.test(word)) return new PdfKeyword(word);
    const value = Number(match.replace(/^[+-]*(?=[+-])/, ''));
    return Number.isFinite(value) ? value : 0;
  }

  /** After an integer: ` gen R`, or nothing consumed. */
  #reference(num: number): PdfRef | undefined {
    const back = this.pos;
    this.skipSpace();
    const gen = this.digits();
    if (gen !== undefined && isSpace(this.bytes[this.pos])) {
      this.skipSpace();
      const after = this.bytes[this.pos + 1];
      if (this.bytes[this.pos] === 0x52 && (after === undefined || CLASS[after] !== 0)) {
        this.pos++;
        return new PdfRef(num, gen);
      }
    }
    this.pos = back;
    return undefined;
  }
}

function isNumberStart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e;
}
