// A PDF that was read: objects on demand, nothing loaded that nobody asks for.

import { pdfBroken, pdfTooLarge } from '../errors.ts';
import { decodeStream } from './filters.ts';
import { Lexer } from './lexer.ts';
import {
  isDict,
  PdfKeyword,
  PdfRef,
  PdfStream,
  plain,
  type PdfDict,
  type PdfObjects,
  type PdfValue,
} from './objects.ts';
import { recoverXref } from './recovery.ts';
import { findStartXref, readXref, type Place, type Xref } from './xref.ts';

/** Larger files are refused before they are read. */
const MAX_FILE = 200 * 1024 * 1024;
const MAX_REFERENCE_CHAIN = 20;

export class PdfFile implements PdfObjects {
  readonly bytes: Uint8Array;
  /** True when the cross-reference had to be rebuilt: such a file cannot be appended to. */
  recovered = false;
  #xref: Xref;
  readonly #cache = new Map<number, PdfValue>();
  readonly #containers = new Map<number, { bytes: Uint8Array; offsets: number[]; nums: number[] }>();

  /** Throws `facturx.pdf_broken` when no catalog can be found, `facturx.pdf_too_large` past 200 MB. */
  constructor(bytes: Uint8Array) {
    if (bytes.length > MAX_FILE) throw pdfTooLarge();
    this.bytes = withoutPreamble(plain(bytes));
    this.#xref = { places: new Map(), trailer: new Map(), start: -1, isStream: false };
    this.#open();
  }

  get trailer(): PdfDict {
    return this.#xref.trailer;
  }

  get xref(): Xref {
    return this.#xref;
  }

  get catalog(): PdfDict {
    const root = this.resolve(this.trailer.get('Root'));
    if (!isDict(root)) throw pdfBroken();
    return root;
  }

  get isEncrypted(): boolean {
    return this.resolve(this.trailer.get('Encrypt')) !== null;
  }

  /** Highest object number in use, plus one. */
  get size(): number {
    let size = 1;
    for (const num of this.#xref.places.keys()) if (num >= size) size = num + 1;
    return size;
  }

  /** Generation of an object as its head says; 0 for a new one or one in an object stream. */
  generation(num: number): number {
    const place = this.#xref.places.get(num);
    if (!place || place === 'free' || !('offset' in place)) return 0;
    const lexer = new Lexer(this.bytes, place.offset);
    lexer.next(false);
    return Number(lexer.next(false)) || 0;
  }

  /** Numbers of all live objects. */
  *numbers(): Generator<number> {
    for (const [num, place] of this.#xref.places) if (place !== 'free' && num > 0) yield num;
  }

  resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null;
    for (let i = 0; current instanceof PdfRef; i++) {
      if (i > MAX_REFERENCE_CHAIN) return null;
      current = this.get(current.num);
    }
    return current;
  }

  get(num: number): PdfValue {
    const cached = this.#cache.get(num);
    if (cached !== undefined) return cached;
    this.#cache.set(num, null);
    const value = this.#load(num);
    this.#cache.set(num, value);
    return value;
  }

  #open(): void {
    const start = findStartXref(this.bytes);
    try {
      if (start === undefined) throw pdfBroken();
      this.#xref = readXref(this.bytes, start, (offset) => this.#readAt(offset).value);
      if (!isDict(this.catalog) || !this.catalog.has('Pages')) throw pdfBroken();
    } catch {
      this.#recover();
    }
  }

  #recover(): void {
    this.recovered = true;
    this.#cache.clear();
    this.#containers.clear();
    this.#xref = recoverXref(this.bytes, this, (offset) => this.#readAt(offset).value);
    if (!isDict(this.catalog)) throw pdfBroken();
  }

  #load(num: number): PdfValue {
    const place = this.#xref.places.get(num);
    if (!place || place === 'free') return null;
    if (this.recovered) return this.#tryLoad(num, place) ?? null;
    const value = this.#tryLoad(num, place);
    if (value !== undefined) return value;
    this.#recover();
    return this.get(num);
  }

  /** `undefined` when the object is not where the cross-reference says. */
  #tryLoad(num: number, place: Exclude<Place, 'free'>): PdfValue | undefined {
    try {
      if ('container' in place) return this.#contained(num, place);
      const read = this.#readAt(place.offset);
      return read.num === num ? read.value : undefined;
    } catch {
      return undefined;
    }
  }

  #contained(num: number, place: { container: number; index: number }): PdfValue | undefined {
    const container = this.#container(place.container);
    const index = container.nums[place.index] === num ? place.index : container.nums.indexOf(num);
    const offset = container.offsets[index];
    return offset === undefined ? undefined : new Lexer(container.bytes, offset).value();
  }

  #container(num: number): { bytes: Uint8Array; offsets: number[]; nums: number[] } {
    const known = this.#containers.get(num);
    if (known) return known;
    const stream = this.get(num);
    if (!(stream instanceof PdfStream)) throw pdfBroken();
    const { bytes } = decodeStream(this, stream);
    const first = Number(this.resolve(stream.dict.get('First')));
    const count = Math.min(Number(this.resolve(stream.dict.get('N'))), bytes.length);
    const opened = { bytes, offsets: [] as number[], nums: [] as number[] };
    const lexer = new Lexer(bytes);
    for (let i = 0; i < count; i++) {
      opened.nums.push(Number(lexer.next(false)));
      opened.offsets.push(first + Number(lexer.next(false)));
    }
    this.#containers.set(num, opened);
    return opened;
  }

  #readAt(offset: number): { num: number; value: PdfValue } {
    const lexer = new Lexer(this.bytes, offset);
    lexer.skipSpace();
    const num = lexer.digits();
    lexer.skipSpace();
    lexer.digits();
    if (num === undefined || !lexer.accept('obj')) throw pdfBroken();
    const value = lexer.next();
    if (value === undefined || value instanceof PdfKeyword) return { num, value: null };
    if (!isDict(value) || !lexer.accept('stream')) return { num, value };
    return { num, value: new PdfStream(value, this.#streamBytes(lexer, value)) };
  }

  #streamBytes(lexer: Lexer, dict: PdfDict): Uint8Array {
    const { bytes } = this;
    let start = lexer.pos;
    if (bytes[start] === 13) start++;
    if (bytes[start] === 10) start++;
    const length = this.resolve(dict.get('Length'));
    if (typeof length === 'number' && length >= 0 && start + length <= bytes.length) {
      const after = new Lexer(bytes, start + length);
      if (after.accept('endstream')) return bytes.subarray(start, start + length);
    }
    return bytes.subarray(start, endOfStream(bytes, start));
  }
}

/** Where `endstream` says the data ends, when `/Length` is wrong. */
function endOfStream(bytes: Uint8Array, start: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = buffer.indexOf('endstream', start);
  if (at < 0) throw pdfBroken();
  if (bytes[at - 1] === 10) return bytes[at - 2] === 13 ? at - 2 : at - 1;
  return bytes[at - 1] === 13 ? at - 1 : at;
}

/** Offsets count from `%PDF-`, which mail gateways and printers sometimes push down. */
function withoutPreamble(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  const at = head.indexOf('%PDF-');
  if (at < 0) throw pdfBroken();
  return at === 0 ? bytes : bytes.subarray(at);
}
