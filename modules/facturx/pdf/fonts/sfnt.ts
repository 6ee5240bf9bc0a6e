// The frame of a TrueType file: a directory of tables, each with its checksum (OpenType 1.9, « Font file »).

export type Field = readonly [width: 1 | 2 | 4, value: number];

/** Big-endian integers one after the other; negative values in two's complement. */
export function fields(...values: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of values) {
    buffer.writeUIntBE(value < 0 ? value + 2 ** (8 * width) : value, at, width);
    at += width;
  }
  return buffer;
}

export function words(...values: readonly number[]): Buffer {
  return fields(...values.map((value): Field => [2, value]));
}

function padded(table: Buffer): Buffer {
  return Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

/** Search fields of the directory: the largest power of two that fits, its logarithm, and the rest. */
function searchFields(count: number): Buffer {
  const log = Math.floor(Math.log2(count));
  const range = 2 ** log * 16;
  return words(count, range, log, count * 16 - range);
}

/** A font file from its tables, in the order given (by tag). */
export function sfntFile(tables: readonly (readonly [tag: string, table: Buffer])[]): Uint8Array {
  const directory: Buffer[] = [fields([4, 0x00010000]), searchFields(tables.length)];
  const contents: Buffer[] = [];
  let offset = 12 + tables.length * 16;
  for (const [tag, table] of tables) {
    const content = padded(table);
    directory.push(Buffer.concat([Buffer.from(tag), fields([4, checksum(content)], [4, offset], [4, table.length])]));
    contents.push(content);
    offset += content.length;
  }
  return Buffer.concat([...directory, ...contents]);
}
