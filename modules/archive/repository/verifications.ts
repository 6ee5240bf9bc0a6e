// Table archive_verifications: what was verified, when, by whom, and what was found.

import { sql } from 'kysely';
import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import type { Fault, FaultKind, Verification, VerificationRecord } from '../model.ts';

const columns = [
  'verification_id',
  'requested_at',
  'requested_by',
  'finished_at',
  'checked',
  'head',
  'faults',
  'fault_count',
  'failure',
] as const;

function select(tx: Tx<TenantCtx>) {
  return tx.db.selectFrom('archive_verifications').select(columns).where('company_id', '=', tx.company.id);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

interface StoredFault {
  readonly kind: FaultKind;
  readonly sequence: string;
  readonly filename?: string;
  readonly subject?: Fault['subject'];
}

function fromStored({ kind, sequence, filename, subject }: StoredFault): Fault {
  return { kind, sequence: BigInt(sequence), ...(filename && { filename }), ...(subject && { subject }) };
}

function found(row: Row): VerificationRecord['found'] {
  if (row.head === null) return undefined;
  return {
    head: row.head,
    faults: (row.faults as StoredFault[]).map(fromStored),
    faultCount: row.fault_count ?? 0,
  };
}

function fromRow(row: Row): VerificationRecord {
  return {
    id: row.verification_id,
    requestedAt: row.requested_at,
    requestedBy: row.requested_by as Actor,
    finishedAt: row.finished_at ?? undefined,
    checked: row.checked,
    found: found(row),
    failure: row.failure ?? undefined,
  };
}

/** Answers false when one is running already: that one stays. */
export async function insertVerification(tx: Tx<TenantCtx>, id: string): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('archive_verifications')
    .values({
      company_id: tx.company.id,
      verification_id: id,
      requested_at: tx.clock.now(),
      requested_by: JSON.stringify(tx.actor),
    })
    .onConflict((conflict) => conflict.column('company_id').where('finished_at', 'is', null).doNothing())
    .returning('verification_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function verificationById(tx: Tx<TenantCtx>, id: string): Promise<VerificationRecord | undefined> {
  const row = await select(tx).where('verification_id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

/** Newest first. */
export async function latestVerifications(tx: Tx<TenantCtx>, limit: number): Promise<VerificationRecord[]> {
  const rows = await select(tx).orderBy('requested_at', 'desc').limit(limit).execute();
  return rows.map(fromRow);
}

function unfinished(tx: Tx<TenantCtx>, id: string) {
  return tx.db
    .updateTable('archive_verifications')
    .where('company_id', '=', tx.company.id)
    .where('verification_id', '=', id)
    .where('finished_at', 'is', null);
}

export async function setChecked(tx: Tx<TenantCtx>, id: string, checked: number): Promise<void> {
  await unfinished(tx, id).set({ checked }).execute();
}

/** Names are kept for this many faults; the others are counted. */
const NAMED_FAULTS = 1000;

export async function finishVerification(tx: Tx<TenantCtx>, id: string, result: Verification): Promise<void> {
  const { entries, head, faults } = result;
  const named = faults.slice(0, NAMED_FAULTS).map((fault) => ({ ...fault, sequence: fault.sequence.toString() }));
  await unfinished(tx, id)
    .set({
      finished_at: tx.clock.now(),
      checked: entries,
      head,
      faults: JSON.stringify(named),
      fault_count: faults.length,
    })
    .execute();
}

export async function failVerification(tx: Tx<TenantCtx>, id: string, failure: string): Promise<void> {
  await unfinished(tx, id).set({ finished_at: tx.clock.now(), failure }).execute();
}

/** Every company that keeps something, for the operator's own jobs. */
export async function companiesWithArchive(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ company_id: string }>`select company_id from archive_companies()`.execute(tx.db);
  return rows.map((row) => row.company_id);
}
