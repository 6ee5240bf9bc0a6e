// Where an element stands: the names from the root down. Rules are matched with these places once, not with each
// element: ten thousand lines have the same few places.

import type { XmlElement } from '../../xml/element.ts';
import { leadsTo, type PlacePath } from './place-path.ts';

/** Places are shared by all documents, up to this number; strangers may invent names without end. */
const MOST_PLACES = 20_000;

export class Place {
  readonly key: string;
  readonly qname: string;
  readonly parent: Place | undefined;
  readonly depth: number;
  readonly inner = new Map<string, Place>();

  constructor(key: string, qname: string, parent: Place | undefined) {
    this.key = key;
    this.qname = qname;
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
  }
}

let top = new Place('', '', undefined);
let count = 0;

function inside(parent: Place, key: string, qname: string): Place {
  const known = parent.inner.get(key);
  if (known) return known;
  const place = new Place(key, qname, parent);
  parent.inner.set(key, place);
  count += 1;
  return place;
}

type Elements = readonly XmlElement[];
type AtPlace = readonly [place: Place, elements: Elements];

const NONE: Elements = [];

/** A document sorted by place. */
export class Shape {
  readonly document: XmlElement;
  /** The elements of each place, in document order; for an attribute's place, those that carry it. */
  readonly elements: ReadonlyMap<Place, Elements>;
  private byKey: ReadonlyMap<string, readonly AtPlace[]> | undefined;

  constructor(document: XmlElement, elements: ReadonlyMap<Place, Elements>) {
    this.document = document;
    this.elements = elements;
  }

  /** All elements of a name, in document order. */
  named(key: string): Elements {
    return merged(this.keyed().get(key) ?? []);
  }

  /** Where a path leads, in document order; to an attribute: the elements that carry it. */
  reached(path: PlacePath): Elements {
    const last = path.links.at(-1)?.test;
    const key = path.attribute ?? (last?.suffix === undefined ? last?.key : undefined);
    const candidates = key === undefined ? [...this.elements] : this.keyed().get(key);
    return candidates ? merged(candidates.filter(([place]) => leadsTo(path, place))) : NONE;
  }

  private keyed(): ReadonlyMap<string, readonly AtPlace[]> {
    if (this.byKey) return this.byKey;
    const byKey = new Map<string, AtPlace[]>();
    for (const one of this.elements) {
      const same = byKey.get(one[0].key);
      if (same) same.push(one);
      else byKey.set(one[0].key, [one]);
    }
    this.byKey = byKey;
    return byKey;
  }
}

function merged(found: readonly AtPlace[]): Elements {
  const [first] = found;
  if (!first) return NONE;
  return found.length === 1 ? first[1] : found.flatMap(([, list]) => list).sort((a, b) => a.offset - b.offset);
}

class Builder {
  readonly elements = new Map<Place, XmlElement[]>();

  add(element: XmlElement, parent: Place): void {
    const { key, qname } = element.name;
    const place = inside(parent, key, qname);
    this.put(place, element);
    for (const { name } of element.attributes) this.put(inside(place, `@${name.key}`, name.qname), element);
    for (const child of element.children) this.add(child, place);
  }

  private put(place: Place, element: XmlElement): void {
    const list = this.elements.get(place);
    if (list) list.push(element);
    else this.elements.set(place, [element]);
  }
}

function documentOf(root: XmlElement): XmlElement {
  const document = Object.create(root) as XmlElement;
  const name = { key: '#document', qname: '', local: '', uri: '' };
  return Object.assign(document, { name, parent: undefined, attributes: [], children: [root], text: '', offset: -1 });
}

export function shapeOf(root: XmlElement): Shape {
  if (count > MOST_PLACES) {
    top = new Place('', '', undefined);
    count = 0;
  }
  const builder = new Builder();
  builder.add(root, top);
  return new Shape(documentOf(root), builder.elements);
}
