// Tables cabinet_imports and cabinet_import_sources. The wall of the cabinet must be open.

import type { Actor, Tx } from '#src/context.ts';
import type { Mapping } from '#src/imports/index.ts';
import type { ClientImport, ImportState } from '../../model/client-import/types.ts';

export interface NewImport {
  readonly id: string;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly sheets: readonly string[];
  readonly sheet: number;
  readonly headerRow: number;
  readonly mapping: Mapping;
}

/** Every use case is inside one cabinet, and one person acts. */
export type CabinetScope = Tx & { readonly cabinet: { readonly id: string }; readonly actor: Actor };

const stored = (mapping: Mapping): string[] => mapping.map((field) => field ?? '');
const read = (mapping: readonly string[]): Mapping => mapping.map((field) => (field === '' ? undefined : field));

export async function insertImport(tx: CabinetScope, input: NewImport): Promise<void> {
  const now = tx.clock.now();
  await tx.db
    .insertInto('cabinet_imports')
    .values({
      cabinet_id: tx.cabinet.id,
      import_id: input.id,
      file_name: input.fileName,
      file_sha256: input.fileSha256,
      sheets: [...input.sheets],
      sheet: input.sheet,
      header_row: input.headerRow,
      mapping: stored(input.mapping),
      state: 'mapping',
      state_since: now,
      created_at: now,
      created_by: JSON.stringify(tx.actor),
    })
    .execute();
}

function imports(tx: CabinetScope) {
  return tx.db
    .selectFrom('cabinet_imports')
    .select(['import_id', 'file_name', 'sheets', 'sheet', 'header_row', 'mapping', 'state', 'state_since'])
    .select(['created_at', 'created_by'])
    .where('cabinet_id', '=', tx.cabinet.id);
}

type Row = Awaited<ReturnType<ReturnType<typeof imports>['executeTakeFirstOrThrow']>>;

function importOf(row: Row): ClientImport {
  return {
    id: row.import_id,
    fileName: row.file_name,
    sheets: row.sheets,
    sheet: row.sheet,
    headerRow: row.header_row,
    mapping: read(row.mapping),
    state: row.state as ImportState,
    stateSince: row.state_since,
    createdAt: row.created_at,
    createdBy: (row.created_by as Actor).name,
  };
}

/** Locked until the end of the transaction when it is about to be changed. */
export async function findImport(
  tx: CabinetScope,
  importId: string,
  lock: 'read' | 'change',
): Promise<ClientImport | undefined> {
  const query = imports(tx).where('import_id', '=', importId);
  const row = await (lock === 'change' ? query.forUpdate() : query).executeTakeFirst();
  return row && importOf(row);
}

export async function listImports(tx: CabinetScope, limit: number): Promise<ClientImport[]> {
  const rows = await imports(tx).orderBy('created_at', 'desc').orderBy('import_id').limit(limit).execute();
  return rows.map(importOf);
}

export type Columns = Pick<ClientImport, 'sheet' | 'headerRow' | 'mapping'>;

export async function setColumns(tx: CabinetScope, importId: string, columns: Columns): Promise<void> {
  await tx.db
    .updateTable('cabinet_imports')
    .set({ sheet: columns.sheet, header_row: columns.headerRow, mapping: stored(columns.mapping) })
    .where('cabinet_id', '=', tx.cabinet.id)
    .where('import_id', '=', importId)
    .execute();
}

export async function setState(tx: CabinetScope, importId: string, state: ImportState): Promise<void> {
  await tx.db
    .updateTable('cabinet_imports')
    .set({ state, state_since: tx.clock.now() })
    .where('cabinet_id', '=', tx.cabinet.id)
    .where('import_id', '=', importId)
    .execute();
}

export async function savedMapping(tx: CabinetScope, signature: string): Promise<Mapping | undefined> {
  const row = await tx.db
    .selectFrom('cabinet_import_sources')
    .select('mapping')
    .where('cabinet_id', '=', tx.cabinet.id)
    .where('signature', '=', signature)
    .executeTakeFirst();
  return row && read(row.mapping);
}

export async function saveMapping(tx: CabinetScope, signature: string, mapping: Mapping): Promise<void> {
  const kept = { mapping: stored(mapping), saved_at: tx.clock.now(), saved_by: JSON.stringify(tx.actor) };
  await tx.db
    .insertInto('cabinet_import_sources')
    .values({ cabinet_id: tx.cabinet.id, signature, ...kept })
    .onConflict((conflict) => conflict.columns(['cabinet_id', 'signature']).doUpdateSet(kept))
    .execute();
}
