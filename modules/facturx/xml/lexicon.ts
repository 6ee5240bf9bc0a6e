// Names as they are written, each kept once for all documents: a name that was seen before costs no text and no look-up
// by text, only a look at its bytes.

import { NAME_BYTE, textOf } from './letters.ts';
import type { XmlName } from './names.ts';
import { isName } from './scanner.ts';
import type { Scope } from './scope.ts';

export class Written {
  /** As written, with its prefix. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** `xmlns` or `xmlns:…`. */
  readonly isDeclaration: boolean;
  /** What it names as an element in the scope where it was last met; as an attribute likewise. */
  scope: Scope | undefined;
  name: XmlName | undefined;
  attributeScope: Scope | undefined;
  attributeName: XmlName | undefined;
  /** The name that was read after this one the last time: lines of an invoice are alike. */
  next: Written | undefined;

  /** In the table for good; what strangers invent beyond its room is forgotten. */
  readonly isLasting: boolean;

  constructor(text: string, bytes: Uint8Array, isLasting = true) {
    this.text = text;
    this.bytes = bytes;
    this.isLasting = isLasting;
    this.isDeclaration = text === 'xmlns' || text.startsWith('xmlns:');
  }
}

/** Stands before the first name of a document. */
export const FIRST = new Written('', new Uint8Array());

function isSame(bytes: Uint8Array, start: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index += 1) if (bytes[start + index] !== wanted[index]) return false;
  return true;
}

/** A power of two. Names of invoices are some hundreds; strangers may invent others. */
const ROOM = 4096;
/** Names of one hash are looked through this far, then found by their text. */
const NEIGHBOURS = 4;
const MOST_OTHERS = 20_000;

const table: (Written | undefined)[] = Array.from({ length: ROOM });
const others = new Map<string, Written>();

function other(text: string, bytes: Uint8Array): Written {
  const known = others.get(text);
  if (known) return known;
  if (others.size >= MOST_OTHERS) others.clear();
  const fresh = new Written(text, bytes, false);
  others.set(text, fresh);
  return fresh;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function learn(bytes: Uint8Array, { start, end }: Range, free: number): Written | undefined {
  const text = textOf(bytes, start, end);
  if (!isName(text)) return undefined;
  const own = Uint8Array.from(bytes.subarray(start, end));
  if (free < 0) return other(text, own);
  return (table[free] = new Written(text, own));
}

/** Whether just this name begins at an offset. */
export function stands(bytes: Uint8Array, start: number, { bytes: wanted }: Written): boolean {
  return isSame(bytes, start, wanted) && NAME_BYTE[bytes[start + wanted.length] ?? 0] === 0;
}

/** The name in a range of bytes, whose hash the caller has worked out; `undefined` when they are no name. */
export function written(bytes: Uint8Array, range: Range, hash: number): Written | undefined {
  const { start, end } = range;
  for (let step = 0; step < NEIGHBOURS; step += 1) {
    const place = (hash + step) & (ROOM - 1);
    const known = table[place];
    if (!known) return learn(bytes, range, place);
    if (known.bytes.length === end - start && isSame(bytes, start, known.bytes)) return known;
  }
  return learn(bytes, range, -1);
}
