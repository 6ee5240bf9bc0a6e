// Cross-reference tables and streams (ISO 32000-1 §7.5.4, §7.5.8), newest section first.

import { pdfBroken, pdfTooLarge } from '../errors.ts';
import { Lexer } from './lexer.ts';
import { isDict, numberEntry, PdfStream, type PdfDict, type PdfObjects, type PdfValue } from './objects.ts';
import { decodeStream } from './filters.ts';

/** Where an object lies: at a byte offset, or as the nth of an object stream. */
export type Place = { offset: number } | { container: number; index: number } | 'free';

export interface Xref {
  readonly places: Map<number, Place>;
  readonly trailer: PdfDict;
  /** Offset of the newest section, for `/Prev` of an appended one. */
  readonly start: number;
  readonly isStream: boolean;
}

/** More objects than any invoice has. */
const MAX_OBJECTS = 2_000_000;
const MAX_SECTIONS = 1_000;

/** Reads the stream object at an offset; lengths must be direct here, as references cannot be followed yet. */
export type ReadObject = (offset: number) => PdfValue;

interface Section {
  readonly dict: PdfDict;
  readonly isStream: boolean;
}

function setPlace(places: Map<number, Place>, num: number, place: Place): void {
  if (places.has(num)) return;
  if (places.size > MAX_OBJECTS) throw pdfTooLarge();
  places.set(num, place);
}

function readTable(lexer: Lexer, places: Map<number, Place>): PdfDict {
  while (!lexer.accept('trailer')) {
    const first = lexer.digits();
    lexer.skipSpace();
    const count = lexer.digits();
    if (first === undefined || count === undefined || count > MAX_OBJECTS) throw pdfBroken();
    for (let i = 0; i < count; i++) readTableEntry(lexer, first + i, places);
  }
  const dict = lexer.value();
  if (!isDict(dict)) throw pdfBroken();
  return dict;
}

function readTableEntry(lexer: Lexer, num: number, places: Map<number, Place>): void {
  lexer.skipSpace();
  const offset = lexer.digits();
  lexer.skipSpace();
  const gen = lexer.digits();
  lexer.skipSpace();
  const kind = lexer.bytes[lexer.pos++];
  if (offset === undefined || gen === undefined || (kind !== 0x6e && kind !== 0x66)) throw pdfBroken();
  setPlace(places, num, kind === 0x6e && offset > 0 ? { offset } : 'free');
}

function field(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

function placeOf(type: number, second: number, third: number): Place {
  if (type === 1) return { offset: second };
  return type === 2 ? { container: second, index: third } : 'free';
}

const NOTHING: PdfObjects = { trailer: new Map(), resolve: (value) => value ?? null };

function readStream(stream: PdfStream, places: Map<number, Place>): PdfDict {
  const { dict } = stream;
  const widths = dict.get('W');
  if (!Array.isArray(widths) || widths.length < 3) throw pdfBroken();
  const [w0 = 0, w1 = 0, w2 = 0] = widths.map((width) => Math.min(8, Math.max(0, Number(width))));
  const row = w0 + w1 + w2;
  if (!(row > 0)) throw pdfBroken();
  const { bytes } = decodeStream(NOTHING, stream);
  const index = dict.get('Index') ?? [0, numberEntry(NOTHING, dict, 'Size') ?? 0];
  if (!Array.isArray(index)) throw pdfBroken();
  let at = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = Number(index[pair]);
    for (let i = 0; i < Number(index[pair + 1]) && at + row <= bytes.length; i++, at += row) {
      const type = w0 === 0 ? 1 : field(bytes, at, w0);
      setPlace(places, first + i, placeOf(type, field(bytes, at + w0, w1), field(bytes, at + w0 + w1, w2)));
    }
  }
  return dict;
}

function readSection(
  bytes: Uint8Array,
  offset: number,
  read: { object: ReadObject; places: Map<number, Place> },
): Section {
  const lexer = new Lexer(bytes, offset);
  if (lexer.accept('xref')) {
    lexer.skipSpace();
    return { dict: readTable(lexer, read.places), isStream: false };
  }
  const stream = read.object(offset);
  if (!(stream instanceof PdfStream)) throw pdfBroken();
  return { dict: readStream(stream, read.places), isStream: true };
}

/** Follows `/Prev` and `/XRefStm` from the newest section. Throws `facturx.pdf_broken` when any is unreadable. */
export function readXref(bytes: Uint8Array, start: number, object: ReadObject): Xref {
  const places = new Map<number, Place>();
  const seen = new Set<number>();
  const waiting = [start];
  let newest: Section | undefined;
  for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
    if (seen.has(offset)) continue;
    if (offset >= bytes.length || seen.size > MAX_SECTIONS) throw pdfBroken();
    seen.add(offset);
    const section = readSection(bytes, offset, { object, places });
    newest ??= section;
    for (const key of ['XRefStm', 'Prev']) {
      const next = section.dict.get(key);
      if (typeof next === 'number') waiting.push(next);
    }
  }
  if (!newest) throw pdfBroken();
  return { places, trailer: newest.dict, start, isStream: newest.isStream };
}

/** The offset after the last `startxref`; `undefined` when there is none. */
export function findStartXref(bytes: Uint8Array): number | undefined {
  const from = Math.max(0, bytes.length - 2048);
  const at = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.length - from).lastIndexOf('startxref');
  if (at < 0) return undefined;
  const lexer = new Lexer(bytes, from + at + 9);
  lexer.skipSpace();
  return lexer.digits();
}
