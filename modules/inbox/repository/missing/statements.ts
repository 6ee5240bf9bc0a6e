// Tables missing_statements and missing_statement_lines: what suppliers say they have billed.

import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import type { Mapping } from '#src/imports/index.ts';
import { Decimal } from '#src/money.ts';
import type { StatementLine } from '../../model/missing/statement.ts';
import type { Supplier } from '../../model/missing/types.ts';

export interface Statement {
  readonly id: string;
  readonly supplier: Supplier;
  readonly filename: string;
  readonly sha256: string;
  /** Index of the sheet that is read. */
  readonly sheet: number;
  /** Number of the row of titles, from 1; 0: there is none. */
  readonly headerRow: number;
  readonly mapping: Mapping;
  readonly uploadedAt: Date;
  readonly uploadedBy: Actor;
}

const columns = [
  'statement_id',
  'supplier_key',
  'partner_id',
  'supplier_name',
  'filename',
  'sha256',
  'sheet',
  'header_row',
  'mapping',
  'uploaded_at',
  'uploaded_by',
] as const;

function select(tx: Tx<TenantCtx>) {
  return tx.db
    .selectFrom('missing_statements')
    .select(columns)
    .where('company_id', '=', tx.company.id)
    .where('removed_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const NONE = { key: '', partnerId: undefined, name: '' };

function fromRow(row: Row): Statement {
  return {
    id: row.statement_id,
    supplier:
      row.supplier_key === ''
        ? NONE
        : { key: row.supplier_key, partnerId: row.partner_id ?? undefined, name: row.supplier_name },
    filename: row.filename,
    sha256: row.sha256,
    sheet: row.sheet,
    headerRow: row.header_row,
    mapping: (row.mapping as (string | null)[]).map((field) => field ?? undefined),
    uploadedAt: row.uploaded_at,
    uploadedBy: row.uploaded_by as Actor,
  };
}

function valuesOf({ supplier, sheet, headerRow, mapping }: Omit<Statement, 'id'>) {
  return {
    supplier_key: supplier.key,
    partner_id: supplier.partnerId ?? null,
    supplier_name: supplier.name,
    sheet,
    header_row: headerRow,
    mapping: JSON.stringify(mapping.map((field) => field ?? null)),
  };
}

export async function insertStatement(tx: Tx<TenantCtx>, statement: Statement): Promise<void> {
  await tx.db
    .insertInto('missing_statements')
    .values({
      company_id: tx.company.id,
      statement_id: statement.id,
      ...valuesOf(statement),
      filename: statement.filename,
      sha256: statement.sha256,
      uploaded_at: statement.uploadedAt,
      uploaded_by: JSON.stringify(statement.uploadedBy),
    })
    .execute();
}

/** Its columns, or whose it is, are told anew. */
export async function updateStatement(tx: Tx<TenantCtx>, statement: Statement): Promise<void> {
  await tx.db
    .updateTable('missing_statements')
    .set(valuesOf(statement))
    .where('company_id', '=', tx.company.id)
    .where('statement_id', '=', statement.id)
    .execute();
}

export async function removeStatement(tx: Tx<TenantCtx>, id: string): Promise<void> {
  await tx.db
    .updateTable('missing_statements')
    .set({ removed_at: tx.clock.now() })
    .where('company_id', '=', tx.company.id)
    .where('statement_id', '=', id)
    .execute();
}

export async function lockStatement(tx: Tx<TenantCtx>, id: string): Promise<Statement | undefined> {
  const row = await select(tx).where('statement_id', '=', id).forUpdate().executeTakeFirst();
  return row && fromRow(row);
}

export async function statementById(tx: Tx<TenantCtx>, id: string): Promise<Statement | undefined> {
  const row = await select(tx).where('statement_id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

/** Newest first. */
export async function statementsOf(tx: Tx<TenantCtx>, limit: number): Promise<Statement[]> {
  const rows = await select(tx).orderBy('uploaded_at', 'desc').orderBy('statement_id', 'desc').limit(limit).execute();
  return rows.map(fromRow);
}

const AT_ONCE = 1_000;

/** In place of those there were. */
export async function replaceLines(tx: Tx<TenantCtx>, id: string, lines: readonly StatementLine[]): Promise<void> {
  await tx.db
    .deleteFrom('missing_statement_lines')
    .where('company_id', '=', tx.company.id)
    .where('statement_id', '=', id)
    .execute();
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    await tx.db
      .insertInto('missing_statement_lines')
      .values(
        lines.slice(from, from + AT_ONCE).map((one) => ({
          company_id: tx.company.id,
          statement_id: id,
          line: one.line,
          number: one.number ?? null,
          day: one.day ?? null,
          amount: one.amount?.toString() ?? null,
          label: one.label ?? null,
        })),
      )
      .execute();
  }
}

/** In the order of the file. */
export async function linesOfStatement(tx: Tx<TenantCtx>, id: string): Promise<StatementLine[]> {
  const rows = await tx.db
    .selectFrom('missing_statement_lines')
    .select(['line', 'number', 'day', 'amount', 'label'])
    .where('company_id', '=', tx.company.id)
    .where('statement_id', '=', id)
    .orderBy('line')
    .execute();
  return rows.map((row) => ({
    line: row.line,
    number: row.number ?? undefined,
    day: row.day ?? undefined,
    amount: row.amount === null ? undefined : Decimal.of(row.amount),
    label: row.label ?? undefined,
  }));
}
