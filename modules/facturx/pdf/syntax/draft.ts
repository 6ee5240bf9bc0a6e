// Changes on top of a file that was read, or a new document: nothing is written until it is saved.

import type { PdfFile } from './file.ts';
import { dictOf, isDict, PdfRef, PdfStream, type PdfDict, type PdfObjects, type PdfValue } from './objects.ts';

export class PdfDraft implements PdfObjects {
  readonly base: PdfFile | undefined;
  readonly trailer: PdfDict;
  /** Objects that differ from the base, by number. */
  readonly changed = new Map<number, PdfValue>();
  #nextNumber: number;

  constructor(base?: PdfFile) {
    this.base = base;
    this.trailer = new Map(base?.trailer);
    this.#nextNumber = base?.size ?? 1;
  }

  get catalog(): PdfDict {
    const root = dictOf(this.resolve(this.trailer.get('Root')));
    if (!root) throw new Error('The draft has no catalog yet');
    return root;
  }

  resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null;
    for (let i = 0; current instanceof PdfRef && i < 20; i++) current = this.get(current.num);
    return current instanceof PdfRef ? null : current;
  }

  get(num: number): PdfValue {
    const changed = this.changed.get(num);
    return changed === undefined ? (this.base?.get(num) ?? null) : changed;
  }

  add(value: PdfValue): PdfRef {
    const ref = new PdfRef(this.#nextNumber++);
    this.changed.set(ref.num, value);
    return ref;
  }

  set(ref: PdfRef, value: PdfValue): void {
    this.changed.set(ref.num, value);
  }

  /** Puts the object at `ref` when there is one, else adds it: what is superseded must not linger in an appended file. */
  place(ref: PdfValue | undefined, value: PdfValue): PdfRef {
    if (!(ref instanceof PdfRef)) return this.add(value);
    this.set(ref, value);
    return ref;
  }

  /**
   * The dictionary in `holder[key]`, as one that may be changed: the indirect object behind it is copied
   * into the draft, a direct one lies in its holder, which the caller must have made changeable before.
   */
  editable(value: PdfValue | undefined): PdfDict | undefined {
    if (isDict(value)) return value;
    if (!(value instanceof PdfRef)) return undefined;
    const object = this.resolve(value);
    const num = this.#lastNumber(value);
    if (this.changed.has(num)) return dictOf(object);
    const copy = copyOf(object);
    if (copy === undefined) return undefined;
    this.changed.set(num, copy);
    return dictOf(copy);
  }

  /** The number at the end of a chain of references. */
  #lastNumber(ref: PdfRef): number {
    let num = ref.num;
    for (let i = 0; i < 20; i++) {
      const next = this.get(num);
      if (!(next instanceof PdfRef)) return num;
      num = next.num;
    }
    return num;
  }
}

/** A copy whose direct dictionaries and arrays may be changed freely; the bytes of a stream are shared. */
function copyOf<T extends PdfValue>(value: T): T | undefined {
  if (value instanceof PdfStream) return new PdfStream(copyDeep(value.dict) as PdfDict, value.raw) as T;
  return isDict(value) || Array.isArray(value) ? (copyDeep(value) as T) : undefined;
}

function copyDeep(value: PdfValue): PdfValue {
  if (Array.isArray(value)) return value.map(copyDeep);
  if (!isDict(value)) return value;
  const copy: PdfDict = new Map();
  for (const [key, item] of value) copy.set(key, copyDeep(item));
  return copy;
}
