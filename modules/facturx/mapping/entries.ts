// The words of the tables: `text`, `date`, `child`, `each`, `inline`… Field names are checked against the model's types.

import type { Decimal } from '#src/money.ts';
import type { ShapeOf } from '../model/shape.ts';
import type { XmlElement } from '../xml/element.ts';
import * as codecs from './codecs.ts';
import { emptyDraft, saysSomething } from './reader.ts';
import type { Writer } from './writer.ts';
import type { Codec, Content, Draft, Entry, Group, Mark } from './types.ts';

export { childSays, not } from './tell.ts';

type FieldsOf<T, V> = {
  [K in keyof T & string]: [NonNullable<T[K]>] extends [V] ? ([V] extends [NonNullable<T[K]>] ? K : never) : never;
}[keyof T & string];
type ObjectField<T, V> = FieldsOf<T, V>;
type ListField<T, V> = FieldsOf<T, readonly V[]>;

interface GroupParts<T> {
  readonly content?: readonly [keyof T & string, Codec<unknown>];
  readonly attributes?: Readonly<Record<string, keyof T & string>>;
  readonly attributeMarks?: Readonly<Record<string, Mark>>;
  readonly entries?: readonly Entry<T>[];
}

/** A table for one kind of object. Entries stand in the order of the schema. */
export function group<T>(shape: ShapeOf<T>, parts: GroupParts<T> | readonly Entry<T>[]): Group<T> {
  const all: GroupParts<T> = isEntryList(parts) ? { entries: parts } : parts;
  const { content, attributes = {}, attributeMarks = {}, entries = [] } = all;
  const byKey = new Map<string, Entry<T>[]>();
  for (const entry of entries) byKey.set(entry.key, [...(byKey.get(entry.key) ?? []), entry]);
  const made: Content | undefined = content && { field: content[0], codec: content[1] };
  return { shape, attributes, attributeMarks, entries, byKey, ...(made ? { content: made } : {}) };
}

function isEntryList<T>(parts: GroupParts<T> | readonly Entry<T>[]): parts is readonly Entry<T>[] {
  return Array.isArray(parts);
}

/** A leaf element and its field. A second one of the kind is not accepted. */
export function leaf<T, V>(key: string, field: FieldsOf<T, V>, typed: readonly [Codec<V>, Mark]): Entry<T> {
  const [codec, mark] = typed;
  return {
    key,
    read(element, draft, reader) {
      if (draft[field] !== undefined) return false;
      reader.leafAttributes(element, codec);
      const value = reader.inside(field, () => reader.value(element, codec));
      if (value !== undefined) draft[field] = value;
      return true;
    },
    write(from, out, writer) {
      writer.inside(field, () => {
        const written = writer.textOf(from[field] as V | undefined, codec);
        if (written !== undefined && writer.allows(mark)) out.push(writer.leaf(key, written, codec));
      });
    },
  };
}

export function text<T>(key: string, field: FieldsOf<T, string>, mark: Mark): Entry<T> {
  return leaf<T, string>(key, field, [codecs.text, mark]);
}

export function decimal<T>(key: string, field: FieldsOf<T, Decimal>, mark: Mark): Entry<T> {
  return leaf<T, Decimal>(key, field, [codecs.decimal, mark]);
}

/** An amount that repeats the currency of the document as an attribute (UBL). */
export function amount<T>(key: string, field: FieldsOf<T, Decimal>, mark: Mark): Entry<T> {
  return leaf<T, Decimal>(key, field, [codecs.amount, mark]);
}

/** A leaf whose usual value is not kept in the model: `VAT`, `916`. Written back beside something else. */
export function usual<T>(key: string, field: FieldsOf<T, string>, value: string): Entry<T> {
  return {
    key,
    isFiller: true,
    read(element, draft) {
      const read = element.text.trim();
      if (draft[field] !== undefined) return false;
      if (read !== '' && read !== value) draft[field] = read;
      return true;
    },
    write(from, out) {
      out.push({ name: key, text: (from[field] as string | undefined) ?? value });
    },
  };
}

/** A leaf that says nothing new: written as it must be, read only when it says that. */
export function constant<T>(key: string, value: string, codec: Codec<string> = codecs.text): Entry<T> {
  return {
    key,
    isFiller: true,
    read: () => true,
    write: (_from, out, writer) => out.push(writer.leaf(key, value, codec)),
  };
}

/** A leaf told from its likes by an attribute: `<ram:ID schemeID="VA">`. The caller checks it when reading. */
export function textWith<T>(
  key: string,
  field: FieldsOf<T, string>,
  rules: { readonly attributes: Readonly<Record<string, string>>; readonly mark: Mark },
): Entry<T> {
  const plain = text<T>(key, field, rules.mark);
  return {
    ...plain,
    read(element, draft, reader) {
      if (draft[field] !== undefined) return false;
      const value = reader.value(element, codecs.text);
      if (value !== undefined) draft[field] = value;
      return true;
    },
    write(from, out, writer) {
      const before = out.length;
      plain.write(from, out, writer);
      const element = out[before];
      if (element) out[before] = { ...element, attributes: rules.attributes };
    },
  };
}

/** An element that is an object of its own. */
export function child<T, V>(key: string, field: ObjectField<T, V>, typed: readonly [Group<V>, Mark]): Entry<T> {
  const [of, mark] = typed;
  return {
    key,
    read(element, draft, reader) {
      if (draft[field] !== undefined) return false;
      const value = reader.inside(field, () => reader.object(of, element));
      if (value !== undefined) draft[field] = value;
      return true;
    },
    write(from, out, writer) {
      const value = from[field] as V | undefined;
      if (value === undefined) return;
      writer.inside(field, () => {
        const written = writer.group(key, of, value);
        if (written && writer.allows(mark)) out.push(written);
      });
    },
  };
}

/** How an entry of a list is told from others that share its element. */
export interface Each<V> {
  readonly of: Group<V>;
  readonly mark: Mark;
  /** From the second on, this profile is needed. */
  readonly several?: Mark;
  /** Whether an element belongs to this list. */
  readonly accepts?: (element: XmlElement) => boolean;
  /** Whether an object of the list is written here. */
  readonly writes?: (value: never, writer: Writer) => boolean;
}

/** A repeated element and its list. */
export function each<T, V>(key: string, field: ListField<T, V>, rules: Each<V>): Entry<T> {
  const { of, mark, several, accepts, writes = () => true } = rules;
  return {
    key,
    read(element, draft, reader) {
      if (accepts && !accepts(element)) return false;
      const list = draft[field] as unknown[];
      const value = reader.inside(`${field}[${list.length}]`, () => reader.object(of, element));
      if (value !== undefined) list.push(value);
      return true;
    },
    write(from, out, writer) {
      let written = 0;
      for (const [index, value] of (from[field] as readonly V[]).entries()) {
        if (!writes(value as never, writer)) continue;
        writer.inside(`${field}[${index}]`, () => {
          const element = writer.group(key, of, value);
          if (element && writer.allows(several && written > 0 ? several : mark)) out.push(element);
          written += 1;
        });
      }
    },
  };
}

/** A repeated leaf and its list of texts. */
export function eachText<T>(
  key: string,
  field: ListField<T, string>,
  rules: Mark & { readonly codec?: Codec<string>; readonly several?: Mark },
): Entry<T> {
  const { codec = codecs.text, several = rules } = rules;
  return {
    key,
    read(element, draft, reader) {
      const value = reader.value(element, codec);
      if (value !== undefined) (draft[field] as string[]).push(value);
      return true;
    },
    write(from, out, writer) {
      for (const [index, value] of (from[field] as readonly string[]).entries()) {
        writer.inside(`${field}[${index}]`, () => {
          if (value !== '' && writer.allows(index > 0 ? several : rules)) out.push(writer.leaf(key, value, codec));
        });
      }
    },
  };
}

interface InlineRules {
  /** Written even when it says nothing: the schema wants it. */
  readonly isRequired?: boolean;
  readonly accepts?: (element: XmlElement) => boolean;
  readonly mark?: Mark;
}

/** An element that only wraps: its content belongs to the same object. */
export function inline<T>(key: string, parts: GroupParts<T> | readonly Entry<T>[], rules: InlineRules = {}): Entry<T> {
  const wrapped = group<T>({ fields: {} } as unknown as ShapeOf<T>, parts);
  return {
    key,
    read(element, draft, reader) {
      if (rules.accepts && !rules.accepts(element)) return false;
      reader.fill(wrapped, element, draft);
      return true;
    },
    write(from, out, writer) {
      const written = writer.group(key, wrapped, from);
      if (!written) {
        if (rules.isRequired) out.push({ name: key });
      } else if (!rules.mark || writer.allows(rules.mark)) out.push(written);
    },
  };
}

/** Entries of an object whose elements stand directly among those of its owner. */
export function spread<T, V>(field: ObjectField<T, V>, of: Group<V>): readonly Entry<T>[] {
  return of.entries.map((entry) => ({
    key: entry.key,
    read(element, draft, reader) {
      const object = (draft[field] ?? emptyDraft(of.shape)) as Draft;
      const before = reader.unreadable.length;
      const isTaken = reader.inside(field, () => entry.read(element, object, reader));
      if (saysSomething(object) || reader.unreadable.length > before) draft[field] = object;
      return isTaken;
    },
    write(from, out, writer) {
      const object = from[field] as V | undefined;
      if (object !== undefined) writer.inside(field, () => entry.write(object, out, writer));
    },
  }));
}
