// The tree as it grows: which elements are open, what they hold so far.

import { XmlElement, type XmlAttribute } from './element.ts';
import type { Written } from './lexicon.ts';
import type { XmlName } from './names.ts';
import { Scope } from './scope.ts';

const ONLY_SPACE = /^[ \t\n\r]*$/;

interface Opened {
  readonly written: Written;
  readonly name: XmlName;
  readonly scope: Scope;
  readonly attributes: readonly XmlAttribute[] | undefined;
  readonly start: number;
}

/**
 * White space between the children of a container is no text of it, but one word among them makes it text. It is noted
 * as a range until then.
 */
export class Tree {
  private readonly slice: (start: number, end: number) => string;
  private readonly elements: XmlElement[] = [];
  private readonly names: Written[] = [];
  private readonly scopes: Scope[] = [Scope.outermost];
  /** Children of all open elements, one after the other, and where those of each begin. */
  private readonly children: XmlElement[] = [];
  private readonly firstChild: number[] = [];
  private childCount = 0;
  private readonly blanks: number[] = [];
  private readonly firstBlank: number[] = [];
  root: XmlElement | undefined;
  depth = 0;

  constructor(slice: (start: number, end: number) => string) {
    this.slice = slice;
  }

  get scope(): Scope {
    return this.scopes[this.depth] as Scope;
  }

  /** The name of the innermost open element. */
  get name(): Written | undefined {
    return this.depth === 0 ? undefined : this.names[this.depth - 1];
  }

  add({ name, attributes, start }: Opened): XmlElement {
    const element = new XmlElement(name, this.depth === 0 ? undefined : this.elements[this.depth - 1], start);
    if (attributes) element.attributes = attributes;
    if (this.depth === 0) this.root = element;
    else {
      this.children[this.childCount] = element;
      this.childCount += 1;
    }
    return element;
  }

  open(opened: Opened): void {
    const { depth } = this;
    this.elements[depth] = this.add(opened);
    this.names[depth] = opened.written;
    this.firstChild[depth] = this.childCount;
    this.firstBlank[depth] = this.blanks.length;
    this.depth = depth + 1;
    this.scopes[this.depth] = opened.scope;
  }

  close(): void {
    this.depth -= 1;
    const { depth, childCount } = this;
    const element = this.elements[depth] as XmlElement;
    const first = this.firstChild[depth] as number;
    if (childCount > first) {
      element.children = this.children.slice(first, childCount);
      this.childCount = first;
      if (element.text !== '' && ONLY_SPACE.test(element.text)) element.text = '';
    } else if (element.text === '') this.flush(element, depth);
    this.blanks.length = this.firstBlank[depth] as number;
  }

  /** Text of the innermost open element. */
  write(text: string): void {
    const element = this.elements[this.depth - 1] as XmlElement;
    if (element.text === '') this.flush(element, this.depth - 1);
    element.text += text;
  }

  /** White space in it: text, when there is text before or when nothing comes after. */
  space(start: number, end: number): void {
    const element = this.elements[this.depth - 1] as XmlElement;
    if (element.text === '') this.blanks.push(start, end);
    else element.text += this.slice(start, end);
  }

  private flush(element: XmlElement, depth: number): void {
    const first = this.firstBlank[depth] as number;
    for (let at = first; at < this.blanks.length; at += 2) {
      element.text += this.slice(this.blanks[at] as number, this.blanks[at + 1] as number);
    }
    this.blanks.length = first;
  }
}
