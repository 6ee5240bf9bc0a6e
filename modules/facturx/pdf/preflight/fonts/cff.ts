// A CFF program: its glyphs by name or CID, and their widths (Adobe Technical Note 5176).

import { readDict, readIndex } from './cff-reader.ts';
import { STANDARD_STRINGS } from './cff-strings.ts';
import { charstringWidth } from './charstring.ts';
import { encodedName } from './glyph-names.ts';

const CHARSET = 15;
const ENCODING = 16;
const CHARSTRINGS = 17;
const PRIVATE = 18;
const SUBRS = 19;
const DEFAULT_WIDTH = 20;
const NOMINAL_WIDTH = 21;
const FONT_MATRIX = 1207;
const ROS = 1230;
const FD_ARRAY = 1236;
const FD_SELECT = 1237;

interface Private {
  readonly defaultWidth: number;
  readonly nominalWidth: number;
  readonly subrs: readonly Uint8Array[];
}

type Dict = ReadonlyMap<number, readonly number[]>;

export class CffProgram {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #top: Dict;
  readonly #strings: readonly Uint8Array[];
  readonly #globals: readonly Uint8Array[];
  readonly #charstrings: readonly Uint8Array[];
  readonly #privates: readonly Private[];
  readonly #isCid: boolean;
  /** SID or CID of each glyph. */
  readonly #charset: readonly number[];
  readonly #glyphs = new Map<number, number>();
  readonly #names = new Map<string, number>();

  /** Throws on what is not CFF. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const names = readIndex(bytes, bytes[2] ?? 4);
    const tops = readIndex(bytes, names.end);
    const strings = readIndex(bytes, tops.end);
    this.#top = readDict(tops.items[0] ?? new Uint8Array());
    this.#strings = strings.items;
    this.#globals = readIndex(bytes, strings.end).items;
    this.#charstrings = readIndex(bytes, this.#offset(CHARSTRINGS)).items;
    this.#isCid = this.#top.has(ROS);
    this.#privates = this.#isCid ? this.#readFontDicts() : [this.#readPrivate(this.#top)];
    this.#charset = this.#readCharset();
    this.#charset.forEach((id, glyph) => this.#glyphs.set(id, glyph));
    if (!this.#isCid) this.#charset.forEach((id, glyph) => this.#names.set(this.#string(id), glyph));
  }

  /** CID-keyed programs look the CID up; in others it is the glyph itself. */
  glyphOfCid(cid: number): number | undefined {
    if (this.#isCid) return this.#glyphs.get(cid);
    return cid < this.#charstrings.length ? cid : undefined;
  }

  /** Glyph of a name; `undefined` when there is none. */
  glyphOfName(name: string): number | undefined {
    return this.#names.get(name);
  }

  /** Thousandths of an em in one unit of the program. */
  get scale(): number {
    return (this.#top.get(FONT_MATRIX)?.[0] ?? 0.001) * 1000;
  }

  get glyphCount(): number {
    return this.#charstrings.length;
  }

  hasName(name: string): boolean {
    return this.#names.has(name);
  }

  widthOfName(name: string): number {
    return this.width(this.#names.get(name) ?? 0);
  }

  /** Built-in encoding: the standard one, or the one of the program. */
  nameOfCode(code: number): string | undefined {
    const offset = this.#top.get(ENCODING)?.[0] ?? 0;
    if (offset === 0) return encodedName('StandardEncoding', code);
    if (offset === 1) throw new Error('expert encoding');
    const glyph = this.#readEncoding(offset).get(code);
    return glyph === undefined ? undefined : this.#string(this.#charset[glyph] ?? 0);
  }

  /** Advance in thousandths of an em. */
  width(glyph: number): number {
    const charstring = this.#charstrings[glyph];
    const own = this.#privates[this.#isCid ? this.#fontDictOf(glyph) : 0];
    if (!charstring || !own) throw new Error('glyph missing');
    const stated = charstringWidth(charstring, { local: own.subrs, global: this.#globals });
    const units = stated === null ? own.defaultWidth : own.nominalWidth + stated;
    return units * this.scale;
  }

  #offset(operator: number): number {
    const offset = this.#top.get(operator)?.[0];
    if (offset === undefined) throw new Error('offset missing');
    return offset;
  }

  #string(id: number): string {
    const standard = STANDARD_STRINGS[id];
    if (standard !== undefined) return standard;
    const bytes = this.#strings[id - STANDARD_STRINGS.length];
    return bytes ? Buffer.from(bytes).toString('latin1') : '';
  }

  #readPrivate(dict: Dict): Private {
    const [size = 0, offset = 0] = dict.get(PRIVATE) ?? [];
    const entries = readDict(this.#bytes.subarray(offset, offset + size));
    const subrs = entries.get(SUBRS)?.[0];
    return {
      defaultWidth: entries.get(DEFAULT_WIDTH)?.[0] ?? 0,
      nominalWidth: entries.get(NOMINAL_WIDTH)?.[0] ?? 0,
      subrs: subrs === undefined ? [] : readIndex(this.#bytes, offset + subrs).items,
    };
  }

  #readFontDicts(): Private[] {
    return readIndex(this.#bytes, this.#offset(FD_ARRAY)).items.map((item) => this.#readPrivate(readDict(item)));
  }

  #fontDictOf(glyph: number): number {
    const at = this.#offset(FD_SELECT);
    if (this.#view.getUint8(at) === 0) return this.#view.getUint8(at + 1 + glyph);
    const count = this.#view.getUint16(at + 1);
    for (let index = count - 1; index >= 0; index--) {
      const range = at + 3 + index * 3;
      if (this.#view.getUint16(range) <= glyph) return this.#view.getUint8(range + 2);
    }
    throw new Error('font dictionary missing');
  }

  #readCharset(): number[] {
    const offset = this.#top.get(CHARSET)?.[0] ?? 0;
    const count = this.#charstrings.length;
    if (offset === 0) return Array.from({ length: count }, (_, glyph) => glyph);
    if (offset < 3) throw new Error('expert charset');
    const format = this.#view.getUint8(offset);
    const ids = [0];
    for (let at = offset + 1; ids.length < count;) {
      const first = this.#view.getUint16(at);
      const left = format === 0 ? 0 : format === 1 ? this.#view.getUint8(at + 2) : this.#view.getUint16(at + 2);
      for (let i = 0; i <= left && ids.length < count; i++) ids.push(first + i);
      at += 2 + format;
    }
    return ids;
  }

  #readEncoding(offset: number): Map<number, number> {
    const codes = new Map<number, number>();
    const kind = this.#view.getUint8(offset);
    const format = kind & 0x7f;
    if (format > 1) throw new Error('unknown encoding');
    const count = this.#view.getUint8(offset + 1);
    let glyph = 1;
    for (let index = 0; index < count; index++) {
      const at = offset + 2 + index * (format + 1);
      const left = format === 0 ? 0 : this.#view.getUint8(at + 1);
      for (let i = 0; i <= left; i++) codes.set(this.#view.getUint8(at) + i, glyph++);
    }
    if (kind !== format) this.#readSupplement(offset + 2 + count * (format + 1), codes);
    return codes;
  }

  /** Further codes of glyphs that have one already. */
  #readSupplement(offset: number, codes: Map<number, number>): void {
    const count = this.#view.getUint8(offset);
    for (let index = 0; index < count; index++) {
      const at = offset + 1 + index * 3;
      const glyph = this.#charset.indexOf(this.#view.getUint16(at + 1));
      if (glyph > 0) codes.set(this.#view.getUint8(at), glyph);
    }
  }
}
