// Strict XML 1.0 reader for what strangers send: namespaces resolved, no DOCTYPE, no entity of its own,
// size, depth and node count bounded. One pass over the decoded text, in linear time.

import { decodeXml } from './decode.ts';
import { XmlElement, type XmlAttribute, type XmlDocument } from './element.ts';
import { doctypeRefused, malformed, tooLarge } from './errors.ts';
import { FORBIDDEN_CHARACTER, nameAt, referenceOf } from './scanner.ts';
import { Scope } from './scope.ts';
import { WRONG } from './wrong.ts';

export interface XmlLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
  /** Elements and attributes together. */
  readonly maxNodes: number;
}

/** An invoice of 10,000 lines has about 700,000 nodes; embedded attachments make the bytes. */
export const DEFAULT_LIMITS: XmlLimits = { maxBytes: 64 * 1024 * 1024, maxDepth: 64, maxNodes: 4_000_000 };

const ONLY_SPACE = /^[ \t\n\r]*$/;
const SPACES = /[ \t\n]*/y;
const DECLARATION =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(["'])1\.\d+\1([ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])[A-Za-z][\w.-]*\3)?([ \t\n]+standalone[ \t\n]*=[ \t\n]*(["'])(yes|no)\5)?[ \t\n]*\?>/;

interface Open {
  readonly element: XmlElement;
  readonly scope: Scope;
}

class Parser {
  private readonly text: string;
  private readonly limits: XmlLimits;
  private readonly stack: Open[] = [];
  private root: XmlElement | undefined;
  private offset = 0;
  private nodes = 0;

  constructor(text: string, limits: XmlLimits) {
    this.text = text;
    this.limits = limits;
  }

  parse(): XmlDocument {
    const forbidden = this.text.search(FORBIDDEN_CHARACTER);
    if (forbidden >= 0) throw this.wrong('character', forbidden);
    this.read(() => false);
    if (this.stack.length > 0) throw this.wrong('unclosed');
    if (!this.root) throw this.wrong('empty');
    return { root: this.root, nodeCount: this.nodes, lineOf: (offset) => this.placeOf(offset).line };
  }

  /** Reads no further than the start tag of the root. */
  parseRoot(): XmlElement {
    this.read(() => this.root !== undefined);
    if (!this.root) throw this.wrong('empty');
    return this.root;
  }

  private read(isEnough: () => boolean): void {
    this.declaration();
    while (this.offset < this.text.length && !isEnough()) {
      const next = this.text.indexOf('<', this.offset);
      const end = next < 0 ? this.text.length : next;
      if (end > this.offset) this.characters(end);
      if (next < 0) break;
      this.offset = next;
      this.markup();
    }
  }

  private declaration(): void {
    if (!/^<\?xml[ \t\n?]/.test(this.text)) return;
    const match = DECLARATION.exec(this.text);
    if (!match) throw this.wrong('declaration');
    this.offset = match[0].length;
  }

  private markup(): void {
    const code = this.text.charCodeAt(this.offset + 1);
    if (code === 0x2f) this.endTag();
    else if (code === 0x21) this.bang();
    else if (code === 0x3f) this.instruction();
    else this.startTag();
  }

  private bang(): void {
    if (this.text.startsWith('<!--', this.offset)) return this.comment();
    if (this.text.startsWith('<![CDATA[', this.offset)) return this.cdata();
    if (this.text.startsWith('<!DOCTYPE', this.offset)) throw doctypeRefused();
    throw this.wrong('name');
  }

  private comment(): void {
    const end = this.text.indexOf('--', this.offset + 4);
    if (end < 0) throw this.wrong('unclosed');
    if (this.text.charCodeAt(end + 2) !== 0x3e) throw this.wrong('comment', end);
    this.offset = end + 3;
  }

  private cdata(): void {
    const end = this.text.indexOf(']]>', this.offset);
    const open = this.stack.at(-1);
    if (!open) throw this.wrong('text');
    if (end < 0) throw this.wrong('unclosed');
    open.element.text += this.text.slice(this.offset + 9, end);
    this.offset = end + 3;
  }

  private instruction(): void {
    const target = nameAt(this.text, this.offset + 2);
    const end = this.text.indexOf('?>', this.offset);
    if (target === '' || target.includes(':') || target.toLowerCase() === 'xml') throw this.wrong('instruction');
    if (end < 0) throw this.wrong('unclosed');
    const after = this.offset + 2 + target.length;
    if (after !== end && !/[ \t\n]/.test(this.text.charAt(after))) throw this.wrong('instruction');
    this.offset = end + 2;
  }

  private characters(end: number): void {
    const raw = this.text.slice(this.offset, end);
    const open = this.stack.at(-1);
    if (!open) {
      if (!ONLY_SPACE.test(raw)) throw this.wrong('text');
    } else {
      const bad = raw.indexOf(']]>');
      if (bad >= 0) throw this.wrong('cdataEnd', this.offset + bad);
      open.element.text += raw.includes('&') ? this.expand(raw, this.offset) : raw;
    }
    this.offset = end;
  }

  private expand(raw: string, at: number): string {
    let result = '';
    let from = 0;
    for (let amp = raw.indexOf('&'); amp >= 0; amp = raw.indexOf('&', from)) {
      const end = raw.indexOf(';', amp);
      const value = end < 0 ? undefined : referenceOf(raw.slice(amp + 1, end));
      if (value === undefined) throw this.wrong('reference', at + amp);
      result += raw.slice(from, amp) + value;
      from = end + 1;
    }
    return result + raw.slice(from);
  }

  private endTag(): void {
    const open = this.stack.pop();
    const qname = open?.element.name.qname ?? '';
    if (!open || !this.text.startsWith(qname, this.offset + 2)) throw this.wrong('endTag');
    const close = this.skipSpaces(this.offset + 2 + qname.length);
    if (this.text.charCodeAt(close) !== 0x3e) throw this.wrong('endTag');
    this.closeElement(open.element);
    this.offset = close + 1;
  }

  private closeElement(element: XmlElement): void {
    if (element.children.length > 0 && ONLY_SPACE.test(element.text)) element.text = '';
  }

  private startTag(): void {
    const start = this.offset;
    const qname = nameAt(this.text, start + 1);
    if (qname === '') throw this.wrong('name');
    this.offset = start + 1 + qname.length;
    const raw = this.text.charCodeAt(this.offset) === 0x3e ? undefined : this.attributes();
    const isEmpty = this.text.charCodeAt(this.offset) === 0x2f;
    this.offset += isEmpty ? 2 : 1;
    this.open(qname, raw, { start, isEmpty });
  }

  private open(qname: string, raw: Map<string, string> | undefined, tag: { start: number; isEmpty: boolean }): void {
    const above = this.stack.at(-1);
    if (!above && this.root) throw this.wrong('roots', tag.start);
    const scope = this.scopeOf(above?.scope ?? new Scope(), raw, tag.start);
    const name = scope.element(qname);
    if (!name) throw this.wrong('prefix', tag.start);
    const attributes = raw && this.resolveAttributes(raw, scope, tag.start);
    this.nodes += 1 + (attributes?.length ?? 0);
    if (this.nodes > this.limits.maxNodes || this.stack.length >= this.limits.maxDepth) throw tooLarge();
    const element = new XmlElement(name, above?.element, tag.start);
    if (attributes) element.attributes = attributes;
    if (above) above.element.append(element);
    else this.root = element;
    if (!tag.isEmpty) this.stack.push({ element, scope });
  }

  /** Reads attributes up to `>` or `/>`, where it leaves the offset. */
  private attributes(): Map<string, string> | undefined {
    let result: Map<string, string> | undefined;
    for (;;) {
      const next = this.skipSpaces(this.offset);
      const code = this.text.charCodeAt(next);
      const isEnd = code === 0x3e || (code === 0x2f && this.text.charCodeAt(next + 1) === 0x3e);
      const hadSpace = next > this.offset;
      this.offset = next;
      if (isEnd) return result;
      if (!hadSpace) throw this.wrong('attribute');
      const name = nameAt(this.text, next);
      result ??= new Map();
      if (result.has(name)) throw this.wrong('repeated');
      if (result.size >= 256) throw tooLarge();
      result.set(name, this.attributeValue(name));
    }
  }

  private attributeValue(name: string): string {
    const equals = this.skipSpaces(this.offset + name.length);
    if (name === '' || this.text.charCodeAt(equals) !== 0x3d) throw this.wrong('attribute');
    const open = this.skipSpaces(equals + 1);
    const quote = this.text.charAt(open);
    if (quote !== '"' && quote !== "'") throw this.wrong('attribute', open);
    const end = this.text.indexOf(quote, open + 1);
    if (end < 0) throw this.wrong('unclosed', open);
    const raw = this.text.slice(open + 1, end);
    if (raw.includes('<')) throw this.wrong('attribute', open);
    this.offset = end + 1;
    const normal = raw.replace(/[\t\n]/g, ' ');
    return raw.includes('&') ? this.expand(normal, open + 1) : normal;
  }

  private scopeOf(above: Scope, raw: Map<string, string> | undefined, at: number): Scope {
    let declared: Map<string, string> | undefined;
    for (const [name, value] of raw ?? []) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const prefix = name === 'xmlns' ? '' : name.slice(6);
      const isReserved = prefix === 'xmlns' || prefix === 'xml' || value === 'http://www.w3.org/2000/xmlns/';
      if (isReserved || (prefix !== '' && value === '') || prefix.includes(':')) throw this.wrong('declaredName', at);
      declared ??= new Map();
      declared.set(prefix, value);
    }
    return declared ? new Scope(above, declared) : above;
  }

  private resolveAttributes(raw: Map<string, string>, scope: Scope, at: number): readonly XmlAttribute[] {
    const attributes: XmlAttribute[] = [];
    for (const [qname, value] of raw) {
      if (qname === 'xmlns' || qname.startsWith('xmlns:')) continue;
      const name = scope.attribute(qname);
      if (!name) throw this.wrong('prefix', at);
      if (name.uri !== '' && attributes.some((other) => other.name.key === name.key)) throw this.wrong('repeated', at);
      attributes.push({ name, value });
    }
    return attributes;
  }

  private skipSpaces(offset: number): number {
    const code = this.text.charCodeAt(offset);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09) return offset;
    SPACES.lastIndex = offset;
    SPACES.exec(this.text);
    return SPACES.lastIndex;
  }

  private placeOf(offset: number): { line: number; column: number } {
    const before = this.text.slice(0, offset);
    const lastBreak = before.lastIndexOf('\n');
    return { line: before.split('\n').length, column: offset - lastBreak };
  }

  private wrong(what: keyof typeof WRONG, offset = this.offset): Error {
    return malformed(this.placeOf(Math.min(offset, this.text.length)), WRONG[what]);
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
  const text = decodeXml(bytes);
  return new Parser(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, limits);
}
