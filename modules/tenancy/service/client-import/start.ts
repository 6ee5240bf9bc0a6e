// A file comes in: kept as lines, its titles found, its columns guessed. Nothing is written yet.

import { createHash } from 'node:crypto';
import type { Ctx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { findHeader, guessMapping, signatureOf, type Mapping } from '#src/imports/index.ts';
import { readTables, type Table } from '#src/sheets/index.ts';
import { clientFields } from '../../model/client-import/fields.ts';
import { insertImport, savedMapping, type CabinetScope } from '../../repository/client-import/imports.ts';
import { insertLines } from '../../repository/client-import/lines.ts';
import { inCabinet, type CabinetCall } from '../cabinet/open.ts';

export interface ImportFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

interface Columns {
  /** From 1; 0: none. */
  readonly headerRow: number;
  readonly mapping: Mapping;
}

type Rows = Table['rows'];

/** What was corrected by hand for the same titles before, else a guess. */
export async function guessColumns(tx: CabinetScope, rows: Rows, header: number): Promise<Mapping> {
  const titles = rows[header];
  const saved = titles && (await savedMapping(tx, signatureOf(titles)));
  return saved ?? guessMapping(rows, header, clientFields);
}

async function columnsOf(tx: CabinetScope, { rows }: Table): Promise<Columns> {
  const header = findHeader(rows, clientFields);
  return { headerRow: header + 1, mapping: await guessColumns(tx, rows, header) };
}

/** The sheet in which most columns are understood. */
async function bestSheet(tx: CabinetScope, tables: readonly Table[]): Promise<Columns & { readonly sheet: number }> {
  let best: (Columns & { readonly sheet: number }) | undefined;
  const understood = ({ mapping }: Columns): number => mapping.filter((field) => field !== undefined).length;
  for (const [sheet, table] of tables.entries()) {
    const columns = await columnsOf(tx, table);
    if (!best || understood(columns) > understood(best)) best = { ...columns, sheet };
  }
  return best ?? { sheet: 0, headerRow: 0, mapping: [] };
}

/**
 * Takes a file of clients; answers the id of its import, whose columns are to be confirmed next.
 * Throws `sheets.*` when it is no table, `tenancy.cabinet_not_found`, `tenancy.not_allowed`.
 */
export async function startImport(ctx: Ctx, call: CabinetCall & { readonly file: ImportFile }): Promise<string> {
  const { fileName, bytes } = call.file;
  // Rights before reading: a stranger's file is not worth a thread.
  await inCabinet(ctx, { ...call, right: 'clients.manage' }, async () => await Promise.resolve());
  const tables = await readTables(bytes);
  return await inCabinet(ctx, { ...call, right: 'clients.manage' }, async (tx) => {
    const id = newId();
    const fileSha256 = createHash('sha256').update(bytes).digest('hex');
    const sheets = tables.map(({ name }) => name);
    await insertImport(tx, { id, fileName, fileSha256, sheets, ...(await bestSheet(tx, tables)) });
    for (const [sheet, { rows }] of tables.entries()) {
      const filled = rows.map((cells, index) => ({ line: index + 1, cells })).filter(({ cells }) => cells.length > 0);
      await insertLines(tx, { importId: id, sheet, rows: filled });
    }
    return id;
  });
}
