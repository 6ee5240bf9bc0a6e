// A document that was read: a table with a row of numbers for each element and attribute, in document order.
//
// An invoice of ten thousand lines has half a million nodes. As objects they are most of the work of judging it: making
// them, tracing them when garbage is gathered, waiting for memory. As rows they are a few megabytes that nothing traces,
// and what stands together is read together. Texts are cut out of the source when they are asked for.
//
// Node 0 is the document, node 1 its root element. The attributes of an element follow it, then its children: the nodes
// below `n` are those from `n + 1` up to `end(n)`. Who wants objects asks for `root`.

import { XmlElement } from './element.ts';
import type { XmlName } from './names.ts';
import type { Source } from './source.ts';
import { END, FROM, KEY, PARENT, ROW, START, TO } from './rows.ts';

/** Texts up to this length are kept beside their name: longer ones would keep their whole document. */
const SHORT = 12;

export interface Table {
  readonly rows: Int32Array;
  /** Nodes, the document among them. */
  readonly size: number;
  readonly names: readonly XmlName[];
  /** Texts that are no range of the source (with references, in several pieces), and room for those that are cut out. */
  readonly texts: (string | undefined)[];
}

export class XmlDocument {
  readonly size: number;
  private readonly rows: Int32Array;
  private readonly names: readonly XmlName[];
  private readonly texts: (string | undefined)[];
  private readonly source: Source;
  private top: XmlElement | undefined;

  constructor({ rows, size, names, texts }: Table, source: Source) {
    this.rows = rows;
    this.size = size;
    this.names = names;
    this.source = source;
    this.texts = texts;
  }

  get root(): XmlElement {
    return (this.top ??= this.element(1));
  }

  /** Elements and attributes. */
  get nodeCount(): number {
    return this.size - 1;
  }

  /** The number of a node's name; that of an attribute is below zero. */
  key(node: number): number {
    return this.rows[node * ROW + KEY] as number;
  }

  name(node: number): XmlName {
    return this.names[node] as XmlName;
  }

  /** The first node behind all that is in this one. */
  end(node: number): number {
    return this.rows[node * ROW + END] as number;
  }

  /** The element around it; 0 for the root element, -1 for the document. */
  parent(node: number): number {
    return this.rows[node * ROW + PARENT] as number;
  }

  /** Offset of `<` in the document as UTF-8. */
  offset(node: number): number {
    return this.rows[node * ROW + START] as number;
  }

  /** The first child, when there is one: `end` of the node otherwise. */
  inside(node: number): number {
    const end = this.end(node);
    let child = node + 1;
    while (child < end && this.key(child) < 0) child += 1;
    return child;
  }

  /** The value of an attribute; the own text of an element, without white space between its children. */
  text(node: number): string {
    return this.texts[node] ?? (this.texts[node] = this.cut(node));
  }

  private cut(node: number): string {
    const from = this.rows[node * ROW + FROM] as number;
    const to = this.rows[node * ROW + TO] as number;
    if (to - from > SHORT) return this.source.cut(from, to);
    const name = this.name(node);
    if (this.source.holds(name.lastText, from, to)) return name.lastText;
    const text = this.source.cut(from, to);
    // Characters that take several bytes are not compared.
    if (text.length === to - from) name.lastText = text;
    return text;
  }

  /** XPath string value: of an element, own text and that of all descendants. */
  value(node: number): string {
    const end = this.end(node);
    const first = this.inside(node);
    if (first === end) return this.text(node);
    let text = this.text(node);
    for (let below = first; below < end; below += 1) if (this.key(below) > 0) text += this.text(below);
    return text;
  }

  /** The number of an attribute of a node, -1 when it has none of this number. */
  attribute(node: number, key: number): number {
    const end = this.end(node);
    for (let at = node + 1; at < end; at += 1) {
      const found = this.key(at);
      if (found === key) return at;
      if (found > 0) return -1;
    }
    return -1;
  }

  element(node: number): XmlElement {
    return new XmlElement(this, node);
  }

  /** Line, from 1, of an offset. */
  lineOf(offset: number): number {
    return this.source.placeOf(offset).line;
  }
}
