// Attributes of one start tag, as they are read: the same places are used for every tag.

import type { XmlAttribute } from './element.ts';
import { tooLarge } from './errors.ts';
import { HOLDS, KIND } from './letters.ts';
import type { Written } from './lexicon.ts';
import { unique } from './names.ts';
import type { Scope } from './scope.ts';
import type { Source } from './source.ts';

/** No element of an invoice has more than a few. */
const MOST_ATTRIBUTES = 256;

/** Texts up to this length are kept beside their name: longer ones would keep their whole document. */
export const SHORT = 12;

const [SLASH, GREATER, EQUALS, QUOTE, APOSTROPHE] = [0x2f, 0x3e, 0x3d, 0x22, 0x27];

type Fault = 'prefix' | 'repeated' | 'declaredName';

export class Tag {
  private readonly names: Written[] = [];
  private readonly values: string[] = [];
  private hasDeclarations = false;
  count = 0;

  clear(): void {
    this.count = 0;
    this.hasDeclarations = false;
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
      this.add(name, attributeValue(source, next));
    }
  }

  private has(name: Written): boolean {
    for (let index = 0; index < this.count; index += 1) if (this.names[index] === name) return true;
    return false;
  }

  private add(name: Written, value: string): void {
    this.names[this.count] = name;
    this.values[this.count] = value;
    this.count += 1;
    if (name.isDeclaration) this.hasDeclarations = true;
  }

  /** The scope inside this tag, or what is wrong with its declarations. */
  scopeWithin(above: Scope): Scope | Fault {
    if (!this.hasDeclarations) return above;
    const declared = new Map<string, string>();
    for (let index = 0; index < this.count; index += 1) {
      const { isDeclaration, text } = this.names[index] as Written;
      if (!isDeclaration) continue;
      const value = unique(this.values[index] as string);
      const prefix = text === 'xmlns' ? '' : text.slice(6);
      const isReserved = prefix === 'xmlns' || prefix === 'xml' || value === 'http://www.w3.org/2000/xmlns/';
      if (isReserved || (prefix !== '' && value === '') || prefix.includes(':')) return 'declaredName';
      declared.set(prefix, value);
    }
    return above.within(declared);
  }

  /** The attributes that are no declarations, or what is wrong with them. */
  attributes(scope: Scope): readonly XmlAttribute[] | Fault {
    if (this.count === 1 && !this.hasDeclarations) return this.only(scope);
    const attributes: XmlAttribute[] = [];
    for (let index = 0; index < this.count; index += 1) {
      const written = this.names[index] as Written;
      if (written.isDeclaration) continue;
      const name = attributeName(written, scope);
      if (!name) return 'prefix';
      if (name.uri !== '' && attributes.some((other) => other.name.key === name.key)) return 'repeated';
      attributes.push({ name, value: this.values[index] as string });
    }
    return attributes;
  }

  /** Most tags with an attribute have one, and it says what the last one said: `currencyID="EUR"`. */
  private only(scope: Scope): readonly XmlAttribute[] | Fault {
    const [written, value] = [this.names[0] as Written, this.values[0] as string];
    const name = attributeName(written, scope);
    if (!name) return 'prefix';
    const { lastAttribute } = written;
    if (lastAttribute?.[0].value === value && lastAttribute[0].name === name) return lastAttribute;
    const fresh = [{ name, value }] as const;
    if (value.length <= SHORT) written.lastAttribute = fresh;
    return fresh;
  }
}

/** The value of the attribute that begins at `start`, behind its name. */
function attributeValue(source: Source, start: number): string {
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
  const raw = source.slice(open + 1, at, holds);
  const normal = holds & HOLDS.break ? raw.replace(/[\t\n]/g, ' ') : raw;
  return holds & HOLDS.reference ? source.expand(normal, open + 1) : normal;
}

function attributeName(written: Written, scope: Scope) {
  if (written.attributeScope === scope) return written.attributeName;
  written.attributeScope = scope;
  written.attributeName = scope.attribute(written.text);
  return written.attributeName;
}
