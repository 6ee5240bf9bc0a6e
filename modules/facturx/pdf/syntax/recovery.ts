// When the cross-reference table cannot be trusted: finds objects by looking for `n g obj` in the whole file.

import { pdfBroken } from '../errors.ts';
import { decodeStream } from './filters.ts';
import { Lexer } from './lexer.ts';
import { isDict, nameOf, PdfRef, PdfStream, type PdfDict, type PdfObjects } from './objects.ts';
import { latin1 } from './text.ts';
import type { Place, ReadObject, Xref } from './xref.ts';

const OBJECT = /(?<![0-9])(\d{1,10})[ \t\r\n\0\f]+(\d{1,5})[ \t\r\n\0\f]+obj(?![a-z])/g;

function scanObjects(text: string): Map<number, Place> {
  const places = new Map<number, Place>();
  for (const match of text.matchAll(OBJECT)) places.set(Number(match[1]), { offset: match.index });
  return places;
}

function scanTrailer(bytes: Uint8Array, text: string): PdfDict {
  const merged: PdfDict = new Map();
  for (let at = text.indexOf('trailer'); at >= 0; at = text.indexOf('trailer', at + 7)) {
    const value = new Lexer(bytes, at + 7).next();
    if (isDict(value)) for (const [key, item] of value) merged.set(key, item);
  }
  return merged;
}

/** Adds the objects that object streams hold, and takes catalog and keys from cross-reference streams. */
function openStreams(
  recovered: { places: Map<number, Place>; trailer: PdfDict },
  objects: PdfObjects,
  read: ReadObject,
) {
  const found = Array.from(recovered.places);
  for (const [num, place] of found) {
    if (place === 'free' || !('offset' in place)) continue;
    const value = read(place.offset);
    const dict = value instanceof PdfStream ? value.dict : value;
    if (!isDict(dict)) continue;
    const type = nameOf(dict.get('Type'));
    if (type === 'Catalog' && !(recovered.trailer.get('Root') instanceof PdfRef)) {
      recovered.trailer.set('Root', new PdfRef(num));
    }
    if (!(value instanceof PdfStream)) continue;
    if (type === 'XRef') copyTrailer(dict, recovered.trailer);
    if (type === 'ObjStm') listContained({ num, stream: value }, objects, recovered);
  }
}

function copyTrailer(dict: PdfDict, trailer: PdfDict): void {
  for (const key of ['Root', 'Info', 'ID', 'Encrypt']) {
    const value = dict.get(key);
    if (value !== undefined) trailer.set(key, value);
  }
}

function listContained(
  container: { num: number; stream: PdfStream },
  objects: PdfObjects,
  recovered: { places: Map<number, Place>; trailer: PdfDict },
): void {
  const { bytes } = decodeStream(objects, container.stream);
  const lexer = new Lexer(bytes);
  const count = container.stream.dict.get('N');
  for (let index = 0; index < Number(count) && index < 100_000; index++) {
    lexer.skipSpace();
    const num = lexer.digits();
    lexer.skipSpace();
    const offset = lexer.digits();
    if (num === undefined || offset === undefined) return;
    recovered.places.set(num, { container: container.num, index });
    const value = new Lexer(bytes, offset + Number(container.stream.dict.get('First'))).next();
    if (isDict(value) && nameOf(value.get('Type')) === 'Catalog') recovered.trailer.set('Root', new PdfRef(num));
  }
}

/** Rebuilds the cross-reference. Throws `facturx.pdf_broken` when no catalog is found. */
export function recoverXref(bytes: Uint8Array, objects: PdfObjects, read: ReadObject): Xref {
  const text = latin1(bytes);
  const recovered = { places: scanObjects(text), trailer: scanTrailer(bytes, text) };
  const tolerant: ReadObject = (offset) => {
    try {
      return read(offset);
    } catch {
      return null;
    }
  };
  openStreams(recovered, objects, tolerant);
  if (!(recovered.trailer.get('Root') instanceof PdfRef)) throw pdfBroken();
  for (const key of ['Prev', 'XRefStm']) recovered.trailer.delete(key);
  return { ...recovered, start: -1, isStream: false };
}
