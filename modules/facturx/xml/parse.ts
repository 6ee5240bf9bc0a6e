// Strict XML 1.0 reader for what strangers send: namespaces resolved, no DOCTYPE, no entity of its own,
// size, depth and node count bounded. One pass over the bytes, in linear time.

import { utf8Of } from './decode.ts';
import { XmlDocument } from './document.ts';
import type { XmlElement } from './element.ts';
import { doctypeRefused, tooLarge } from './errors.ts';
import { HOLDS, isBlank, KIND } from './letters.ts';
import type { Written } from './lexicon.ts';
import { Source } from './source.ts';
import { Tag } from './tag.ts';
import { Tree } from './tree.ts';

export interface XmlLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
  /** Elements and attributes together. */
  readonly maxNodes: number;
}

/** An invoice of 10,000 lines has about 700,000 nodes; embedded attachments make the bytes. */
export const DEFAULT_LIMITS: XmlLimits = { maxBytes: 64 * 1024 * 1024, maxDepth: 64, maxNodes: 4_000_000 };

const DECLARATION =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(["'])1\.\d+\1([ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])[A-Za-z][\w.-]*\3)?([ \t\n]+standalone[ \t\n]*=[ \t\n]*(["'])(yes|no)\5)?[ \t\n]*\?>/;

const [LESS, GREATER, SLASH, BANG, ASK] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f];

class Parser {
  private readonly source: Source;
  private readonly bytes: Uint8Array;
  private readonly limits: XmlLimits;
  private readonly tree: Tree;
  private readonly tag = new Tag();

  constructor(bytes: Uint8Array, limits: XmlLimits) {
    const source = new Source(bytes);
    this.source = source;
    this.bytes = source.bytes;
    this.limits = limits;
    this.tree = new Tree(source);
  }

  parse(): XmlDocument {
    if (this.source.hasNoCharacter()) throw this.source.wrong('character');
    this.read(() => false);
    if (this.tree.depth > 0) throw this.source.wrong('unclosed');
    if (!this.tree.hasRoot) throw this.source.wrong('empty');
    return new XmlDocument(this.tree.table(), this.source);
  }

  /** Reads no further than the start tag of the root. */
  parseRoot(): XmlElement {
    this.read(() => this.tree.hasRoot);
    if (!this.tree.hasRoot) throw this.source.wrong('empty');
    return new XmlDocument(this.tree.table(), this.source).root;
  }

  private read(isEnough: () => boolean): void {
    this.declaration();
    const { bytes } = this;
    while (this.source.offset < bytes.length && !isEnough()) {
      if (bytes[this.source.offset] !== LESS) this.characters();
      if (this.source.offset < bytes.length) this.markup();
    }
  }

  private declaration(): void {
    if (!/^<\?xml[ \t\n?]/.test(this.source.text)) return;
    const match = DECLARATION.exec(this.source.text);
    if (!match) throw this.source.wrong('declaration');
    this.source.offset = match[0].length;
  }

  private markup(): void {
    const code = this.bytes[this.source.offset + 1];
    if (code === SLASH) this.endTag();
    else if (code === BANG) this.bang();
    else if (code === ASK) this.instruction();
    else this.startTag();
  }

  private bang(): void {
    if (this.source.text.startsWith('<!--', this.source.offset)) return this.comment();
    if (this.source.text.startsWith('<![CDATA[', this.source.offset)) return this.cdata();
    if (this.source.text.startsWith('<!DOCTYPE', this.source.offset)) throw this.source.forbidden() ?? doctypeRefused();
    throw this.source.wrong('name');
  }

  private comment(): void {
    const end = this.source.text.indexOf('--', this.source.offset + 4);
    if (end < 0) throw this.source.wrong('unclosed');
    if (this.bytes[end + 2] !== GREATER) throw this.source.wrong('comment', end);
    this.source.check(this.source.offset, end);
    this.source.offset = end + 3;
  }

  private cdata(): void {
    const end = this.source.text.indexOf(']]>', this.source.offset);
    if (this.tree.depth === 0) throw this.source.wrong('text');
    if (end < 0) throw this.source.wrong('unclosed');
    const start = this.source.offset + 9;
    const holds = this.source.check(start, end);
    if (isBlank(holds)) this.tree.space(start, end);
    else this.tree.write(start, end);
    this.source.offset = end + 3;
  }

  private instruction(): void {
    const start = this.source.offset + 2;
    const target = this.source.name(start)?.text;
    const end = this.source.text.indexOf('?>', this.source.offset);
    if (target === undefined || target.includes(':') || target.toLowerCase() === 'xml')
      throw this.source.wrong('instruction');
    const after = this.source.offset;
    this.source.offset = start - 2;
    if (end < 0) throw this.source.wrong('unclosed');
    if (after !== end && !/[ \t\n]/.test(this.source.text.charAt(after))) throw this.source.wrong('instruction');
    this.source.check(start, end);
    this.source.offset = end + 2;
  }

  private characters(): void {
    const { bytes, source } = this;
    const start = source.offset;
    let at = start;
    let holds = 0;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (byte === LESS) break;
      holds |= KIND[byte] as number;
    }
    this.source.offset = at;
    if (this.tree.depth === 0) {
      if (!isBlank(holds)) throw this.source.wrong('text', start);
    } else if (isBlank(holds)) this.tree.space(start, at);
    else this.tree.write(start, at, this.expanded(start, at, holds));
  }

  /** What the references in a text stand for; `undefined` when there are none. */
  private expanded(start: number, end: number, holds: number): string | undefined {
    if (holds === HOLDS.text) return undefined;
    if (holds & HOLDS.forbidden) throw this.source.wrong('character', start);
    if (holds & HOLDS.bracket) {
      const bad = this.source.text.indexOf(']]>', start);
      if (bad >= 0 && bad < end) throw this.source.wrong('cdataEnd', bad);
    }
    return holds & HOLDS.reference ? this.source.expand(this.source.cut(start, end), start) : undefined;
  }

  private endTag(): void {
    const { bytes, source } = this;
    const { offset } = source;
    const name = this.tree.written?.bytes;
    let at = offset + 2;
    if (!name) throw this.source.wrong('endTag');
    for (let index = 0; index < name.length; index += 1, at += 1) {
      if (bytes[at] !== name[index]) throw this.source.wrong('endTag');
    }
    at = this.source.skipSpaces(at);
    if (bytes[at] !== GREATER) throw this.source.wrong('endTag');
    this.tree.close();
    this.source.offset = at + 1;
  }

  private startTag(): void {
    const start = this.source.offset;
    const name = this.source.name(start + 1);
    if (!name) throw this.source.wrong('name', start);
    this.tag.clear();
    if (this.bytes[this.source.offset] !== GREATER) this.tag.read(this.source);
    const isEmpty = this.bytes[this.source.offset] === SLASH;
    this.source.offset += isEmpty ? 2 : 1;
    this.open(name, start, isEmpty);
  }

  private open(written: Written, start: number, isEmpty: boolean): void {
    const { tree, tag } = this;
    if (tree.depth === 0 && tree.hasRoot) throw this.source.wrong('roots', start);
    const scope = tag.scopeWithin(tree.scope, this.source);
    if (typeof scope === 'string') throw this.source.wrong(scope, start);
    if (written.scope !== scope) {
      written.scope = scope;
      written.name = scope.element(written.text);
    }
    const { name } = written;
    if (!name) throw this.source.wrong('prefix', start);
    const fault = tag.resolve(scope);
    if (fault) throw this.source.wrong(fault, start);
    tree.begin({ written, name, scope, start }, tag);
    if (tree.size > this.limits.maxNodes + 1 || tree.depth > this.limits.maxDepth) throw tooLarge();
    if (isEmpty) tree.close();
  }
}

/**
 * Reads a whole document. Throws `facturx.xml_doctype`, `facturx.xml_malformed` (with line and column),
 * `facturx.xml_encoding` or `facturx.xml_too_large`.
 */
export function parseXml(bytes: Uint8Array, limits: XmlLimits = DEFAULT_LIMITS): XmlDocument {
  return parserOf(bytes, limits).parse();
}

/** The root element alone, without its content: what kind of document it is. The rest may still be malformed. */
export function parseRoot(bytes: Uint8Array, limits: XmlLimits = DEFAULT_LIMITS): XmlElement {
  return parserOf(bytes, limits).parseRoot();
}

function parserOf(bytes: Uint8Array, limits: XmlLimits): Parser {
  if (bytes.length > limits.maxBytes) throw tooLarge();
  // A Buffer has slower ways of its own.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Parser(utf8Of(plain), limits);
}
