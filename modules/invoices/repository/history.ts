// Decisions, corrections and the timeline: rows with who and when.

import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import type { Decision, FieldChange, NewDecision, TimelineEntry, TimelineKind, Verdict } from '../history.ts';

export async function insertDecision(tx: Tx<TenantCtx>, invoiceId: string, decision: NewDecision): Promise<void> {
  await tx.db
    .insertInto('invoice_decisions')
    .values({
      company_id: tx.company.id,
      decision_id: newId(tx.clock.now().getTime()),
      invoice_id: invoiceId,
      verdict: decision.verdict,
      reason_code: decision.reasonCode ?? null,
      reason_text: decision.reasonText ?? null,
      decided_at: tx.clock.now(),
      decided_by: JSON.stringify(tx.actor),
    })
    .execute();
}

/** The decision in force, if any. */
export async function currentDecision(tx: Tx<TenantCtx>, invoiceId: string): Promise<Decision | undefined> {
  const row = await tx.db
    .selectFrom('invoice_decisions')
    .select(['decision_id', 'verdict', 'reason_code', 'reason_text', 'decided_at', 'decided_by'])
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', invoiceId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      id: row.decision_id,
      verdict: row.verdict as Verdict,
      reasonCode: row.reason_code ?? undefined,
      reasonText: row.reason_text ?? undefined,
      decidedAt: row.decided_at,
      decidedBy: row.decided_by as Actor,
    }
  );
}

export async function undoDecision(tx: Tx<TenantCtx>, decisionId: string): Promise<void> {
  await tx.db
    .updateTable('invoice_decisions')
    .set({ undone_at: tx.clock.now(), undone_by: JSON.stringify(tx.actor) })
    .where('company_id', '=', tx.company.id)
    .where('decision_id', '=', decisionId)
    .execute();
}

export async function insertCorrections(
  tx: Tx<TenantCtx>,
  invoiceId: string,
  changes: readonly FieldChange[],
): Promise<void> {
  await tx.db
    .insertInto('invoice_corrections')
    .values(
      changes.map((change) => ({
        company_id: tx.company.id,
        correction_id: newId(tx.clock.now().getTime()),
        invoice_id: invoiceId,
        field: change.field,
        before: change.before ?? null,
        after: change.after ?? null,
        corrected_at: tx.clock.now(),
        corrected_by: JSON.stringify(tx.actor),
      })),
    )
    .execute();
}

export async function addToTimeline(
  tx: Tx<TenantCtx>,
  invoiceId: string,
  entry: { kind: TimelineKind; details?: Readonly<Record<string, unknown>>; at?: Date },
): Promise<void> {
  await tx.db
    .insertInto('invoice_timeline')
    .values({
      company_id: tx.company.id,
      entry_id: newId(tx.clock.now().getTime()),
      invoice_id: invoiceId,
      kind: entry.kind,
      details: JSON.stringify(entry.details ?? {}),
      at: entry.at ?? tx.clock.now(),
      actor: JSON.stringify(tx.actor),
    })
    .execute();
}

/** Oldest first. */
export async function timelineOf(tx: Tx<TenantCtx>, invoiceId: string): Promise<TimelineEntry[]> {
  const rows = await tx.db
    .selectFrom('invoice_timeline')
    .select(['entry_id', 'kind', 'details', 'at', 'actor'])
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', invoiceId)
    .orderBy('entry_id')
    .execute();
  return rows.map((row) => ({
    id: row.entry_id,
    kind: row.kind as TimelineKind,
    details: row.details as Record<string, unknown>,
    at: row.at,
    actor: row.actor as Actor,
  }));
}
