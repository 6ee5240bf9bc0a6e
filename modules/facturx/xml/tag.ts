// Attributes of one start tag, as they are read: the same places are used for every tag.

import { tooLarge } from './errors.ts';
import { HOLDS, KIND } from './letters.ts';
import type { Written } from './lexicon.ts';
import { unique, type XmlName } from './names.ts';
import type { Scope } from './scope.ts';
import type { Source } from './source.ts';

/** No element of an invoice has more than a few. */
const MOST_ATTRIBUTES = 256;

const [SLASH, GREATER, EQUALS, QUOTE, APOSTROPHE] = [0x2f, 0x3e, 0x3d, 0x22, 0x27];

type Fault = 'prefix' | 'repeated' | 'declaredName';

export class Tag {
  private readonly names: Written[] = [];
  private readonly resolved: (XmlName | undefined)[] = [];
  /** Where the values stand, or their texts where they are no range of the source. */
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly texts: (string | undefined)[] = [];
  private hasDeclarations = false;
  count = 0;

  clear(): void {
    this.count = 0;
    this.hasDeclarations = false;
  }

  /** The name of an attribute, once {@link resolve} has found nothing wrong; `undefined` for a declaration. */
  name(index: number): XmlName | undefined {
    return this.resolved[index];
  }

  /** Reads attributes up to `>` or `/>`, where it leaves the offset. */
  read(source: Source): void {
    const { bytes } = source;
    for (;;) {
      const next = source.skipSpaces(source.offset);
      const hadSpace = next > source.offset;
      source.offset = next;
      if (bytes[next] === GREATER || (bytes[next] === SLASH && bytes[next + 1] === GREATER)) return;
      if (!hadSpace) throw source.wrong('attribute');
      const name = source.name(next);
      if (!name) throw source.wrong('attribute');
      if (this.has(name)) throw source.wrong('repeated', next);
      if (this.count >= MOST_ATTRIBUTES) throw tooLarge();
      this.add(name);
      this.value(source, next);
    }
  }

  private has(name: Written): boolean {
    for (let index = 0; index < this.count; index += 1) if (this.names[index] === name) return true;
    return false;
  }

  private add(name: Written): void {
    this.names[this.count] = name;
    this.count += 1;
    if (name.isDeclaration) this.hasDeclarations = true;
  }

  /** The value of the last attribute, which begins at `start`; the source stands behind its name. */
  private value(source: Source, start: number): void {
    const { bytes } = source;
    const equals = source.skipSpaces(source.offset);
    if (bytes[equals] !== EQUALS) throw source.wrong('attribute', start);
    const open = source.skipSpaces(equals + 1);
    const quote = bytes[open];
    if (quote !== QUOTE && quote !== APOSTROPHE) throw source.wrong('attribute', open);
    let at = open + 1;
    let holds = 0;
    for (; at < bytes.length && bytes[at] !== quote; at += 1) holds |= KIND[bytes[at] as number] as number;
    if (at === bytes.length) throw source.wrong('unclosed', open);
    if (holds & HOLDS.less) throw source.wrong('attribute', open);
    if (holds & HOLDS.forbidden) throw source.wrong('character');
    source.offset = at + 1;
    const index = this.count - 1;
    this.from[index] = open + 1;
    this.to[index] = at;
    this.texts[index] = holds & (HOLDS.break | HOLDS.reference) ? normalised(source, open + 1, at) : undefined;
  }

  /** The scope inside this tag, or what is wrong with its declarations. */
  scopeWithin(above: Scope, source: Source): Scope | Fault {
    if (!this.hasDeclarations) return above;
    const declared = new Map<string, string>();
    for (let index = 0; index < this.count; index += 1) {
      const { isDeclaration, text } = this.names[index] as Written;
      if (!isDeclaration) continue;
      const value = unique(this.texts[index] ?? source.cut(this.from[index] as number, this.to[index] as number));
      const prefix = text === 'xmlns' ? '' : text.slice(6);
      const isReserved = prefix === 'xmlns' || prefix === 'xml' || value === 'http://www.w3.org/2000/xmlns/';
      if (isReserved || (prefix !== '' && value === '') || prefix.includes(':')) return 'declaredName';
      declared.set(prefix, value);
    }
    return above.within(declared);
  }

  /** Resolves the names of the attributes that are no declarations; says what is wrong with them. */
  resolve(scope: Scope): Fault | undefined {
    for (let index = 0; index < this.count; index += 1) {
      const written = this.names[index] as Written;
      this.resolved[index] = undefined;
      if (written.isDeclaration) continue;
      const name = attributeName(written, scope);
      if (!name) return 'prefix';
      if (name.uri !== '' && this.isTwice(name, index)) return 'repeated';
      this.resolved[index] = name;
    }
    return undefined;
  }

  private isTwice(name: XmlName, index: number): boolean {
    for (let other = 0; other < index; other += 1) if (this.resolved[other]?.number === name.number) return true;
    return false;
  }
}

/** References resolved, line ends and tabs made blanks. */
function normalised(source: Source, start: number, end: number): string {
  return source.expand(source.cut(start, end).replace(/[\t\n]/g, ' '), start);
}

function attributeName(written: Written, scope: Scope) {
  if (written.attributeScope === scope) return written.attributeName;
  written.attributeScope = scope;
  written.attributeName = scope.attribute(written.text);
  return written.attributeName;
}
