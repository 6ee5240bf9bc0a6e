// The smallest TrueType font that is valid: `.notdef` and one empty glyph of half an em.

/** Thousandths of an em. */
export const GLYPH_WIDTH = 500;

function bytes(...fields: readonly [width: 1 | 2 | 4, value: number][]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) {
    buffer.writeUIntBE(value < 0 ? value + 2 ** (8 * width) : value, at, width);
    at += width;
  }
  return buffer;
}

const u16 = (...values: number[]): Buffer => bytes(...values.map((value): [2, number] => [2, value]));

function head(): Buffer {
  return Buffer.concat([
    bytes([4, 0x00010000], [4, 0x00010000], [4, 0], [4, 0x5f0f3cf5]),
    u16(0, 1000),
    Buffer.alloc(16),
    u16(0, 0, GLYPH_WIDTH, 1000, 0, 8, 2, 0, 0),
  ]);
}

function hhea(): Buffer {
  return Buffer.concat([
    bytes([4, 0x00010000]),
    u16(1000, 0, 0, GLYPH_WIDTH, 0, 0, GLYPH_WIDTH, 1, 0, 0, 0, 0, 0, 0, 0, 2),
  ]);
}

function maxp(): Buffer {
  return Buffer.concat([bytes([4, 0x00010000]), u16(2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]);
}

/** Format 4 with the closing segment only, format 0 empty for Macintosh. */
function cmap(): Buffer {
  const unicode = u16(4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0);
  return Buffer.concat([u16(0, 1, 3, 0), bytes([4, 12]), unicode]);
}

const TABLES: readonly [string, () => Buffer][] = [
  ['cmap', cmap],
  ['glyf', () => Buffer.alloc(4)],
  ['head', head],
  ['hhea', hhea],
  ['hmtx', () => u16(GLYPH_WIDTH, 0, GLYPH_WIDTH, 0)],
  ['loca', () => u16(0, 0, 0)],
  ['maxp', maxp],
  ['post', () => Buffer.concat([bytes([4, 0x00030000]), Buffer.alloc(28)])],
];

function padded(table: Buffer): Buffer {
  return Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

let font: Uint8Array | undefined;

export function glyphlessFont(): Uint8Array {
  if (font) return font;
  const directory: Buffer[] = [
    Buffer.concat([bytes([4, 0x00010000]), u16(TABLES.length, 128, 3, TABLES.length * 16 - 128)]),
  ];
  const contents: Buffer[] = [];
  let offset = 12 + TABLES.length * 16;
  for (const [tag, make] of TABLES) {
    const table = make();
    const content = padded(table);
    directory.push(Buffer.concat([Buffer.from(tag), bytes([4, checksum(content)], [4, offset], [4, table.length])]));
    contents.push(content);
    offset += content.length;
  }
  font = Buffer.concat([...directory, ...contents]);
  return font;
}
