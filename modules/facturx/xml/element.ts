// An element of a document as an object, for whoever walks the tree by names: made when it is asked for.

import type { XmlDocument } from './document.ts';
import type { XmlName } from './names.ts';

export interface XmlAttribute {
  readonly name: XmlName;
  readonly value: string;
}

export class XmlElement {
  private readonly document: XmlDocument;
  private readonly node: number;
  private above: XmlElement | undefined;
  private below: readonly XmlElement[] | undefined;

  constructor(document: XmlDocument, node: number, above?: XmlElement) {
    this.document = document;
    this.node = node;
    this.above = above;
  }

  get name(): XmlName {
    return this.document.name(this.node);
  }

  /** Our name: `ram:Name`. */
  get key(): string {
    return this.name.key;
  }

  /** Offset of `<` in the document as UTF-8. */
  get offset(): number {
    return this.document.offset(this.node);
  }

  /** Own character data. White space between the children of a container is left out. */
  get text(): string {
    return this.document.text(this.node);
  }

  get parent(): XmlElement | undefined {
    if (this.above) return this.above;
    const parent = this.document.parent(this.node);
    return parent > 0 ? (this.above = this.document.element(parent)) : undefined;
  }

  get children(): readonly XmlElement[] {
    if (this.below) return this.below;
    const { document, node } = this;
    const end = document.end(node);
    const children: XmlElement[] = [];
    for (let child = document.inside(node); child < end; child = document.end(child)) {
      children.push(new XmlElement(document, child, this));
    }
    return (this.below = children);
  }

  get attributes(): readonly XmlAttribute[] {
    const { document, node } = this;
    const end = document.inside(node);
    const attributes: XmlAttribute[] = [];
    for (let at = node + 1; at < end; at += 1) attributes.push({ name: document.name(at), value: document.text(at) });
    return attributes;
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
    const { document, node } = this;
    const end = document.inside(node);
    for (let at = node + 1; at < end; at += 1) if (document.name(at).key === local) return document.text(at);
    return undefined;
  }

  /** XPath string value: own text and that of all descendants. */
  stringValue(): string {
    return this.document.value(this.node);
  }

  /** Absolute XPath with the document's prefixes and positions: `/rsm:CrossIndustryInvoice[1]/…`. */
  xpath(): string {
    const { document } = this;
    let path = '';
    for (let node = this.node; node > 0; node = document.parent(node)) {
      path = `/${document.name(node).qname}[${positionOf(document, node)}]${path}`;
    }
    return path;
  }
}

/** Place among the siblings of the same name, from 1. */
function positionOf(document: XmlDocument, node: number): number {
  const key = document.key(node);
  let position = 1;
  for (let one = document.parent(node) + 1; one < node; one = document.end(one)) {
    if (document.key(one) === key) position += 1;
  }
  return position;
}
