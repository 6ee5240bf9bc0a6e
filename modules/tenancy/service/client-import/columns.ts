// Which column holds what: shown, corrected, kept for the next file of the same source.

import type { Ctx } from '#src/context.ts';
import { missingFields, signatureOf, type Mapping } from '#src/imports/index.ts';
import { importColumnsMissing } from '../../import-errors.ts';
import { clientFields } from '../../model/client-import/fields.ts';
import { planLines } from '../../model/client-import/plan.ts';
import type { ClientImport } from '../../model/client-import/types.ts';
import { clientCards } from '../../repository/client-import/clients.ts';
import { saveMapping, setColumns, setState } from '../../repository/client-import/imports.ts';
import { firstLines, sourceLines, writePlan } from '../../repository/client-import/lines.ts';
import { changeImport, withImport, type ImportCall, type ImportTx } from './open.ts';
import { guessColumns } from './start.ts';

const ROWS_SHOWN = 40;

export interface ColumnsView {
  readonly import: ClientImport;
  /** The first rows of the sheet by their number: titles, what stands above, some lines. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** What the mapping page shows. Throws `tenancy.import_not_found`. */
export async function importColumns(ctx: Ctx, call: ImportCall): Promise<ColumnsView> {
  return await withImport(ctx, call, async (tx) => {
    const place = { importId: tx.import.id, sheet: tx.import.sheet };
    return { import: tx.import, rows: await firstLines(tx, place, ROWS_SHOWN) };
  });
}

/** Rows of the sheet at their index, gaps for empty ones. */
async function rowsOf(tx: ImportTx, sheet: number): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const { line, cells } of await sourceLines(tx, { importId: tx.import.id, sheet, after: 0, limit: 250 })) {
    while (rows.length < line - 1) rows.push([]);
    rows.push(cells);
  }
  return rows;
}

/** Another sheet, or another row of titles: columns are guessed anew. `headerRow` from 1; 0: there is none. */
export async function chooseRows(
  ctx: Ctx,
  call: ImportCall & { readonly sheet: number; readonly headerRow: number },
): Promise<void> {
  await changeImport(ctx, call, async (tx) => {
    const sheet = call.sheet in tx.import.sheets ? call.sheet : tx.import.sheet;
    const rows = await rowsOf(tx, sheet);
    const headerRow = Math.min(Math.max(0, Math.trunc(call.headerRow)), rows.length);
    await setColumns(tx, call.importId, { sheet, headerRow, mapping: await guessColumns(tx, rows, headerRow - 1) });
    await setState(tx, call.importId, 'mapping');
  });
}

/** A name, and something a SIREN can be derived from. */
function isMappingComplete(mapping: Mapping): boolean {
  const missing = missingFields(mapping, clientFields).map(({ key }) => key);
  const identifies = ['siren', 'siret', 'vatNumber'].some((key) => mapping.includes(key));
  return identifies && missing.every((key) => key === 'siren');
}

/** Each field at most once, unknown ones dropped. */
function cleaned(mapping: Mapping): Mapping {
  const seen = new Set<string>();
  return mapping.map((field) => {
    if (field === undefined || seen.has(field) || !clientFields.some(({ key }) => key === field)) return undefined;
    seen.add(field);
    return field;
  });
}

/** Works out the fate of every line anew: one line may decide another's. */
export async function replan(
  tx: ImportTx,
  { sheet, headerRow, mapping }: Pick<ClientImport, 'sheet' | 'headerRow' | 'mapping'>,
): Promise<void> {
  const place = { importId: tx.import.id, sheet };
  const lines = await sourceLines(tx, { ...place, after: headerRow });
  await writePlan(tx, place, planLines(lines, { mapping, clients: await clientCards(tx) }));
}

/**
 * Confirms which field each column holds; every line gets its fate. The mapping is kept for files with the same titles.
 * Throws `tenancy.import_columns_missing`, `tenancy.import_closed`.
 */
export async function chooseColumns(ctx: Ctx, call: ImportCall & { readonly mapping: Mapping }): Promise<void> {
  const mapping = cleaned(call.mapping);
  if (!isMappingComplete(mapping)) throw importColumnsMissing();
  await changeImport(ctx, call, async (tx) => {
    const { sheet, headerRow } = tx.import;
    await setColumns(tx, call.importId, { sheet, headerRow, mapping });
    const titles = (await rowsOf(tx, sheet))[headerRow - 1];
    if (titles) await saveMapping(tx, signatureOf(titles), mapping);
    await replan(tx, { sheet, headerRow, mapping });
    await setState(tx, call.importId, 'review');
  });
}
