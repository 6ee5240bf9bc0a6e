// What a test sees: elements, and attributes with the element that carries them.

import type { XmlElement } from '../../xml/element.ts';
import type { XmlName } from '../../xml/names.ts';

export class AttributeNode {
  readonly name: XmlName;
  readonly value: string;
  readonly parent: XmlElement;

  constructor(name: XmlName, value: string, parent: XmlElement) {
    this.name = name;
    this.value = value;
    this.parent = parent;
  }

  xpath(): string {
    return `${this.parent.xpath()}/@${this.name.qname}`;
  }
}

export type Node = XmlElement | AttributeNode;
/** Called for each node in turn; `true` ends the walk. */
export type Visit = (node: Node) => boolean;

export function textOf(node: Node): string {
  return node instanceof AttributeNode ? node.value : node.stringValue();
}

/** Document order. Attributes follow their element in the order in which they are written. */
export function orderOf(node: Node): number {
  if (!(node instanceof AttributeNode)) return node.offset;
  const place = node.parent.attributes.findIndex(({ name }) => name === node.name);
  return node.parent.offset + (place + 1) / 1024;
}

function identityOf(node: Node): unknown {
  return node instanceof AttributeNode ? `${node.parent.offset}@${node.name.key}` : node;
}

function isInOrder(nodes: readonly Node[]): boolean {
  let before = -Infinity;
  for (const node of nodes) {
    const order = orderOf(node);
    if (order <= before) return false;
    before = order;
  }
  return true;
}

/** Each node once, in document order. */
export function inOrder(nodes: readonly Node[]): readonly Node[] {
  if (nodes.length < 2 || isInOrder(nodes)) return nodes;
  const unique = new Map(nodes.map((node) => [identityOf(node), node]));
  return [...unique.values()].sort((a, b) => orderOf(a) - orderOf(b));
}
