// Tables inbox_documents and inbox_steps: every document, and every step it went through.

import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import type { Cursor } from '#src/http/cursor.ts';
import type {
  DocumentState,
  Failure,
  LedgerDocument,
  NewDocument,
  ReadingStage,
  Source,
  Step,
} from '../model/documents.ts';
import { sql } from 'kysely';

const columns = [
  'document_id',
  'message_id',
  'container_id',
  'part',
  'source',
  'direction',
  'sha256',
  'size',
  'filename',
  'declared_type',
  'received_at',
  'received_by',
  'state',
  'state_since',
  'stage',
  'error',
  'invoice_id',
  'contents',
] as const;

function select(tx: Tx<TenantCtx>) {
  return tx.db.selectFrom('inbox_documents').select(columns).where('company_id', '=', tx.company.id);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function fromRow(row: Row): LedgerDocument {
  return {
    id: row.document_id,
    messageId: row.message_id ?? undefined,
    containerId: row.container_id ?? undefined,
    part: row.part,
    source: row.source as Source,
    direction: row.direction as LedgerDocument['direction'],
    sha256: row.sha256,
    size: Number(row.size),
    filename: row.filename,
    declaredType: row.declared_type,
    receivedAt: row.received_at,
    receivedBy: row.received_by as Actor,
    state: row.state as DocumentState,
    stateSince: row.state_since,
    stage: (row.stage as ReadingStage | null) ?? undefined,
    failure: (row.error as Failure | null) ?? undefined,
    invoiceId: row.invoice_id ?? undefined,
    contents: row.contents ?? undefined,
  };
}

/** Enters a document; a part of a mail or an archive that is already there is left alone (answers undefined). */
export async function insertDocument(
  tx: Tx<TenantCtx>,
  document: NewDocument,
  initial: { state: DocumentState; detail?: Step['detail'] },
): Promise<string | undefined> {
  const now = tx.clock.now();
  const row = await tx.db
    .insertInto('inbox_documents')
    .values({
      company_id: tx.company.id,
      document_id: newId(now.getTime()),
      message_id: document.messageId ?? null,
      container_id: document.containerId ?? null,
      part: document.part,
      source: document.source,
      direction: document.direction,
      sha256: document.sha256,
      size: document.size,
      filename: document.filename,
      declared_type: document.declaredType,
      received_at: now,
      received_by: JSON.stringify(tx.actor),
      state: initial.state,
      state_since: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('document_id')
    .executeTakeFirst();
  if (row) await addStep(tx, row.document_id, initial);
  return row?.document_id;
}

export async function documentById(tx: Tx<TenantCtx>, id: string): Promise<LedgerDocument | undefined> {
  const row = await select(tx).where('document_id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

export async function lockDocument(tx: Tx<TenantCtx>, id: string): Promise<LedgerDocument | undefined> {
  const row = await select(tx).where('document_id', '=', id).forUpdate().executeTakeFirst();
  return row && fromRow(row);
}

export interface StateChange {
  readonly state: DocumentState;
  readonly failure?: Failure | undefined;
  readonly invoiceId?: string | undefined;
  readonly detail?: Step['detail'];
}

/** Moves a document on, and writes the step into the ledger. */
export async function setState(tx: Tx<TenantCtx>, id: string, change: StateChange): Promise<void> {
  await tx.db
    .updateTable('inbox_documents')
    .set({
      state: change.state,
      state_since: tx.clock.now(),
      stage: null,
      error: change.failure ? JSON.stringify(change.failure) : null,
      ...(change.invoiceId !== undefined ? { invoice_id: change.invoiceId } : {}),
    })
    .where('company_id', '=', tx.company.id)
    .where('document_id', '=', id)
    .execute();
  await addStep(tx, id, {
    state: change.state,
    detail: change.detail ?? (change.failure && { code: change.failure.code }),
  });
}

export async function setStage(tx: Tx<TenantCtx>, id: string, stage: ReadingStage): Promise<void> {
  await tx.db
    .updateTable('inbox_documents')
    .set({ stage })
    .where('company_id', '=', tx.company.id)
    .where('document_id', '=', id)
    .execute();
}

/** The document was an archive of this many documents. */
export async function setContents(tx: Tx<TenantCtx>, id: string, contents: number): Promise<void> {
  await tx.db
    .updateTable('inbox_documents')
    .set({ contents })
    .where('company_id', '=', tx.company.id)
    .where('document_id', '=', id)
    .execute();
}

async function addStep(tx: Tx<TenantCtx>, id: string, step: { state: DocumentState; detail?: unknown }): Promise<void> {
  await tx.db
    .insertInto('inbox_steps')
    .values({
      company_id: tx.company.id,
      step_id: newId(tx.clock.now().getTime()),
      document_id: id,
      state: step.state,
      detail: step.detail === undefined ? null : JSON.stringify(step.detail),
      at: tx.clock.now(),
      actor: JSON.stringify(tx.actor),
    })
    .execute();
}

/** Oldest first. */
export async function stepsOf(tx: Tx<TenantCtx>, id: string): Promise<Step[]> {
  const rows = await tx.db
    .selectFrom('inbox_steps')
    .select(['state', 'detail', 'at', 'actor'])
    .where('company_id', '=', tx.company.id)
    .where('document_id', '=', id)
    .orderBy('step_id')
    .execute();
  return rows.map((row) => ({
    state: row.state as DocumentState,
    detail: (row.detail as Step['detail'] | null) ?? undefined,
    at: row.at,
    actor: row.actor as Actor,
  }));
}

export interface LedgerQuery {
  /** Only what came in this archive. */
  readonly containerId?: string | undefined;
  readonly states: readonly DocumentState[] | undefined;
  readonly after: Cursor | undefined;
  readonly limit: number;
}

/** Newest received first. */
export async function documentPage(tx: Tx<TenantCtx>, query: LedgerQuery): Promise<LedgerDocument[]> {
  let page = select(tx);
  if (query.containerId !== undefined) page = page.where('container_id', '=', query.containerId);
  if (query.states) page = page.where('state', 'in', query.states);
  if (query.after) {
    const { value, id } = query.after;
    page = page.where(sql<boolean>`(received_at, document_id) < (${value}::timestamptz, ${id}::uuid)`);
  }
  const rows = await page.orderBy('received_at', 'desc').orderBy('document_id', 'desc').limit(query.limit).execute();
  return rows.map(fromRow);
}

/** How many documents are in each state: « received = filed + failed + set aside + waiting ». */
export async function documentCounts(tx: Tx<TenantCtx>): Promise<Record<DocumentState, number>> {
  const rows = await tx.db
    .selectFrom('inbox_documents')
    .select(['state', sql<string>`count(*)`.as('count')])
    .where('company_id', '=', tx.company.id)
    .groupBy('state')
    .execute();
  const counts: Record<DocumentState, number> = { received: 0, reading: 0, ready: 0, failed: 0, ignored: 0 };
  for (const row of rows) counts[row.state as DocumentState] = Number(row.count);
  return counts;
}
