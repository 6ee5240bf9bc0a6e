// The tree of a document that was read: elements with their own text, attributes, and where they stand.

import type { XmlName } from './names.ts';

export interface XmlAttribute {
  readonly name: XmlName;
  readonly value: string;
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const NO_CHILDREN: readonly XmlElement[] = [];

export class XmlElement {
  readonly name: XmlName;
  readonly parent: XmlElement | undefined;
  attributes: readonly XmlAttribute[] = NO_ATTRIBUTES;
  /** Offset of `<` in the document as UTF-8; {@link XmlDocument.lineOf} makes a line of it. */
  readonly offset: number;
  /** Own character data. White space between the children of a container is left out. */
  text = '';
  children: readonly XmlElement[] = NO_CHILDREN;

  constructor(name: XmlName, parent: XmlElement | undefined, offset: number) {
    this.name = name;
    this.parent = parent;
    this.offset = offset;
  }

  /** Our name: `ram:Name`. */
  get key(): string {
    return this.name.key;
  }

  child(key: string): XmlElement | undefined {
    for (const child of this.children) if (child.name.key === key) return child;
    return undefined;
  }

  /** Follows child names downward: `at('ram:SellerTradeParty', 'ram:Name')`. */
  at(...keys: readonly string[]): XmlElement | undefined {
    const [first, ...rest] = keys;
    const below = first === undefined ? undefined : this.child(first);
    return rest.length === 0 ? below : below?.at(...rest);
  }

  /** Value of an attribute without namespace. */
  attribute(local: string): string | undefined {
    for (const attribute of this.attributes) {
      if (attribute.name.local === local && attribute.name.uri === '') return attribute.value;
    }
    return undefined;
  }

  /** XPath string value: own text and that of all descendants. */
  stringValue(): string {
    if (this.children.length === 0) return this.text;
    return this.text + this.children.map((child) => child.stringValue()).join('');
  }

  /** Absolute XPath with the document's prefixes and positions: `/rsm:CrossIndustryInvoice[1]/…`. */
  xpath(): string {
    let position = 1;
    if (this.parent) {
      for (const sibling of this.parent.children) {
        if (sibling === this) break;
        if (sibling.name.key === this.name.key) position += 1;
      }
    }
    return `${this.parent?.xpath() ?? ''}/${this.name.qname}[${position}]`;
  }
}

export interface XmlDocument {
  readonly root: XmlElement;
  /** Elements and attributes. */
  readonly nodeCount: number;
  /** Line, from 1, of an offset. */
  readonly lineOf: (offset: number) => number;
}
