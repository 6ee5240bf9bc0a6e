// Tables missing_documents and missing_steps, looked at: pages, counts, one line and its steps.

import { sql } from 'kysely';
import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import type { Cursor } from '#src/http/cursor.ts';
import type { MissingDocument, MissingState, MissingStep } from '../../model/missing/types.ts';
import { lineOf, selectLines, WAITING } from './rows.ts';

/** Whose documents are waited for. */
export async function waitingSuppliers(
  tx: Tx<TenantCtx>,
  limit: number,
): Promise<{ readonly key: string; readonly name: string }[]> {
  const rows = await tx.db
    .selectFrom('missing_documents')
    .select(['supplier_key', 'supplier_name'])
    .distinct()
    .where('company_id', '=', tx.company.id)
    .where('state', 'in', [...WAITING])
    .limit(limit)
    .execute();
  return rows.map((row) => ({ key: row.supplier_key, name: row.supplier_name }));
}

export async function lineById(tx: Tx<TenantCtx>, id: string): Promise<MissingDocument | undefined> {
  const row = await selectLines(tx).where('missing_id', '=', id).executeTakeFirst();
  return row && lineOf(row);
}

export interface LineQuery {
  readonly states: readonly MissingState[];
  readonly after: Cursor | undefined;
  readonly limit: number;
}

/** Those that wait: the longest missing first. */
export async function waitingPage(tx: Tx<TenantCtx>, { states, after, limit }: LineQuery): Promise<MissingDocument[]> {
  let query = selectLines(tx)
    .where('state', 'in', [...WAITING])
    .where('state', 'in', [...states]);
  if (after) {
    query = query.where(sql<boolean>`(missing_since, missing_id) > (${after.value}::date, ${after.id}::uuid)`);
  }
  return (await query.orderBy('missing_since').orderBy('missing_id').limit(limit).execute()).map(lineOf);
}

/** Those that are settled: the last one first. */
export async function settledPage(tx: Tx<TenantCtx>, { states, after, limit }: LineQuery): Promise<MissingDocument[]> {
  let query = selectLines(tx).where('state', 'in', [...states]);
  if (after) {
    query = query.where(sql<boolean>`(state_since, missing_id) < (${after.value}::timestamptz, ${after.id}::uuid)`);
  }
  return (await query.orderBy('state_since', 'desc').orderBy('missing_id', 'desc').limit(limit).execute()).map(lineOf);
}

/** How many wait, as counted when they change. */
export async function waitingCount(tx: Tx<TenantCtx>): Promise<number> {
  const row = await tx.db
    .selectFrom('missing_counts')
    .select('waiting')
    .where('company_id', '=', tx.company.id)
    .executeTakeFirst();
  return row?.waiting ?? 0;
}

export async function countsByState(tx: Tx<TenantCtx>): Promise<Readonly<Record<MissingState, number>>> {
  const rows = await tx.db
    .selectFrom('missing_documents')
    .select(['state', sql<string>`count(*)`.as('count')])
    .where('company_id', '=', tx.company.id)
    .groupBy('state')
    .execute();
  const counts: Record<MissingState, number> = { open: 0, asked: 0, received: 0, ignored: 0, withdrawn: 0 };
  for (const row of rows) counts[row.state as MissingState] = Number(row.count);
  return counts;
}

/** Oldest first. */
export async function stepsOf(tx: Tx<TenantCtx>, id: string): Promise<MissingStep[]> {
  const rows = await tx.db
    .selectFrom('missing_steps')
    .select(['state', 'detail', 'at', 'actor'])
    .where('company_id', '=', tx.company.id)
    .where('missing_id', '=', id)
    .orderBy('step_id')
    .execute();
  return rows.map((row) => ({
    state: row.state as MissingState,
    detail: (row.detail as MissingStep['detail'] | null) ?? undefined,
    at: row.at,
    actor: row.actor as Actor,
  }));
}
