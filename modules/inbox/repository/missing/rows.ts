// Rows of missing_documents as values.

import type { Actor, TenantCtx, Tx } from '#src/context.ts';
import { Decimal } from '#src/money.ts';
import type { Rhythm } from '../../model/missing/rhythms.ts';
import type { Evidence, MissingDocument, MissingState } from '../../model/missing/types.ts';

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

export function selectLines(tx: Tx<TenantCtx>) {
  return tx.db.selectFrom('missing_documents').select(columns).where('company_id', '=', tx.company.id);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectLines>['executeTakeFirstOrThrow']>>;

export function lineOf(row: Row): MissingDocument {
  return {
    id: row.missing_id,
    supplier: { key: row.supplier_key, partnerId: row.partner_id ?? undefined, name: row.supplier_name },
    rhythm: (row.rhythm as Rhythm | null) ?? undefined,
    expectedOn: row.expected_on ?? undefined,
    number: row.number ?? undefined,
    expectedAmount: row.expected_amount === null ? undefined : Decimal.of(row.expected_amount),
    currency: row.currency ?? undefined,
    since: row.missing_since,
    evidence: row.evidence as readonly Evidence[],
    foundAt: row.found_at,
    state: row.state as MissingState,
    stateSince: row.state_since,
    stateBy: row.state_by as Actor,
    reason: (row.reason as MissingDocument['reason'] | null) ?? undefined,
    invoiceId: row.invoice_id ?? undefined,
    timesAsked: row.times_asked,
    lastAskedAt: row.last_asked_at ?? undefined,
  };
}

/** Somebody may still be asked for them. */
export const WAITING: readonly MissingState[] = ['open', 'asked'];
