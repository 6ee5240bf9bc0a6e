// The bytes of a table file → its tables. Runs in a thread (see read.ts): what a file unfolds to is bounded before.

import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { rowsOf } from './cells.ts';
import { readCsv } from './csv.ts';
import { SheetError } from './errors.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { openPackage } from './package.ts';

export interface Table {
  /** Name of the sheet; empty for csv. */
  readonly name: string;
  /** Rows as text, each as long as its last cell that is not empty; index 0 is row 1 of the file. */
  readonly rows: readonly (readonly string[])[];
}

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

async function workbook(bytes: Uint8Array): Promise<Table[]> {
  const names = await openPackage(bytes);
  const options = { maxRows: MAX_ROWS + 1 };
  const isOds = names.includes('content.xml');
  if (!isOds && !names.includes('xl/workbook.xml')) throw new SheetError('unreadable');
  const { sheets } = isOds ? await readOds(bytes, options) : await readXlsx(bytes, options);
  return sheets
    .filter((sheet) => sheet.hidden !== true && sheet.veryHidden !== true)
    .map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet) }));
}

function trimmed({ name, rows }: Table): Table {
  const short = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1));
  return { name, rows: short.slice(0, short.findLastIndex((row) => row.length > 0) + 1) };
}

/** Throws a {@link SheetError}. */
export async function parseTables(bytes: Uint8Array): Promise<Table[]> {
  // OLE2: xls, or an encrypted package.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetError('oldFormat');
  let tables: Table[];
  try {
    tables = startsWith(bytes, 0x50, 0x4b) ? await workbook(bytes) : [{ name: '', rows: readCsv(bytes) }];
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('unreadable', { cause: error });
  }
  const filled = tables.map(trimmed).filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new SheetError('empty');
  const isTooLarge = ({ rows }: Table): boolean =>
    rows.length > MAX_ROWS || rows.some((row) => row.length > MAX_COLUMNS);
  if (filled.some(isTooLarge)) throw new SheetError('tooLarge');
  return filled;
}
