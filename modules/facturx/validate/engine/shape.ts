// Where an element stands: the names from the root down. Rules are matched with these places once, not with each
// element: ten thousand lines have the same few places.

import type { XmlElement } from '../../xml/element.ts';
import type { XmlName } from '../../xml/names.ts';
import { leadsTo, type PlacePath } from './place-path.ts';

/** Places are shared by all documents, up to this number; strangers may invent names without end. */
const MOST_PLACES = 20_000;

export class Place {
  readonly key: string;
  readonly qname: string;
  readonly parent: Place | undefined;
  readonly depth: number;
  readonly inner = new Map<string, Place>();
  readonly attributes = new Map<string, Place>();
  /** What each layer does here, by the number of the layer. */
  readonly plans: unknown[] = [];
  /** While a document is sorted: its elements of this place. */
  elements: XmlElement[] | undefined;

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

/** The place of an attribute: `@` and its name. */
function attributeOf(place: Place, { key, qname }: XmlName): Place {
  const known = place.attributes.get(key);
  if (known) return known;
  const fresh = inside(place, `@${key}`, qname);
  place.attributes.set(key, fresh);
  return fresh;
}

type Elements = readonly XmlElement[];
type AtPlace = readonly [place: Place, elements: Elements];

const NONE: Elements = [];

/** A document sorted by place. */
export class Shape {
  readonly document: XmlElement;
  /** The elements of each place, in document order; for an attribute's place, those that carry it. */
  readonly elements: readonly AtPlace[];
  private readonly byName = new Map<string, Elements>();
  private byKey: ReadonlyMap<string, readonly AtPlace[]> | undefined;

  constructor(document: XmlElement, elements: readonly AtPlace[]) {
    this.document = document;
    this.elements = elements;
  }

  /** All elements of a name, in document order. */
  named(key: string): Elements {
    const known = this.byName.get(key);
    if (known) return known;
    const found = merged(this.keyed().get(key) ?? []);
    this.byName.set(key, found);
    return found;
  }

  /** Where a path leads, in document order; to an attribute: the elements that carry it. */
  reached(path: PlacePath): Elements {
    const last = path.links.at(-1)?.test;
    const key = path.attribute ?? (last?.suffix === undefined ? last?.key : undefined);
    const candidates = key === undefined ? this.elements : this.keyed().get(key);
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

function put(place: Place, element: XmlElement, places: Place[]): void {
  if (place.elements) place.elements.push(element);
  else {
    place.elements = [element];
    places.push(place);
  }
}

function sortBelow(element: XmlElement, parent: Place, places: Place[]): void {
  const { key, qname } = element.name;
  const place = inside(parent, key, qname);
  put(place, element, places);
  for (const { name } of element.attributes) put(attributeOf(place, name), element, places);
  for (const child of element.children) sortBelow(child, place, places);
}

/** The places of a document with their elements. */
function sorted(root: XmlElement): readonly AtPlace[] {
  const places: Place[] = [];
  sortBelow(root, top, places);
  return places.map((place) => {
    const { elements = NONE } = place;
    place.elements = undefined;
    return [place, elements] as const;
  });
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
  return new Shape(documentOf(root), sorted(root));
}
