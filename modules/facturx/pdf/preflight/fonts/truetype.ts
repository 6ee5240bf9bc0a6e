// A TrueType or OpenType program, as far as widths and code tables go (OpenType 1.9: head, hhea, hmtx, maxp, cmap).

export interface CodeTable {
  readonly platform: number;
  readonly encoding: number;
  /** Glyph of a code; 0 when there is none. */
  glyph(code: number): number;
}

function tableDirectory(view: DataView): Map<string, { offset: number; length: number }> {
  const tables = new Map<string, { offset: number; length: number }>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index++) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(
      view.getUint8(at),
      view.getUint8(at + 1),
      view.getUint8(at + 2),
      view.getUint8(at + 3),
    );
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return tables;
}

function byteTable(view: DataView, at: number): (code: number) => number {
  return (code) => (code < 256 ? view.getUint8(at + 6 + code) : 0);
}

function trimmedTable(view: DataView, at: number): (code: number) => number {
  const first = view.getUint16(at + 6);
  const count = view.getUint16(at + 8);
  return (code) => (code >= first && code < first + count ? view.getUint16(at + 10 + (code - first) * 2) : 0);
}

function segmentTable(view: DataView, at: number): (code: number) => number {
  const twice = view.getUint16(at + 6);
  const [ends, starts, deltas, ranges] = [at + 14, at + 16 + twice, at + 16 + 2 * twice, at + 16 + 3 * twice] as const;
  return (code) => {
    for (let i = 0; i < twice; i += 2) {
      if (view.getUint16(ends + i) < code) continue;
      const start = view.getUint16(starts + i);
      if (start > code) return 0;
      const delta = view.getUint16(deltas + i);
      const range = view.getUint16(ranges + i);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = view.getUint16(ranges + i + range + (code - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function groupTable(view: DataView, at: number): (code: number) => number {
  const count = view.getUint32(at + 12);
  return (code) => {
    for (let i = 0; i < count; i++) {
      const group = at + 16 + i * 12;
      const start = view.getUint32(group);
      if (code >= start && code <= view.getUint32(group + 4)) return view.getUint32(group + 8) + code - start;
    }
    return 0;
  };
}

const FORMATS: Record<number, (view: DataView, at: number) => (code: number) => number> = {
  0: byteTable,
  4: segmentTable,
  6: trimmedTable,
  12: groupTable,
};

export class TrueTypeProgram {
  readonly glyphCount: number;
  readonly codeTables: readonly CodeTable[];
  /** Offset and length of a `CFF ` table, in OpenType programs that have one. */
  readonly cff: { offset: number; length: number } | undefined;
  readonly #view: DataView;
  readonly #unitsPerEm: number;
  readonly #metricCount: number;
  readonly #metrics: number;
  readonly #metricsLength: number;

  /** Throws on a program without the tables that are needed. */
  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const tables = tableDirectory(this.#view);
    const offset = (tag: string): number => {
      const table = tables.get(tag);
      if (!table) throw new Error(`no ${tag} table`);
      return table.offset;
    };
    this.#unitsPerEm = this.#view.getUint16(offset('head') + 18);
    this.glyphCount = this.#view.getUint16(offset('maxp') + 4);
    this.#metricCount = this.#view.getUint16(offset('hhea') + 34);
    this.#metrics = offset('hmtx');
    this.#metricsLength = tables.get('hmtx')?.length ?? 0;
    this.cff = tables.get('CFF ');
    const cmap = tables.get('cmap');
    this.codeTables = cmap ? this.#readCodeTables(cmap.offset) : [];
  }

  /** Advance in thousandths of an em. */
  width(glyph: number): number {
    if (this.#metricCount === 0) throw new Error('no metrics');
    const index = Math.min(glyph, this.#metricCount - 1);
    if (index * 4 + 2 > this.#metricsLength) throw new Error('metrics cut short');
    return (this.#view.getUint16(this.#metrics + index * 4) * 1000) / this.#unitsPerEm;
  }

  codeTable(platform: number, encoding: number): CodeTable | undefined {
    return this.codeTables.find((table) => table.platform === platform && table.encoding === encoding);
  }

  #readCodeTables(start: number): CodeTable[] {
    const count = this.#view.getUint16(start + 2);
    return Array.from({ length: count }, (_, index) => {
      const record = start + 4 + index * 8;
      const at = start + this.#view.getUint32(record + 4);
      const format = this.#view.getUint16(at);
      // A table of another kind says nothing of a lone code: format 14 is about variants, 2 about pairs of bytes.
      const glyph = FORMATS[format]?.(this.#view, at) ?? (() => 0);
      return { platform: this.#view.getUint16(record), encoding: this.#view.getUint16(record + 2), glyph };
    });
  }
}
