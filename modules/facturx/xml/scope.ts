// Namespace declarations in force at an element. Documents of one kind declare the same: their scopes are shared.

import { areMany, forgetStrangers } from './keys.ts';
import { type XmlName, nameOf } from './names.ts';

const BUILT_IN: Readonly<Record<string, string>> = {
  xml: 'http://www.w3.org/XML/1998/namespace',
};

const MOST_NAMES = 10_000;
/** Outermost declarations that are shared, and how long they may be. */
const MOST_SHARED = 100;
const LONGEST_SHARED = 4_000;

export class Scope {
  private readonly parent: Scope | undefined;
  private readonly declared: ReadonlyMap<string, string>;
  private readonly names = new Map<string, XmlName>();
  private static readonly shared = new Map<string, Scope>();

  private constructor(parent?: Scope, declared: ReadonlyMap<string, string> = new Map()) {
    this.parent = parent;
    this.declared = declared;
  }

  private static top = new Scope();

  /** The scope around a document. What strangers have invented is forgotten here, between documents. */
  static outermost(): Scope {
    if (areMany()) {
      forgetStrangers();
      Scope.shared.clear();
      Scope.top = new Scope();
    }
    return Scope.top;
  }

  /** The scope of an element that declares these prefixes. */
  within(declared: ReadonlyMap<string, string>): Scope {
    const key = this.parent ? '' : JSON.stringify([...declared]);
    if (this.parent || key.length > LONGEST_SHARED) return new Scope(this, declared);
    const known = Scope.shared.get(key);
    if (known) return known;
    if (Scope.shared.size >= MOST_SHARED) Scope.shared.clear();
    const fresh = new Scope(this, declared);
    Scope.shared.set(key, fresh);
    return fresh;
  }

  uriOf(prefix: string): string | undefined {
    const own = this.declared.get(prefix);
    if (own !== undefined) return own;
    if (this.parent) return this.parent.uriOf(prefix);
    return prefix === '' ? '' : BUILT_IN[prefix];
  }

  /** The resolved name of an element; `undefined` when its prefix is not declared or the name is no QName. */
  element(qname: string): XmlName | undefined {
    return this.kept(qname, () => this.resolve(qname, this.uriOf('')));
  }

  /** The resolved name of an attribute: without prefix it has no namespace. */
  attribute(qname: string): XmlName | undefined {
    return this.kept(`@${qname}`, () => this.resolve(qname, ''));
  }

  private kept(key: string, resolve: () => XmlName | undefined): XmlName | undefined {
    const known = this.names.get(key);
    if (known) return known;
    const name = resolve();
    if (this.names.size >= MOST_NAMES) this.names.clear();
    if (name) this.names.set(key, name);
    return name;
  }

  private resolve(qname: string, defaultUri: string | undefined): XmlName | undefined {
    const colon = qname.indexOf(':');
    if (colon < 0) return nameOf(qname, defaultUri ?? '');
    if (colon === 0 || colon === qname.length - 1 || qname.includes(':', colon + 1)) return undefined;
    const uri = this.uriOf(qname.slice(0, colon));
    return uri ? nameOf(qname, uri) : undefined;
  }
}
