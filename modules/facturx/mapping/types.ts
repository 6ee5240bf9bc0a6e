// One notation for both syntaxes: a table says which element holds which field, and the same table reads and writes.

import type { AnyShape } from '../model/shape.ts';
import type { XmlElement } from '../xml/element.ts';
import type { OutElement } from '../xml/print.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** Factur-X profiles in the order in which each contains the one before. */
export const PROFILES = ['MINIMUM', 'BASIC WL', 'BASIC', 'EN 16931', 'EXTENDED'] as const;
export type Profile = (typeof PROFILES)[number];
/** 5: CII D22B has a place, no Factur-X profile does; only EXTENDED-CTC-FR, which looks at the whole of D22B, holds it. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;

/** The smallest profile that has an element, and the business term it holds. */
export interface Mark {
  readonly level: Level;
  readonly bt?: string;
}

/** A model object while it is read. */
export type Draft = Record<string, unknown>;

export interface Entry<T> {
  /** The element it reads, in our names. Several entries may share one: the first that accepts takes it. */
  readonly key: string;
  /** Written only beside something else: an indicator, a default. */
  readonly isFiller?: boolean;
  /** Takes the element in; `false` when it is not for this entry. */
  readonly read: (element: XmlElement, draft: Draft, reader: Reader) => boolean;
  /** Appends what it has to say, in document order. */
  readonly write: (from: T, out: OutElement[], writer: Writer) => void;
}

/** Text between the tags of a group that also has attributes: an identifier, a quantity. */
export interface Content {
  readonly field: string;
  readonly codec: Codec<unknown>;
}

export interface Group<T> {
  readonly shape: AnyShape;
  readonly content?: Content;
  /** Attribute name → field. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Attributes that need more than their element. */
  readonly attributeMarks: Readonly<Record<string, Mark>>;
  readonly entries: readonly Entry<T>[];
  readonly byKey: ReadonlyMap<string, readonly Entry<T>[]>;
}

/** How a text becomes a value and back. `parse` answers `undefined` when the text cannot be one. */
export interface Codec<V> {
  parse(text: string): V | undefined;
  print(value: V): string;
  /** The value stands in a child: `udt:DateTimeString`, with these attributes. */
  readonly inner?: string;
  readonly innerAttributes?: Readonly<Record<string, string>>;
  /** `currencyID` repeats the currency of the document, or that of BT-111 (UBL). */
  readonly currency?: 'document' | 'vat';
  readonly expected: { readonly fr: string; readonly en: string };
}

export const MIN = mark(0);
export const WL = mark(1);
export const BASIC = mark(2);
export const EN = mark(3);
export const X = mark(4);
export const FR = mark(5);

function mark(level: Level): (bt?: string) => Mark {
  return (bt) => (bt === undefined ? { level } : { level, bt });
}
