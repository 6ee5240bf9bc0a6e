// The table of a document as it grows: which elements are open, what they hold so far.

import type { Table } from './document.ts';
import type { Written } from './lexicon.ts';
import type { XmlName } from './names.ts';
import { END, FROM, KEY, PARENT, ROW, START, TO } from './rows.ts';
import { Scope } from './scope.ts';
import type { Source } from './source.ts';
import type { Tag } from './tag.ts';

const ONLY_SPACE = /^[ \t\n\r]*$/;
/** The document itself, which stands around the root element. */
const DOCUMENT: XmlName = { qname: '', local: '', uri: '', key: '#document', number: 0, lastText: '' };
/** There is a node for so many bytes of an invoice. */
const BYTES_OF_A_NODE = 32;
const FEWEST = 64;

interface Opened {
  readonly written: Written;
  readonly name: XmlName;
  readonly scope: Scope;
  readonly start: number;
}

/**
 * White space between the children of a container is no text of it, but one word among them makes it text. It is noted
 * as a range until then.
 */
export class Tree {
  private readonly source: Source;
  private rows: Int32Array;
  private readonly names: XmlName[] = [];
  private readonly texts: (string | undefined)[] = [];
  size = 0;
  depth = 0;
  /** Of each open element: itself, how its end tag is written, its scope, the node behind its attributes. */
  private readonly open: number[] = [];
  private readonly writtenNames: Written[] = [];
  private readonly scopes: Scope[] = [Scope.outermost()];
  private readonly insides: number[] = [];
  /** Ranges of white space, a pair of offsets each, and how much of the list is in use. */
  private readonly blanks: number[] = [];
  private blankCount = 0;
  private readonly firstBlank: number[] = [];

  constructor(source: Source) {
    this.source = source;
    this.rows = new Int32Array((FEWEST + Math.ceil(source.bytes.length / BYTES_OF_A_NODE)) * ROW);
    this.add(DOCUMENT, 0, -1);
  }

  get hasRoot(): boolean {
    return this.size > 1;
  }

  get scope(): Scope {
    return this.scopes[this.depth] as Scope;
  }

  /** How the innermost open element is written. */
  get written(): Written | undefined {
    return this.depth === 0 ? undefined : this.writtenNames[this.depth - 1];
  }

  table(): Table {
    const { rows, size, names, texts } = this;
    rows[END] = size;
    return { rows, size, names, texts };
  }

  private add(name: XmlName, key: number, parent: number): number {
    const node = this.size;
    const at = node * ROW;
    if (at === this.rows.length) this.grow();
    this.rows[at + KEY] = key;
    this.rows[at + END] = node + 1;
    this.rows[at + PARENT] = parent;
    this.names.push(name);
    this.texts.push(undefined);
    this.size = node + 1;
    return node;
  }

  private grow(): void {
    const rows = new Int32Array(this.rows.length * 2);
    rows.set(this.rows);
    this.rows = rows;
  }

  /** An element with the attributes of its tag. */
  begin({ written, name, scope, start }: Opened, tag: Tag): void {
    const { depth } = this;
    const node = this.add(name, name.number, depth === 0 ? 0 : (this.open[depth - 1] as number));
    this.rows[node * ROW + START] = start;
    for (let index = 0; index < tag.count; index += 1) this.attribute(tag, index, node);
    this.open[depth] = node;
    this.writtenNames[depth] = written;
    this.insides[depth] = this.size;
    this.firstBlank[depth] = this.blankCount;
    this.depth = depth + 1;
    this.scopes[depth + 1] = scope;
  }

  private attribute(tag: Tag, index: number, element: number): void {
    const name = tag.name(index);
    if (!name) return;
    const node = this.add(name, -name.number, element);
    const text = tag.texts[index];
    if (text === undefined) this.range(node, tag.from[index] as number, tag.to[index] as number);
    else this.texts[node] = text;
  }

  private range(node: number, from: number, to: number): void {
    this.rows[node * ROW + FROM] = from;
    this.rows[node * ROW + TO] = to;
  }

  close(): void {
    this.depth -= 1;
    const { depth } = this;
    const node = this.open[depth] as number;
    this.rows[node * ROW + END] = this.size;
    if (this.size > (this.insides[depth] as number)) this.dropBlankText(node);
    else if (!this.hasText(node)) this.keepBlanks(node);
    this.blankCount = this.firstBlank[depth] as number;
  }

  /** Text of the innermost open element: a range of the source, or what its references stand for. */
  write(from: number, to: number, text?: string): void {
    const node = this.open[this.depth - 1] as number;
    const hasText = this.hasText(node);
    if (!hasText && text === undefined && !this.hasBlanks()) return this.range(node, from, to);
    const before = hasText ? this.textOf(node) : this.takeBlanks();
    this.texts[node] = before + (text ?? this.source.cut(from, to));
  }

  /** White space in it: text, when there is text before or when nothing comes after. */
  space(from: number, to: number): void {
    const node = this.open[this.depth - 1] as number;
    if (this.hasText(node)) this.texts[node] = this.textOf(node) + this.source.cut(from, to);
    else {
      this.blanks[this.blankCount] = from;
      this.blanks[this.blankCount + 1] = to;
      this.blankCount += 2;
    }
  }

  private hasText(node: number): boolean {
    return this.rows[node * ROW + TO] !== 0 || this.texts[node] !== undefined;
  }

  private textOf(node: number): string {
    const known = this.texts[node];
    if (known !== undefined) return known;
    return this.source.cut(this.rows[node * ROW + FROM] as number, this.rows[node * ROW + TO] as number);
  }

  private hasBlanks(): boolean {
    return this.blankCount > (this.firstBlank[this.depth - 1] as number);
  }

  private takeBlanks(first = this.firstBlank[this.depth - 1] as number): string {
    let text = '';
    for (let at = first; at < this.blankCount; at += 2) {
      text += this.source.cut(this.blanks[at] as number, this.blanks[at + 1] as number);
    }
    this.blankCount = first;
    return text;
  }

  /** White space alone, written as a reference among children, is no text. */
  private dropBlankText(node: number): void {
    const text = this.texts[node];
    if (text !== undefined && ONLY_SPACE.test(text)) this.texts[node] = undefined;
  }

  /** Nothing else has come: they are the text. */
  private keepBlanks(node: number): void {
    const first = this.firstBlank[this.depth] as number;
    const pieces = (this.blankCount - first) / 2;
    if (pieces === 1) this.range(node, this.blanks[first] as number, this.blanks[first + 1] as number);
    else if (pieces > 1) this.texts[node] = this.takeBlanks(first);
  }
}
