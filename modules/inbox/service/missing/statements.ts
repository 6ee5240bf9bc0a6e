// Supplier statements: taken in, their columns told, matched with the register each time they are looked at.

import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { findHeader, guessMapping, type Mapping } from '#src/imports/index.ts';
import { readTables, type Table } from '#src/sheets/index.ts';
import { purchasesOfSupplier } from '#modules/invoices';
import { authorize } from '#modules/tenancy';
import { fileEmpty } from '../../errors.ts';
import { statementColumns, statementNotFound } from '../../missing-errors.ts';
import { isEnough, statementFields } from '../../model/missing/statement-fields.ts';
import {
  matchStatement,
  statementLines,
  type StatementLine,
  type StatementResult,
} from '../../model/missing/statement.ts';
import { sortName } from '../../model/missing/suppliers.ts';
import type { InboxPorts } from '../../ports.ts';
import * as repository from '../../repository/missing/statements.ts';
import { cleanName } from '../receive-file.ts';
import { registerOf } from './histories.ts';
import { searchIn } from './search.ts';
import { chosenSupplier, guessedSupplier } from './statement-supplier.ts';

export type { Statement } from '../../repository/missing/statements.ts';

type Statement = repository.Statement;

interface Columns {
  readonly sheet: number;
  /** From 1; 0: none. */
  readonly headerRow: number;
  readonly mapping: Mapping;
}

/** The sheet in which most columns are understood. */
function columnsOf(tables: readonly Table[]): Columns {
  const readings = tables.map(({ rows }, sheet) => {
    const header = findHeader(rows, statementFields);
    const mapping = guessMapping(rows, header, statementFields);
    return { sheet, headerRow: header + 1, mapping, understood: mapping.filter((field) => field !== undefined).length };
  });
  const [best] = readings.toSorted((one, other) => other.understood - one.understood);
  return best ?? { sheet: 0, headerRow: 0, mapping: [] };
}

function linesIn(tables: readonly Table[], { sheet, headerRow, mapping }: Columns): StatementLine[] {
  const rows = tables[sheet]?.rows.slice(headerRow) ?? [];
  return isEnough(mapping) ? statementLines(rows, mapping, headerRow + 1) : [];
}

export interface StatementFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whose it is, as the suppliers of the register are keyed; absent: by its numbers. */
  readonly supplierKey: string | undefined;
}

/**
 * Takes in a statement (csv, xlsx, ods) and looks for what is missing at once; answers its id. Where the columns or the
 * supplier are not understood, they are to be told next. Throws `sheets.*`, `inbox.file_empty`,
 * `inbox.supplier_unknown`, `tenancy.not_allowed`.
 */
export async function addStatement(ctx: TenantCtx, file: StatementFile, ports: InboxPorts): Promise<string> {
  // Rights before reading: a stranger's file is not worth a thread.
  await inTransaction(ctx, async (tx) => await authorize(tx, 'documents.add'));
  if (file.bytes.length === 0) throw fileEmpty();
  const tables = await readTables(file.bytes);
  const columns = columnsOf(tables);
  const lines = linesIn(tables, columns);
  const { sha256 } = await ctx.blobs.put(ctx.company.id, file.bytes);
  return await inTransaction(ctx, async (tx) => {
    const register = await registerOf(tx);
    const supplier =
      file.supplierKey === undefined ? guessedSupplier(register, lines) : await chosenSupplier(tx, file.supplierKey);
    const now = tx.clock.now();
    const id = newId(now.getTime());
    const origin = { filename: cleanName(file.name), sha256, uploadedAt: now, uploadedBy: tx.actor };
    await repository.insertStatement(tx, { id, supplier, ...columns, ...origin });
    await repository.replaceLines(tx, id, lines);
    await searchIn(tx, ports, register);
    return id;
  });
}

async function found(tx: Tx<TenantCtx>, id: string): Promise<Statement> {
  const statement = await repository.statementById(tx, id);
  if (!statement) throw statementNotFound();
  return statement;
}

export interface StatementChange {
  readonly mapping: Mapping;
  readonly supplierKey: string | undefined;
}

/**
 * Its columns, and whose it is, as a person tells them; it is read again. Throws `inbox.statement_not_found`,
 * `inbox.statement_columns`, `inbox.supplier_unknown`.
 */
export async function changeStatement(
  ctx: TenantCtx,
  { id, mapping, supplierKey }: StatementChange & { readonly id: string },
  ports: InboxPorts,
): Promise<void> {
  const before = await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'documents.add');
    return await found(tx, id);
  });
  if (!isEnough(mapping)) throw statementColumns();
  const tables = await readTables(await ctx.blobs.get(ctx.company.id, before.sha256));
  await inTransaction(ctx, async (tx) => {
    const statement = await repository.lockStatement(tx, id);
    if (!statement) throw statementNotFound();
    const supplier = supplierKey === undefined ? statement.supplier : await chosenSupplier(tx, supplierKey);
    const changed = { ...statement, mapping, supplier };
    await repository.updateStatement(tx, changed);
    await repository.replaceLines(tx, id, linesIn(tables, changed));
    await searchIn(tx, ports);
  });
}

/** What it alone says is missing is asked for no more. Throws `inbox.statement_not_found`. */
export async function removeStatement(ctx: TenantCtx, id: string, ports: InboxPorts): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'documents.add');
    if (!(await repository.lockStatement(tx, id))) throw statementNotFound();
    await repository.removeStatement(tx, id);
    await searchIn(tx, ports);
  });
}

const LISTED = 200;

/** Newest first. Throws `tenancy.not_allowed`. */
export async function listStatements(ctx: TenantCtx): Promise<Statement[]> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    return await repository.statementsOf(tx, LISTED);
  });
}

export interface StatementDetail extends StatementResult {
  readonly statement: Statement;
  /** False: its columns are to be told. */
  readonly isUnderstood: boolean;
}

/** Each line beside the register as it is now. Throws `inbox.statement_not_found`. */
export async function getStatement(ctx: TenantCtx, id: string): Promise<StatementDetail> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'invoices.read');
    const statement = await found(tx, id);
    const { supplier, mapping } = statement;
    const lines = await repository.linesOfStatement(tx, id);
    const wanted = { partnerId: supplier.partnerId, sortName: sortName(supplier.name) };
    const purchases = supplier.key === '' ? [] : await purchasesOfSupplier(tx, wanted);
    return { statement, isUnderstood: isEnough(mapping), ...matchStatement(lines, purchases) };
  });
}

export interface StatementTable {
  readonly titles: readonly string[];
  /** The first rows under the titles. */
  readonly rows: readonly (readonly string[])[];
}

const SHOWN_ROWS = 4;

/** What the file holds, for telling its columns. */
export async function statementTable(ctx: TenantCtx, { sha256, sheet, headerRow }: Statement): Promise<StatementTable> {
  const tables = await readTables(await ctx.blobs.get(ctx.company.id, sha256));
  const rows = tables[sheet]?.rows ?? [];
  return { titles: rows[headerRow - 1] ?? [], rows: rows.slice(headerRow, headerRow + SHOWN_ROWS) };
}
