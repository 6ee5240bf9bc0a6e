// Where an element stands: the names from the root down. Rules are matched with these places once, not with each
// element: ten thousand lines have the same few places.

import type { XmlDocument } from '../../xml/document.ts';
import type { XmlName } from '../../xml/names.ts';
import type { Node } from './nodes.ts';
import { leadsTo, type PlacePath } from './place-path.ts';

/** Places are shared by all documents, up to this number; strangers may invent names without end. */
const MOST_PLACES = 20_000;

export class Place {
  /** `ram:Name`; `@` and its name for an attribute. */
  readonly key: string;
  readonly qname: string;
  /** As in the rows of documents. */
  readonly number: number;
  readonly parent: Place | undefined;
  readonly depth: number;
  readonly inner = new Map<number, Place>();
  /** What each layer does here, by the number of the layer. */
  readonly plans: unknown[] = [];
  /** The place that came after it the last time: in a document of many lines it nearly always does. */
  next: Place | undefined;
  /** While a document is sorted: which of its places it is. */
  index = -1;

  constructor({ key, qname }: XmlName, number: number, parent: Place | undefined) {
    this.key = number < 0 ? `@${key}` : key;
    this.qname = qname;
    this.number = number;
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
  }

  get isAttribute(): boolean {
    return this.number < 0;
  }
}

const TOP: XmlName = { key: '', qname: '', local: '', uri: '', number: 0, lastText: '' };
let top = new Place(TOP, 0, undefined);
let count = 0;

function inside(parent: Place, name: XmlName, number: number): Place {
  const known = parent.inner.get(number);
  if (known) return known;
  const place = new Place(name, number, parent);
  parent.inner.set(number, place);
  count += 1;
  return place;
}

/** Nodes in document order. */
export type Nodes = readonly Node[] | Int32Array;

const NONE: Nodes = [];

/** A document sorted by place. */
export class Shape {
  readonly document: XmlDocument;
  /** Its places, in the order in which they are first met. */
  readonly places: readonly Place[];
  /** Which of them each node has. */
  private readonly placeOf: Int32Array;
  private sorted: Sorted | undefined;
  private readonly byName = new Map<string, Nodes>();
  private byKey: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(document: XmlDocument, places: readonly Place[], placeOf: Int32Array) {
    this.document = document;
    this.places = places;
    this.placeOf = placeOf;
  }

  /** Which of the places a node has. */
  placeAt(node: Node): number {
    return this.placeOf[node] as number;
  }

  /** The nodes of one of the places. */
  nodesAt(index: number): Nodes {
    const { nodes, begin } = (this.sorted ??= sortedBy(this.placeOf, this.places.length));
    return nodes.subarray(begin[index], begin[index + 1]);
  }

  /** All elements of a name. */
  named(key: string): Nodes {
    const known = this.byName.get(key);
    if (known) return known;
    const found = this.merged(this.keyed().get(key) ?? []);
    this.byName.set(key, found);
    return found;
  }

  /** Where a path leads. */
  reached(path: PlacePath): Nodes {
    const last = path.links.at(-1)?.test;
    const key = path.attribute ?? (last?.suffix === undefined ? last?.key : undefined);
    const candidates = key === undefined ? [...this.places.keys()] : (this.keyed().get(key) ?? []);
    return this.merged(candidates.filter((index) => leadsTo(path, this.places[index] as Place)));
  }

  private keyed(): ReadonlyMap<string, readonly number[]> {
    if (this.byKey) return this.byKey;
    const byKey = new Map<string, number[]>();
    for (const [index, { key }] of this.places.entries()) {
      const same = byKey.get(key);
      if (same) same.push(index);
      else byKey.set(key, [index]);
    }
    return (this.byKey = byKey);
  }

  private merged(found: readonly number[]): Nodes {
    const [first, ...others] = found;
    if (first === undefined) return NONE;
    if (others.length === 0) return this.nodesAt(first);
    return found.flatMap((index) => [...this.nodesAt(index)]).sort((a, b) => a - b);
  }
}

/** Nodes place by place, and where those of each place begin. */
interface Sorted {
  readonly nodes: Int32Array;
  readonly begin: Int32Array;
}

function sortedBy(placeOf: Int32Array, places: number): Sorted {
  const begin = new Int32Array(places + 1);
  const size = placeOf.length;
  for (let node = 1; node < size; node += 1) {
    const after = (placeOf[node] as number) + 1;
    begin[after] = (begin[after] as number) + 1;
  }
  for (let place = 1; place <= places; place += 1)
    begin[place] = (begin[place] as number) + (begin[place - 1] as number);
  const free = begin.slice();
  const nodes = new Int32Array(size - 1);
  for (let node = 1; node < size; node += 1) {
    const place = placeOf[node] as number;
    const at = free[place] as number;
    nodes[at] = node;
    free[place] = at + 1;
  }
  return { nodes, begin };
}

export function shapeOf(document: XmlDocument): Shape {
  if (count > MOST_PLACES) {
    top = new Place(TOP, 0, undefined);
    count = 0;
  }
  const places: Place[] = [];
  const placeOf = new Int32Array(document.size);
  let place = top;
  for (let node = 1; node < document.size; node += 1) {
    const above = document.parent(node);
    const parent = above === 0 ? top : (places[placeOf[above] as number] as Place);
    const number = document.key(node);
    const { next } = place;
    if (next?.parent === parent && next.number === number) place = next;
    else place = place.next = inside(parent, document.name(node), number);
    if (place.index < 0) place.index = places.push(place) - 1;
    placeOf[node] = place.index;
  }
  for (const one of places) one.index = -1;
  return new Shape(document, places, placeOf);
}
