// Reads objects from bytes (ISO 32000-1 §7.2, §7.3). Tolerant as readers must be, bounded in depth.

import { pdfBroken } from '../errors.ts';
import {
  PdfKeyword,
  PdfName,
  PdfRef,
  PdfString,
  plain,
  type PdfArray,
  type PdfDict,
  type PdfValue,
} from './objects.ts';
import { readHexString, readLiteralString } from './strings.ts';
import { latin1 } from './text.ts';

// Character classes of §7.2.2: 1 white space, 2 delimiter, 0 regular.
const CLASS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASS[code] = 1;
for (const code of '()<>[]{}/%') CLASS[code.charCodeAt(0)] = 2;

const MAX_DEPTH = 200;
const LONGEST_WORD = 4096;

/** Digits whose number, and its division by a power of ten, are exact or rounded once. */
const MAX_EXACT_DIGITS = 15;
const POWERS = Array.from({ length: MAX_EXACT_DIGITS }, (_, exponent) => 10 ** exponent);

export type Token = PdfValue | PdfKeyword;

export function isSpace(code: number | undefined): boolean {
  return code !== undefined && CLASS[code] === 1;
}

/** Words met of late: a document says the same few again and again, and each is made once. */
const WORDS: string[] = Array.from({ length: 1024 }, () => '');
const LONGEST_KEPT = 24;

function isWord(word: string, bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}

function wordOf(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  if (length > LONGEST_KEPT) return latin1(bytes.subarray(start, end));
  let place = length;
  for (let at = start; at < end; at++) place = (place * 31 + (bytes[at] as number)) & 1023;
  const known = WORDS[place] as string;
  if (known.length === length && isWord(known, bytes, start)) return known;
  return (WORDS[place] = latin1(bytes.subarray(start, end)));
}

export class Lexer {
  readonly bytes: Uint8Array;
  pos: number;
  #depth = 0;

  constructor(bytes: Uint8Array, pos = 0) {
    this.bytes = plain(bytes);
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
    return wordOf(this.bytes, start, Math.min(this.pos, start + LONGEST_WORD));
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
    return this.#decimal() ?? this.#oddNumber();
  }

  /** `-12.50`: a sign, digits and a fraction, as nearly all are written; `undefined`, nothing consumed, for any other. */
  #decimal(): number | undefined {
    const { bytes } = this;
    const start = this.pos;
    const sign = bytes[start] === 0x2d ? -1 : 1;
    if (sign < 0) this.pos++;
    const whole = this.digits();
    let value = whole;
    if (bytes[this.pos] === 0x2e) {
      const from = ++this.pos;
      const fraction = this.digits();
      const scale = POWERS[this.pos - from];
      if (scale === undefined) value = undefined;
      else if (fraction !== undefined) value = ((whole ?? 0) * scale + fraction) / scale;
    }
    const code = bytes[this.pos];
    const isExact = this.pos - start <= MAX_EXACT_DIGITS;
    if (value !== undefined && isExact && (code === undefined || CLASS[code] !== 0)) return sign * value;
    this.pos = start;
    return undefined;
  }

  #oddNumber(): Token {
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
