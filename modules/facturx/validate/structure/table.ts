// The tables of structure: what the official XML schemas allow where, one thing a line.
//
//   schema LAYER VERSION
//   root KEY TYPE                              what a document may begin with
//   list NAME code code…                       codes of a value
//   value NAME FORM @name?=FORM @name=FORM="x" text of a form, and its attributes: `?` may be absent, "x" is their only value
//   elements TYPE key key…                     the type of elements, where a structure says no other
//   sequence NAME key? key* key{0,2}=TYPE      elements in this order; `?`, `*`, `+`, `{n,m}` as in patterns
//   choice NAME key key                        one of these elements
//   any NAME                                   one element of another namespace, not looked into
//
// FORM is a built-in type of XML Schema: `token`, `token:LIST`, `token[1-3]`; `dateTime|date` is either.
// The tables are made from the official schemas by tests/conformance/schemas/main.ts.

import { lastingNumberOf } from '../../xml/keys.ts';

export interface Form {
  readonly base: string;
  readonly codes?: ReadonlySet<string>;
  readonly length?: readonly [number, number];
}

export interface AttributeRule {
  readonly name: string;
  readonly number: number;
  readonly isRequired: boolean;
  readonly form: Form;
  readonly fixed?: string;
}

export interface ValueType {
  readonly kind: 'value';
  readonly form: Form;
  /** By the number of the name, below zero as in documents. */
  readonly attributes: ReadonlyMap<number, AttributeRule>;
  readonly required: readonly AttributeRule[];
}

export interface Particle {
  readonly key: string;
  readonly min: number;
  readonly max: number;
  readonly type: Type;
}

export interface StructureType {
  readonly kind: 'sequence' | 'choice' | 'any';
  readonly particles: readonly Particle[];
  /** Which particle an element is, by the number of its name. */
  readonly indexOf: ReadonlyMap<number, number>;
}

export type Type = ValueType | StructureType;

export interface Schema {
  readonly name: string;
  readonly version: string;
  readonly roots: ReadonlyMap<string, Type>;
}

const COUNTS: Readonly<Record<string, readonly [number, number]>> = {
  '': [1, 1],
  '?': [0, 1],
  '*': [0, Infinity],
  '+': [1, Infinity],
};
const WORDS = /(?:[^\s"]|"[^"]*")+/g;

class Reader {
  private readonly lists = new Map<string, ReadonlySet<string>>();
  private readonly types = new Map<string, Type>();
  private readonly usual = new Map<string, string>();
  private readonly structures: (readonly string[])[] = [];
  private readonly roots: (readonly string[])[] = [];
  private head: readonly string[] = [];

  read(text: string): Schema {
    for (const line of text.split('\n')) if (line !== '') this.line(line.match(WORDS) ?? []);
    for (const [kind = '', name = ''] of this.structures) this.begin(kind as StructureType['kind'], name);
    for (const [, name = '', ...words] of this.structures) this.fill(name, words);
    const [, name = '', version = ''] = this.head;
    return { name, version, roots: new Map(this.roots.map(([, key = '', type = '']) => [key, this.type(type)])) };
  }

  private line(words: readonly string[]): void {
    const [word = '', name = '', ...rest] = words;
    if (word === 'schema') this.head = words;
    else if (word === 'root') this.roots.push(words);
    else if (word === 'list') this.lists.set(name, new Set(rest));
    else if (word === 'value') this.types.set(name, this.value(rest));
    else if (word === 'elements') for (const key of rest) this.usual.set(key, name);
    else this.structures.push(words);
  }

  private form(text: string): Form {
    const [, base = '', list, least, most] = /^([\w|]+)(?::(\S+))?(?:\[(\d+)-(\w+)\])?$/.exec(text) ?? [];
    const codes = list === undefined ? undefined : this.lists.get(list);
    return {
      base,
      ...(codes ? { codes } : {}),
      ...(least === undefined ? {} : { length: [Number(least), Number(most)] as const }),
    };
  }

  private value([form = '', ...attributes]: readonly string[]): ValueType {
    const rules = attributes.map((one) => this.attribute(one));
    return {
      kind: 'value',
      form: this.form(form),
      attributes: new Map(rules.map((rule) => [rule.number, rule])),
      required: rules.filter(({ isRequired }) => isRequired),
    };
  }

  private attribute(text: string): AttributeRule {
    const [, name = '', optional, form = '', fixed] = /^@(\w+)(\?)?=([^"=]+)(?:="(.*)")?$/.exec(text) ?? [];
    return {
      name,
      number: -lastingNumberOf(name),
      isRequired: optional === undefined,
      form: this.form(form),
      ...(fixed === undefined ? {} : { fixed }),
    };
  }

  /** Known before it is filled: parties hold parties. */
  private begin(kind: StructureType['kind'], name: string): void {
    this.types.set(name, { kind, particles: [], indexOf: new Map() });
  }

  private fill(name: string, words: readonly string[]): void {
    const particles = words.map((word) => this.particle(word));
    const indexOf = new Map(particles.map(({ key }, index) => [lastingNumberOf(key), index]));
    Object.assign(this.type(name), { particles, indexOf });
  }

  private particle(word: string): Particle {
    const [, key = '', sign = '', least, most, own] =
      /^([^?*+{=]+)([?*+]|\{(\d+),(\w+)\})?(?:=(.+))?$/.exec(word) ?? [];
    const [min, max] = COUNTS[sign] ?? [Number(least), Number(most)];
    return { key, min, max, type: this.type(own ?? this.usual.get(key) ?? key) };
  }

  private type(name: string): Type {
    const type = this.types.get(name);
    if (!type) throw new Error(`No type ${name} in the table`);
    return type;
  }
}

/** Reads a table; every name in it must be known, or it throws. */
export function parseSchema(text: string): Schema {
  return new Reader().read(text);
}
