// Namespace declarations in force at an element.

import { type XmlName, nameOf } from './names.ts';

const BUILT_IN: Readonly<Record<string, string>> = {
  xml: 'http://www.w3.org/XML/1998/namespace',
};

export class Scope {
  private readonly parent: Scope | undefined;
  private readonly declared: ReadonlyMap<string, string>;
  private readonly names = new Map<string, XmlName>();

  constructor(parent?: Scope, declared: ReadonlyMap<string, string> = new Map()) {
    this.parent = parent;
    this.declared = declared;
  }

  uriOf(prefix: string): string | undefined {
    const own = this.declared.get(prefix);
    if (own !== undefined) return own;
    if (this.parent) return this.parent.uriOf(prefix);
    return prefix === '' ? '' : BUILT_IN[prefix];
  }

  /** The resolved name of an element; `undefined` when its prefix is not declared or the name is no QName. */
  element(qname: string): XmlName | undefined {
    const known = this.names.get(qname);
    if (known) return known;
    const name = this.resolve(qname, this.uriOf(''));
    if (name) this.names.set(qname, name);
    return name;
  }

  /** The resolved name of an attribute: without prefix it has no namespace. */
  attribute(qname: string): XmlName | undefined {
    const key = `@${qname}`;
    const known = this.names.get(key);
    if (known) return known;
    const name = this.resolve(qname, '');
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
