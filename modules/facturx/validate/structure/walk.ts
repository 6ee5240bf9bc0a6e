// Walks a document along a table: which elements, attributes and texts have no place, and which are missing.

import type { XmlDocument } from '../../xml/document.ts';
import { collapsed, isAnyText, type Wrong, wrongIn } from './forms.ts';
import type { AttributeRule, Particle, Schema, StructureType, Type, ValueType } from './table.ts';

/** What is wrong at an element, in the order in which a reader meets it. Names are ours: `ram:ID`. */
export type Flaw =
  | { readonly kind: 'root' }
  | { readonly kind: 'unknown' | 'misplaced' | 'repeated' | 'inside-value' | 'text' | 'nil' }
  | { readonly kind: 'missing'; readonly names: readonly string[] }
  | { readonly kind: 'attribute' | 'no-attribute'; readonly name: string }
  | { readonly kind: 'type'; readonly value: string }
  | { readonly kind: Wrong; readonly base: string; readonly value: string; readonly name?: string };

export interface Breach {
  readonly node: number;
  readonly flaw: Flaw;
}

/** Attributes of XML Schema itself may stand anywhere. */
const EVERYWHERE = new Set(['xsi:schemaLocation', 'xsi:noNamespaceSchemaLocation']);
/** Every type of these schemas is called so. Whether one fits the element is not looked into: nobody writes one. */
const TYPE_NAME = /^\s*(?:[\w.-]+:)?[\w.-]+Type\s*$/;
const NO_ATTRIBUTES: ReadonlyMap<number, AttributeRule> = new Map();
const BLANK = /^[ \t\n\r]*$/;

class Walker {
  readonly breaches: Breach[] = [];
  private readonly document: XmlDocument;

  constructor(document: XmlDocument) {
    this.document = document;
  }

  visit(element: number, type: Type): void {
    this.attributes(element, type);
    if (type.kind === 'value') this.value(element, type);
    else if (type.kind === 'any') this.any(element);
    else this.structure(element, type);
  }

  add(node: number, flaw: Flaw): void {
    this.breaches.push({ node, flaw });
  }

  private attributes(element: number, type: Type): void {
    const { document } = this;
    const rules = type.kind === 'value' ? type.attributes : NO_ATTRIBUTES;
    const end = document.inside(element);
    for (let at = element + 1; at < end; at += 1) {
      const rule = rules.get(document.key(at));
      if (rule) this.attribute(element, document.text(at), rule);
      else this.stranger(element, at);
    }
    if (type.kind !== 'value') return;
    for (const { name, number } of type.required) {
      if (document.attribute(element, number) < 0) this.add(element, { kind: 'no-attribute', name });
    }
  }

  private attribute(element: number, value: string, { name, form, fixed }: AttributeRule): void {
    const isOther = fixed !== undefined && collapsed(value) !== fixed;
    const wrong = isOther ? 'enumeration' : wrongIn(value, form);
    if (wrong) this.add(element, { kind: wrong, base: form.base, value, name });
  }

  /** An attribute that the type of the element does not have. */
  private stranger(element: number, at: number): void {
    const { key, qname } = this.document.name(at);
    if (EVERYWHERE.has(key)) return;
    if (key === 'xsi:nil') return this.add(element, { kind: 'nil' });
    if (key !== 'xsi:type') return this.add(element, { kind: 'attribute', name: qname });
    const value = this.document.text(at);
    if (!TYPE_NAME.test(value)) this.add(element, { kind: 'type', value });
  }

  private value(element: number, { form }: ValueType): void {
    const child = this.document.inside(element);
    if (child < this.document.end(element)) return this.add(child, { kind: 'inside-value' });
    if (isAnyText(form)) return;
    const value = this.document.text(element);
    const wrong = wrongIn(value, form);
    if (wrong) this.add(element, { kind: wrong, base: form.base, value });
  }

  /** The first two children, where there are so many. */
  private firstTwo(element: number): readonly number[] {
    const end = this.document.end(element);
    const first = this.document.inside(element);
    if (first === end) return [];
    const second = this.document.end(first);
    return second === end ? [first] : [first, second];
  }

  private any(element: number): void {
    const [first, second] = this.firstTwo(element);
    if (first === undefined) return this.add(element, { kind: 'missing', names: ['*'] });
    const { uri } = this.document.name(first);
    if (uri === this.document.name(element).uri || uri === '') this.add(first, { kind: 'unknown' });
    if (second !== undefined) this.add(second, { kind: 'repeated' });
  }

  private structure(element: number, type: StructureType): void {
    if (type.kind === 'choice') this.choice(element, type);
    else this.sequence(element, type);
    if (!BLANK.test(this.document.text(element))) this.add(element, { kind: 'text' });
  }

  private choice(element: number, { particles, indexOf }: StructureType): void {
    const { document } = this;
    const [first, second] = this.firstTwo(element);
    if (first === undefined) return this.add(element, { kind: 'missing', names: particles.map(({ key }) => key) });
    const particle = particles[indexOf.get(document.key(first)) ?? -1];
    if (!particle) return this.add(first, { kind: 'unknown' });
    this.visit(first, particle.type);
    if (second === undefined) return;
    this.add(second, { kind: document.key(second) === document.key(first) ? 'repeated' : 'misplaced' });
  }

  private sequence(element: number, { particles, indexOf }: StructureType): void {
    const { document } = this;
    const end = document.end(element);
    let at = 0;
    let count = 0;
    for (let child = document.inside(element); child < end; child = document.end(child)) {
      const index = indexOf.get(document.key(child));
      if (index === undefined) {
        this.add(child, { kind: 'unknown' });
        continue;
      }
      const particle = particles[index] as Particle;
      if (index < at) this.add(child, { kind: 'misplaced' });
      else if (index > at) {
        this.missing(child, particles.slice(at, index), count);
        at = index;
        count = 1;
      } else if (count < particle.max) count += 1;
      else this.add(child, { kind: 'repeated' });
      this.visit(child, particle.type);
    }
    this.missing(element, particles.slice(at), count);
  }

  /** Says which of these should have come, after `count` of the first. */
  private missing(node: number, particles: readonly Particle[], count: number): void {
    const absent = particles.filter(({ min }, index) => (index === 0 ? count : 0) < min);
    if (absent.length > 0) this.add(node, { kind: 'missing', names: absent.map(({ key }) => key) });
  }
}

/** Everything in which a document departs from the schema, in document order: what must come first is found first. */
export function walk(document: XmlDocument, schema: Schema): readonly Breach[] {
  const walker = new Walker(document);
  const type = schema.roots.get(document.root.key);
  if (type) walker.visit(1, type);
  else walker.add(1, { kind: 'root' });
  return walker.breaches;
}
