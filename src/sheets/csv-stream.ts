// Comma separated values that do not fit into memory, as programs write them (RFC 4180, UTF-8): read chunk by chunk.

/** What stops the reading, and at which record (the header is 1). */
export class CsvStreamError extends Error {
  readonly record: number;

  constructor(record: number) {
    super(`Record ${record} is not like the header`);
    this.record = record;
  }
}

/** Longer than any record of a table: a file of something else. */
const MAX_RECORD = 1_000_000;

/** Quotes come in pairs around every cell: an odd number means that the record goes on. */
function isOpen(line: string): boolean {
  let count = 0;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) count += 1;
  return count % 2 === 1;
}

/** A comma and the cell behind it. */
const CELL = /,(?:"((?:[^"]|"")*)"|([^,]*))/g;

function cellsOf(record: string): string[] {
  if (!record.includes('"')) return record.split(',');
  const cells: string[] = [];
  for (const [, quoted, plain = ''] of `,${record}`.matchAll(CELL)) cells.push(quoted?.replaceAll('""', '"') ?? plain);
  return cells;
}

/** Puts lines together where a quoted cell holds line breaks. */
class RecordReader {
  /** Records read so far. */
  count = 0;
  private width = 0;
  private rest = '';
  private pending = '';

  /** Whole records of the text so far. */
  *read(text: string): Generator<string[]> {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    if (this.rest.length + this.pending.length > MAX_RECORD) throw new CsvStreamError(this.count + 1);
    for (const line of lines) yield* this.take(line);
  }

  *end(): Generator<string[]> {
    if (this.rest !== '') yield* this.take(this.rest);
    if (this.pending !== '') throw new CsvStreamError(this.count + 1);
  }

  private *take(line: string): Generator<string[]> {
    const record = this.pending === '' ? line : `${this.pending}\n${line}`;
    if (record.includes('"') && isOpen(record)) {
      this.pending = record;
      return;
    }
    this.pending = '';
    const cells = cellsOf(record.endsWith('\r') ? record.slice(0, -1) : record);
    this.count += 1;
    if (this.count === 1) this.width = cells.length;
    if (cells.length !== this.width) throw new CsvStreamError(this.count);
    yield cells;
  }
}

/**
 * The records of each chunk, header first; every one has as many cells as the header. Throws {@link CsvStreamError},
 * also where bytes are no UTF-8.
 */
export async function* csvRecords(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[][]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = new RecordReader();
  for await (const chunk of bytes) {
    yield* whole(reader.read(decoded(() => decoder.decode(chunk, { stream: true }), reader)));
  }
  yield* whole(reader.read(decoded(() => decoder.decode(), reader)));
  yield* whole(reader.end());
}

/** All at once, also those before a broken one. */
function* whole(records: Iterable<string[]>): Generator<string[][]> {
  const read: string[][] = [];
  try {
    for (const record of records) read.push(record);
  } catch (error) {
    if (read.length > 0) yield read;
    throw error;
  }
  if (read.length > 0) yield read;
}

function decoded(decode: () => string, { count }: RecordReader): string {
  try {
    return decode();
  } catch {
    throw new CsvStreamError(count + 1);
  }
}
