// Tables missing_documents and missing_steps, written: lines entered, moved on, each with its step.

import { sql } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import type { Absence, MissingDocument, MissingState, MissingStep } from '../../model/missing/types.ts';
import { lineOf, selectLines, WAITING } from './rows.ts';

/** Two searches of one company at once would find everything twice. */
export async function lockSearch(tx: Tx<TenantCtx>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${tx.company.id}), hashtext('missing documents'))`.execute(tx.db);
}

/** Lines that a search may find again: missing since that day or later. */
export async function linesSince(tx: Tx<TenantCtx>, since: string): Promise<MissingDocument[]> {
  const rows = await selectLines(tx)
    .where((either) => either.or([either('missing_since', '>=', since), either('state', 'in', [...WAITING])]))
    .orderBy('missing_id')
    .execute();
  return rows.map(lineOf);
}

/** Lines of these suppliers that somebody may still wait for, or has given up, locked until the transaction ends. */
export async function lockUnanswered(tx: Tx<TenantCtx>, supplierKeys: readonly string[]): Promise<MissingDocument[]> {
  const rows = await selectLines(tx)
    .where('supplier_key', 'in', [...supplierKeys])
    .where('state', 'in', [...WAITING, 'ignored'])
    .orderBy('missing_id')
    .forUpdate()
    .execute();
  return rows.map(lineOf);
}

/** `ids` absent: all that wait, the longest first. Locked until the transaction ends. */
export async function lockWaiting(
  tx: Tx<TenantCtx>,
  { ids, limit }: { readonly ids: readonly string[] | undefined; readonly limit: number },
): Promise<MissingDocument[]> {
  let query = selectLines(tx).where('state', 'in', [...WAITING]);
  if (ids) query = query.where('missing_id', 'in', [...ids]);
  const rows = await query.orderBy('missing_since').orderBy('missing_id').limit(limit).forUpdate().execute();
  return rows.map(lineOf);
}

/** In any state, locked until the transaction ends; ids that do not exist here are left out. */
export async function lockLines(tx: Tx<TenantCtx>, ids: readonly string[]): Promise<MissingDocument[]> {
  if (ids.length === 0) return [];
  const rows = await selectLines(tx)
    .where('missing_id', 'in', [...ids])
    .orderBy('missing_id')
    .forUpdate()
    .execute();
  return rows.map(lineOf);
}

function factColumns(absence: Absence) {
  return {
    supplier_key: absence.supplier.key,
    partner_id: absence.supplier.partnerId ?? null,
    supplier_name: absence.supplier.name,
    rhythm: absence.rhythm ?? null,
    expected_on: absence.expectedOn ?? null,
    number: absence.number ?? null,
    expected_amount: absence.expectedAmount?.toString() ?? null,
    currency: absence.currency ?? null,
    missing_since: absence.since,
    evidence: JSON.stringify(absence.evidence),
  };
}

const AT_ONCE = 500;

/** Enters lines that are to be asked for. */
export async function insertLines(tx: Tx<TenantCtx>, absences: readonly Absence[]): Promise<void> {
  const now = tx.clock.now();
  for (let from = 0; from < absences.length; from += AT_ONCE) {
    const rows = absences.slice(from, from + AT_ONCE).map((absence) => ({
      company_id: tx.company.id,
      missing_id: newId(now.getTime()),
      ...factColumns(absence),
      found_at: now,
      state: 'open',
      state_since: now,
      state_by: JSON.stringify(tx.actor),
    }));
    await tx.db.insertInto('missing_documents').values(rows).execute();
    await addSteps(
      tx,
      rows.map((row) => row.missing_id),
      { state: 'open' },
    );
  }
}

/** What is known of a line has changed; its state has not. */
export async function updateFacts(tx: Tx<TenantCtx>, id: string, absence: Absence): Promise<void> {
  await tx.db
    .updateTable('missing_documents')
    .set(factColumns(absence))
    .where('company_id', '=', tx.company.id)
    .where('missing_id', '=', id)
    .execute();
}

export interface MissingChange {
  readonly state: MissingState;
  readonly reason?: MissingDocument['reason'];
  readonly invoiceId?: string | undefined;
  readonly detail?: MissingStep['detail'];
  /** One more time. */
  readonly isAsked?: boolean;
}

/** Moves lines on, and writes the step of each. */
export async function moveLines(tx: Tx<TenantCtx>, ids: readonly string[], change: MissingChange): Promise<void> {
  if (ids.length === 0) return;
  const now = tx.clock.now();
  await tx.db
    .updateTable('missing_documents')
    .set({
      state: change.state,
      state_since: now,
      state_by: JSON.stringify(tx.actor),
      reason: change.reason ?? null,
      invoice_id: change.invoiceId ?? null,
      ...(change.isAsked === true ? { times_asked: sql<number>`times_asked + 1`, last_asked_at: now } : {}),
    })
    .where('company_id', '=', tx.company.id)
    .where('missing_id', 'in', [...ids])
    .execute();
  await addSteps(tx, ids, {
    state: change.state,
    detail: change.detail ?? (change.reason && { reason: change.reason }),
  });
}

async function addSteps(
  tx: Tx<TenantCtx>,
  ids: readonly string[],
  step: { readonly state: MissingState; readonly detail?: unknown },
): Promise<void> {
  const now = tx.clock.now();
  await tx.db
    .insertInto('missing_steps')
    .values(
      ids.map((id) => ({
        company_id: tx.company.id,
        step_id: newId(now.getTime()),
        missing_id: id,
        state: step.state,
        detail: step.detail === undefined ? null : JSON.stringify(step.detail),
        at: now,
        actor: JSON.stringify(tx.actor),
      })),
    )
    .execute();
}
