// Loads an extract of SIRENE: tens of millions of records, read and written as a stream.

import { basename } from 'node:path';
import type { Clock } from '#src/clock.ts';
import { csvRecords, CsvStreamError } from '#src/sheets/csv-stream.ts';
import { ZipError } from '#src/storage/zip.ts';
import { recognise, type Cell, type ExtractFile, type Values } from '../../model/sirene/files.ts';
import type { Extract } from '../../model/sirene/types.ts';
import { withLoading, type Loading, type OwnerPool } from '../../repository/sirene/load.ts';
import * as errors from '../../sirene-errors.ts';
import { openExtract, type OpenExtract } from './open-file.ts';

export interface LoadProgress {
  readonly records: number;
  /** Of the file, 0 to 1. */
  readonly share: number;
}

export interface LoadInput {
  /** The csv, or the zip that holds it. */
  readonly path: string;
  /** As the owner of the tables. */
  readonly owner: OwnerPool;
  readonly clock: Clock;
  /** Told after each piece of the file. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
}

/** What INSEE writes in the place of what may not be shown. */
const NOT_SHOWN = '[ND]';

const chunksOf = (opened: OpenExtract): AsyncIterator<readonly string[][]> =>
  csvRecords(opened.read())[Symbol.asyncIterator]();

/** Reads records, and keeps count. */
class Reading {
  records = 0;
  kept = 0;
  /** The latest day on which a record changed. */
  validOn = '';
  private readonly at: ReadonlyMap<string, number>;
  private readonly file: ExtractFile;
  private record: readonly string[] = [];
  private readonly cell: Cell = (column) => {
    const text = this.record[this.at.get(column) ?? -1] ?? '';
    return text === NOT_SHOWN ? '' : text;
  };

  constructor(file: ExtractFile, header: readonly string[]) {
    this.file = file;
    this.at = new Map(header.map((column, index) => [column, index]));
  }

  /** Rows of what is kept. */
  rows(records: readonly (readonly string[])[]): Values[] {
    const rows: Values[] = [];
    for (const record of records) {
      this.record = record;
      const changed = this.cell(this.file.changedColumn).slice(0, 10);
      if (changed > this.validOn) this.validOn = changed;
      const values = this.file.keep(this.cell);
      if (!values) continue;
      rows.push(values);
      this.kept += 1;
    }
    this.records += records.length;
    return rows;
  }
}

/** The first records of a file, and which file its header says it is. Throws `tenancy.sirene_wrong_file` and the like. */
async function begin(chunks: AsyncIterator<readonly string[][]>) {
  const first = await chunks.next();
  const [header = [], ...records] = first.done === true ? [] : first.value;
  const titles = header.map((title) => title.replace(/^\ufeff/, '').trim());
  const known = recognise(titles);
  if (!known) throw errors.sireneWrongFile();
  if (known.missing.length > 0) throw errors.sireneColumnsMissing(known.file.title, known.missing);
  return { file: known.file, header: titles, records };
}

async function fill(loading: Loading, source: Source): Promise<Reading> {
  const { file, header, records, chunks, tell } = source;
  const reading = new Reading(file, header);
  async function* rows(): AsyncGenerator<readonly Values[]> {
    yield reading.rows(records);
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      yield reading.rows(next.value);
      tell(reading.records);
    }
  }
  await loading.fill(rows());
  if (reading.kept === 0) throw errors.sireneEmpty();
  return reading;
}

interface Source {
  readonly file: ExtractFile;
  readonly header: readonly string[];
  readonly records: readonly string[][];
  readonly chunks: AsyncIterator<readonly string[][]>;
  readonly tell: (records: number) => void;
}

function explained(error: unknown, path: string): unknown {
  const name = basename(path);
  if (error instanceof CsvStreamError)
    return error.record === 1
      ? errors.sireneWrongFile({ cause: error })
      : errors.sireneBrokenRecord(error.record, { cause: error });
  if (error instanceof ZipError) return errors.sireneUnreadable(name, { cause: error });
  // 53100: disk_full
  if ((error as { code?: string }).code === '53100') return errors.sireneDiskFull({ cause: error });
  return error;
}

/**
 * Puts the extract in the place of the former one of its kind; until then, and when anything fails, that one stays.
 * Throws `tenancy.sirene_file_missing`, `…_unreadable`, `…_wrong_file`, `…_columns_missing`, `…_broken_record`,
 * `…_empty`, `…_disk_full`, `…_loading`.
 */
export async function loadExtract({ path, owner, clock, onProgress }: LoadInput): Promise<Extract> {
  const opened = await openExtract(path);
  const counted = countedBytes(opened);
  const chunks = chunksOf({ ...opened, read: () => counted.stream });
  const tell = (records: number): void => onProgress?.({ records, share: counted.bytes() / Math.max(opened.bytes, 1) });
  try {
    const start = await begin(chunks);
    const { kind } = start.file;
    const extract = await withLoading(owner, kind, async (loading): Promise<Extract> => {
      const { kept, validOn } = await fill(loading, { ...start, chunks, tell });
      const loaded = { fileName: opened.name, rows: kept, validOn: validOn || undefined };
      const at = clock.now();
      await loading.changeOver({ ...loaded, at });
      return { kind, ...loaded, loadedAt: at };
    });
    if (!extract) throw errors.sireneLoading();
    return extract;
  } catch (error) {
    throw explained(error, path);
  } finally {
    await chunks.return?.();
  }
}

function countedBytes(opened: OpenExtract): { stream: AsyncIterable<Uint8Array>; bytes: () => number } {
  let bytes = 0;
  async function* stream(): AsyncGenerator<Uint8Array> {
    for await (const chunk of opened.read()) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  return { stream: stream(), bytes: () => bytes };
}
