// An XML Schema with all it imports, as far as invoices use the language. Anything else stops the reading: a table made
// from half of a schema would judge wrongly.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { XmlElement } from '../../../modules/facturx/xml/element.ts';
import { nameOf } from '../../../modules/facturx/xml/names.ts';
import { parseXml } from '../../../modules/facturx/xml/parse.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema';
/** Signatures live in extensions, which are not looked into. */
const NOT_READ = /xmldsig|XAdES|Signature(?:Aggregate|Basic)?Components/;

export interface Attribute {
  readonly name: string;
  readonly isRequired: boolean;
  readonly type: Value;
  readonly fixed?: string;
}

/** A simple type: a built-in one, with the codes or the lengths it is narrowed to. */
export interface Value {
  readonly kind: 'value';
  readonly name: string;
  readonly base: string;
  readonly codes?: readonly string[];
  readonly length?: readonly [number, number];
  readonly attributes: readonly Attribute[];
}

export interface Particle {
  readonly key: string;
  readonly min: number;
  readonly max: number;
  readonly type: string;
}

export interface Structure {
  readonly kind: 'sequence' | 'choice' | 'any';
  readonly name: string;
  readonly particles: readonly Particle[];
}

export type Type = Value | Structure;

interface Source {
  readonly element: XmlElement;
  readonly file: Origin;
}

interface Origin {
  readonly target: string;
  readonly isQualified: boolean;
  readonly prefixes: ReadonlyMap<string, string>;
}

const isXsd = (element: XmlElement, local: string): boolean => element.name.uri === XSD && element.name.local === local;
const parts = (element: XmlElement, ...locals: readonly string[]): readonly XmlElement[] =>
  element.children.filter((child) => locals.some((local) => isXsd(child, local)));

function only(element: XmlElement, ...locals: readonly string[]): XmlElement | undefined {
  const found = element.children.filter((child) => !isXsd(child, 'annotation') && !isXsd(child, 'attribute'));
  const stranger = found.find((child) => !locals.some((local) => isXsd(child, local)));
  if (stranger || found.length > 1) throw new Error(`Not read in ${element.name.local}: ${stranger?.name.local}`);
  return found[0];
}

export class Xsd {
  private readonly files = new Set<string>();
  private readonly globals = new Map<string, Source>();
  private readonly known = new Map<string, Type>();

  load(file: string): void {
    if (this.files.has(file) || NOT_READ.test(file)) return;
    this.files.add(file);
    const text = readFileSync(file, 'utf8');
    const { root } = parseXml(new TextEncoder().encode(text));
    const prefixes = new Map(
      [...text.matchAll(/xmlns:?([\w-]*)="([^"]*)"/g)].map(([, prefix = '', uri = '']) => [prefix, uri]),
    );
    const isQualified = root.attribute('elementFormDefault') === 'qualified';
    const origin: Origin = { target: root.attribute('targetNamespace') ?? '', isQualified, prefixes };
    for (const element of root.children) {
      const name = element.attribute('name');
      const location = element.attribute('schemaLocation');
      if (location !== undefined) this.load(join(dirname(file), location));
      else if (name !== undefined)
        this.globals.set(`${element.name.local} {${origin.target}}${name}`, { element, file: origin });
    }
  }

  /** The type of a global element, by our key. */
  element(key: string): string {
    for (const { element, file } of this.globals.values()) {
      const name = element.attribute('name') ?? '';
      if (isXsd(element, 'element') && nameOf(name, file.target).key === key) return this.typeOf({ element, file });
    }
    throw new Error(`No element ${key}`);
  }

  /** A type by the reference that {@link element} and particles give. */
  type(reference: string): Type {
    const type = this.known.get(reference);
    if (!type) throw new Error(`No type ${reference}`);
    return type;
  }

  private source(kind: string, reference: string): Source | undefined {
    return this.globals.get(`${kind} ${reference}`);
  }

  private reference(qname: string, { prefixes }: Origin): string {
    const [local = '', prefix = ''] = qname.split(':').toReversed();
    return `{${prefixes.get(prefix) ?? ''}}${local}`;
  }

  private typeOf({ element, file }: Source): string {
    const named = element.attribute('type');
    if (named !== undefined) return this.named(this.reference(named, file));
    const inner = only(element, 'complexType', 'simpleType');
    if (!inner) throw new Error(`No type of ${element.attribute('name')}`);
    const reference = `${file.target} ${element.offset}`;
    if (!this.known.has(reference))
      this.known.set(reference, this.read({ element: inner, file }, element.attribute('name') ?? ''));
    return reference;
  }

  private named(reference: string): string {
    if (this.known.has(reference)) return reference;
    const source = this.source('complexType', reference) ?? this.source('simpleType', reference);
    const local = reference.slice(reference.indexOf('}') + 1);
    if (!source && !reference.startsWith(`{${XSD}}`)) throw new Error(`No type ${reference}`);
    if (!source) this.known.set(reference, { kind: 'value', name: local, base: local, attributes: [] });
    // Known before it is read: parties hold parties.
    else this.known.set(reference, {} as Type);
    if (source) Object.assign(this.known.get(reference) as Type, this.read(source, local.replace(/Type$/, '')));
    return reference;
  }

  private read(source: Source, name: string): Type {
    if (isXsd(source.element, 'simpleType')) return { ...this.simple(source), name };
    const content = only(source.element, 'simpleContent', 'sequence', 'choice');
    if (!content) return { kind: 'sequence', name, particles: [] };
    if (isXsd(content, 'simpleContent')) return { ...this.simpleContent({ ...source, element: content }), name };
    if (parts(source.element, 'attribute').length > 0) throw new Error(`Attributes of the structure ${name}`);
    if (parts(content, 'any').length > 0) return { kind: 'any', name, particles: [] };
    const kind = isXsd(content, 'choice') ? 'choice' : 'sequence';
    const elements = content.children.filter((child) => !isXsd(child, 'annotation'));
    return { kind, name, particles: elements.map((element) => this.particle({ ...source, element })) };
  }

  private particle({ element, file }: Source): Particle {
    if (!isXsd(element, 'element')) throw new Error(`Not read: ${element.name.local}`);
    const max = element.attribute('maxOccurs') ?? '1';
    const occurs = {
      min: Number(element.attribute('minOccurs') ?? '1'),
      max: max === 'unbounded' ? Infinity : Number(max),
    };
    const ref = element.attribute('ref');
    if (ref === undefined) {
      const { key } = nameOf(element.attribute('name') ?? '', file.isQualified ? file.target : '');
      return { key, ...occurs, type: this.typeOf({ element, file }) };
    }
    const reference = this.reference(ref, file);
    const [, uri = '', local = ''] = /^\{(.*)\}(.*)$/.exec(reference) ?? [];
    const source = this.source('element', reference);
    if (!source) throw new Error(`No element ${ref}`);
    return { key: nameOf(local, uri).key, ...occurs, type: this.typeOf(source) };
  }

  private value(reference: string): Value {
    const type = this.type(this.named(reference));
    if (type.kind !== 'value') throw new Error(`${reference} is no value`);
    return type;
  }

  private simple({ element, file }: Source): Value {
    const restriction = only(element, 'restriction', 'union');
    if (!restriction) throw new Error('A simple type restricts another, or unites some');
    if (isXsd(restriction, 'union')) return this.union({ element: restriction, file });
    const base = this.value(this.reference(restriction.attribute('base') ?? '', file));
    return { ...base, ...this.facets(restriction) };
  }

  /** Any of several built-in types: their names, with `|` between. */
  private union({ element, file }: Source): Value {
    const members = (element.attribute('memberTypes') ?? '').split(/\s+/).filter(Boolean);
    const types = members.map((member) => this.value(this.reference(member, file)));
    const [first] = types;
    if (!first || types.some(({ codes, length }) => codes ?? length))
      throw new Error('A union of other than built-in types');
    return { ...first, base: types.map(({ base }) => base).join('|') };
  }

  private facets(restriction: XmlElement): Partial<Value> {
    const valueOf = (element: XmlElement): string => element.attribute('value') ?? '';
    const codes = parts(restriction, 'enumeration').map(valueOf);
    const [least, most] = ['minLength', 'maxLength'].map((local) => parts(restriction, local).map(valueOf)[0]);
    const strange = restriction.children.find(
      ({ name }) => !['annotation', 'attribute', 'enumeration', 'minLength', 'maxLength'].includes(name.local),
    );
    if (strange) throw new Error(`Not read: ${strange.name.local}`);
    const isLong = least !== undefined || most !== undefined;
    return {
      ...(codes.length > 0 ? { codes } : {}),
      ...(isLong ? { length: [Number(least ?? 0), Number(most ?? Infinity)] } : {}),
    };
  }

  private simpleContent({ element, file }: Source): Value {
    const change = only(element, 'extension', 'restriction');
    if (!change) throw new Error('Simple content extends or restricts');
    const base = this.value(this.reference(change.attribute('base') ?? '', file));
    const own = parts(change, 'attribute').map((one) => this.attribute({ element: one, file }));
    const inherited = base.attributes.filter(({ name }) => !own.some((one) => one.name === name));
    return {
      ...base,
      ...(isXsd(change, 'restriction') ? this.facets(change) : {}),
      attributes: [...inherited, ...own],
    };
  }

  private attribute({ element, file }: Source): Attribute {
    const name = element.attribute('name');
    const fixed = element.attribute('fixed');
    if (name === undefined) throw new Error('An attribute has a name');
    const type = this.value(this.reference(element.attribute('type') ?? '', file));
    return {
      name,
      isRequired: element.attribute('use') === 'required',
      type,
      ...(fixed === undefined ? {} : { fixed }),
    };
  }
}
