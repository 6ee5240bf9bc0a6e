// Walks a document along a table: which elements, attributes and texts have no place, and which are missing.

import type { XmlAttribute, XmlElement } from '../../xml/element.ts';
import { collapsed, type Wrong, wrongIn } from './forms.ts';
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
  readonly element: XmlElement;
  readonly flaw: Flaw;
}

/** Attributes of XML Schema itself may stand anywhere. */
const EVERYWHERE = new Set(['xsi:schemaLocation', 'xsi:noNamespaceSchemaLocation']);
/** Every type of these schemas is called so. Whether one fits the element is not looked into: nobody writes one. */
const TYPE_NAME = /^\s*(?:[\w.-]+:)?[\w.-]+Type\s*$/;
const NO_ATTRIBUTES: ReadonlyMap<string, AttributeRule> = new Map();
const BLANK = /^[ \t\n\r]*$/;

class Walker {
  readonly breaches: Breach[] = [];

  visit(element: XmlElement, type: Type): void {
    this.attributes(element, type);
    if (type.kind === 'value') this.value(element, type);
    else if (type.kind === 'any') this.any(element);
    else this.structure(element, type);
  }

  add(element: XmlElement, flaw: Flaw): void {
    this.breaches.push({ element, flaw });
  }

  private attributes(element: XmlElement, type: Type): void {
    const rules = type.kind === 'value' ? type.attributes : NO_ATTRIBUTES;
    for (const attribute of element.attributes) this.attribute(element, attribute, rules.get(attribute.name.key));
    if (type.kind !== 'value') return;
    for (const { name } of type.required) {
      if (element.attribute(name) === undefined) this.add(element, { kind: 'no-attribute', name });
    }
  }

  private attribute(element: XmlElement, { name, value }: XmlAttribute, rule: AttributeRule | undefined): void {
    if (EVERYWHERE.has(name.key)) return;
    if (name.key === 'xsi:type') {
      if (!TYPE_NAME.test(value)) this.add(element, { kind: 'type', value });
      return;
    }
    if (name.key === 'xsi:nil') return this.add(element, { kind: 'nil' });
    if (!rule) return this.add(element, { kind: 'attribute', name: name.qname });
    const isOther = rule.fixed !== undefined && collapsed(value) !== rule.fixed;
    const wrong = isOther ? 'enumeration' : wrongIn(value, rule.form);
    if (wrong) this.add(element, { kind: wrong, base: rule.form.base, value, name: name.qname });
  }

  private value(element: XmlElement, { form }: ValueType): void {
    const [child] = element.children;
    if (child) return this.add(child, { kind: 'inside-value' });
    const wrong = wrongIn(element.text, form);
    if (wrong) this.add(element, { kind: wrong, base: form.base, value: element.text });
  }

  private any(element: XmlElement): void {
    const { uri } = element.name;
    const [first, second] = element.children;
    if (!first) return this.add(element, { kind: 'missing', names: ['*'] });
    if (first.name.uri === uri || first.name.uri === '') this.add(first, { kind: 'unknown' });
    if (second) this.add(second, { kind: 'repeated' });
  }

  private structure(element: XmlElement, type: StructureType): void {
    if (type.kind === 'choice') this.choice(element, type);
    else this.sequence(element, type);
    if (!BLANK.test(element.text)) this.add(element, { kind: 'text' });
  }

  private choice(element: XmlElement, { particles, indexOf }: StructureType): void {
    const [first, second] = element.children;
    if (!first) return this.add(element, { kind: 'missing', names: particles.map(({ key }) => key) });
    const particle = particles[indexOf.get(first.key) ?? -1];
    if (!particle) return this.add(first, { kind: 'unknown' });
    this.visit(first, particle.type);
    if (second) this.add(second, { kind: second.key === first.key ? 'repeated' : 'misplaced' });
  }

  private sequence(element: XmlElement, { particles, indexOf }: StructureType): void {
    let at = 0;
    let count = 0;
    for (const child of element.children) {
      const index = indexOf.get(child.key);
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
  private missing(element: XmlElement, particles: readonly Particle[], count: number): void {
    const absent = particles.filter(({ min }, index) => (index === 0 ? count : 0) < min);
    if (absent.length > 0) this.add(element, { kind: 'missing', names: absent.map(({ key }) => key) });
  }
}

/** Everything in which a document departs from the schema, in document order: what must come first is found first. */
export function walk(root: XmlElement, schema: Schema): readonly Breach[] {
  const walker = new Walker();
  const type = schema.roots.get(root.key);
  if (type) walker.visit(root, type);
  else walker.add(root, { kind: 'root' });
  return walker.breaches;
}
