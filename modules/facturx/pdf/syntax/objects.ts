// The objects of ISO 32000-1 §7.3. Text inside names and keywords is Latin-1: one character, one byte.

export class PdfName {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export class PdfString {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** An indirect reference, `12 0 R`. */
export class PdfRef {
  readonly num: number;
  readonly gen: number;
  constructor(num: number, gen = 0) {
    this.num = num;
    this.gen = gen;
  }
}

/** A stream with its bytes as stored, filters not undone. */
export class PdfStream {
  readonly dict: PdfDict;
  readonly raw: Uint8Array;
  constructor(entries: PdfDict, raw: Uint8Array) {
    this.dict = entries;
    this.raw = raw;
  }
}

/** A bare word: an operator of a content stream, or `obj`, `endobj`… in a file body. */
export class PdfKeyword {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export type PdfDict = Map<string, PdfValue>;
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfStream | PdfDictionary | PdfArray;
interface PdfDictionary extends Map<string, PdfValue> {}
export interface PdfArray extends Array<PdfValue> {}

/** Whatever can follow references: a file that was read, or a draft of changes on top of it. */
export interface PdfObjects {
  readonly trailer: PdfDict;
  /** The object behind a reference (chains followed), or the value itself; `null` when there is none. */
  resolve(value: PdfValue | undefined): PdfValue;
}

/** The same bytes as no more than bytes: what a `Buffer` does in its own way is slower. */
export function plain(bytes: Uint8Array): Uint8Array {
  return bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

export function name(value: string): PdfName {
  return new PdfName(value);
}

export function dict(entries: Record<string, PdfValue | undefined>): PdfDict {
  const map: PdfDict = new Map();
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) map.set(key, value);
  return map;
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map;
}

/** `/Name` as text, anything else as `undefined`. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return value instanceof PdfName ? value.value : undefined;
}

/** The dictionary of a dictionary or of a stream. */
export function dictOf(value: PdfValue | undefined): PdfDict | undefined {
  if (value instanceof PdfStream) return value.dict;
  return isDict(value) ? value : undefined;
}

/** Entry of a dictionary, reference followed; `null` when absent. */
export function entry(objects: PdfObjects, of: PdfDict | undefined, key: string): PdfValue {
  return objects.resolve(of?.get(key));
}

export function dictEntry(objects: PdfObjects, of: PdfDict | undefined, key: string): PdfDict | undefined {
  return dictOf(entry(objects, of, key));
}

export function arrayEntry(objects: PdfObjects, of: PdfDict | undefined, key: string): PdfArray | undefined {
  const value = entry(objects, of, key);
  return Array.isArray(value) ? value : undefined;
}

export function nameEntry(objects: PdfObjects, of: PdfDict | undefined, key: string): string | undefined {
  return nameOf(entry(objects, of, key));
}

export function numberEntry(objects: PdfObjects, of: PdfDict | undefined, key: string): number | undefined {
  const value = entry(objects, of, key);
  return typeof value === 'number' ? value : undefined;
}
