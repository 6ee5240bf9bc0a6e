// Tables missing_documents and missing_steps: every line, and every state it went through.

import { sql } from 'kysely';
import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import type { Cursor } from '#src/http/cursor.ts';
import { newId } from '#src/ids.ts';
import { Decimal } from '#src/money.ts';
import type { Rhythm } from '../../model/missing/rhythms.ts';
import type { Absence, Evidence, MissingDocument, MissingState, MissingStep } from '../../model/missing/types.ts';

const columns = [
  'missing_id',
  'supplier_key',
  'partner_id',
  'supplier_name',
  'rhythm',
  'expected_on',
  'number',
  'expected_amount',
  'currency',
  'missing_since',
  'evidence',
  'found_at',
  'state',
  'state_since',
  'state_by',
  'reason',
  'invoice_id',
  'times_asked',
  'last_asked_at',
] as const;

function select(tx: Tx<TenantCtx>) {
  return tx.db.selectFrom('missing_documents').select(columns).where('company_id', '=', tx.company.id);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function fromRow(row: Row): MissingDocument {
  return {
    id: row.missing_id,
    supplier: { key: row.supplier_key, partnerId: row.partner_id ?? undefined, name: row.supplier_name },
    rhythm: (row.rhythm as Rhythm | null) ?? undefined,
    expectedOn: row.expected_on ?? undefined,
    number: row.number ?? undefined,
    expectedAmount: row.expected_amount === null ? undefined : Decimal.of(row.expected_amount),
    currency: row.currency ?? undefined,
    since: row.missing_since,
    evidence: row.evidence as unknown as readonly Evidence[],
    foundAt: row.found_at,
    state: row.state as MissingState,
    stateSince: row.state_since,
    stateBy: row.state_by as unknown as Actor,
    reason: (row.reason as MissingDocument['reason'] | null) ?? undefined,
    invoiceId: row.invoice_id ?? undefined,
    timesAsked: row.times_asked,
    lastAskedAt: row.last_asked_at ?? undefined,
  };
}

const WAITING: readonly MissingState[] = ['open', 'asked'];

/** Two searches of one company at once would find everything twice. */
export async function lockSearch(tx: Tx<TenantCtx>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${tx.company.id}), hashtext('missing documents'))`.execute(tx.db);
}

/** Lines that a search may find again: missing since that day or later. */
export async function linesSince(tx: Tx<TenantCtx>, since: string): Promise<MissingDocument[]> {
  const rows = await select(tx)
    .where((either) => either.or([either('missing_since', '>=', since), either('state', 'in', [...WAITING])]))
    .orderBy('missing_id')
    .execute();
  return rows.map(fromRow);
}

/** Lines of these suppliers that somebody may still wait for, or has given up, locked until the transaction ends. */
export async function lockUnanswered(tx: Tx<TenantCtx>, supplierKeys: readonly string[]): Promise<MissingDocument[]> {
  const rows = await select(tx)
    .where('supplier_key', 'in', [...supplierKeys])
    .where('state', 'in', [...WAITING, 'ignored'])
    .orderBy('missing_id')
    .forUpdate()
    .execute();
  return rows.map(fromRow);
}

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

/** `ids` absent: all that wait, the longest first. Locked until the transaction ends. */
export async function lockWaiting(
  tx: Tx<TenantCtx>,
  { ids, limit }: { readonly ids: readonly string[] | undefined; readonly limit: number },
): Promise<MissingDocument[]> {
  let query = select(tx).where('state', 'in', [...WAITING]);
  if (ids) query = query.where('missing_id', 'in', [...ids]);
  const rows = await query.orderBy('missing_since').orderBy('missing_id').limit(limit).forUpdate().execute();
  return rows.map(fromRow);
}

export async function lineById(tx: Tx<TenantCtx>, id: string): Promise<MissingDocument | undefined> {
  const row = await select(tx).where('missing_id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

/** In any state, locked until the transaction ends; ids that do not exist here are left out. */
export async function lockLines(tx: Tx<TenantCtx>, ids: readonly string[]): Promise<MissingDocument[]> {
  if (ids.length === 0) return [];
  const rows = await select(tx)
    .where('missing_id', 'in', [...ids])
    .orderBy('missing_id')
    .forUpdate()
    .execute();
  return rows.map(fromRow);
}

export interface LineQuery {
  readonly states: readonly MissingState[];
  readonly after: Cursor | undefined;
  readonly limit: number;
}

/** Those that wait: the longest missing first. */
export async function waitingPage(tx: Tx<TenantCtx>, { states, after, limit }: LineQuery): Promise<MissingDocument[]> {
  let query = select(tx)
    .where('state', 'in', [...WAITING])
    .where('state', 'in', [...states]);
  if (after) {
    query = query.where(sql<boolean>`(missing_since, missing_id) > (${after.value}::date, ${after.id}::uuid)`);
  }
  return (await query.orderBy('missing_since').orderBy('missing_id').limit(limit).execute()).map(fromRow);
}

/** Those that are settled: the last one first. */
export async function settledPage(tx: Tx<TenantCtx>, { states, after, limit }: LineQuery): Promise<MissingDocument[]> {
  let query = select(tx).where('state', 'in', [...states]);
  if (after) {
    query = query.where(sql<boolean>`(state_since, missing_id) < (${after.value}::timestamptz, ${after.id}::uuid)`);
  }
  return (await query.orderBy('state_since', 'desc').orderBy('missing_id', 'desc').limit(limit).execute()).map(fromRow);
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
    actor: row.actor as unknown as Actor,
  }));
}
