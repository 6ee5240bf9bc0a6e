// Table invoices: entering, correcting, deciding.

import type { TenantCtx, Tx } from '#src/context.ts';
import type { InvoiceState, RegisteredInvoice } from '../model.ts';
import { factColumns } from './row.ts';

export async function insert(tx: Tx<TenantCtx>, invoice: RegisteredInvoice): Promise<void> {
  await tx.db
    .insertInto('invoices')
    .values({
      company_id: tx.company.id,
      invoice_id: invoice.id,
      direction: invoice.direction,
      state: invoice.state,
      state_since: invoice.stateSince,
      state_by: JSON.stringify(invoice.stateBy),
      source: invoice.source,
      original_sha256: invoice.original.sha256,
      original_size: invoice.original.size,
      original_media_type: invoice.original.mediaType,
      original_filename: invoice.original.filename,
      form: invoice.form,
      profile: invoice.profile ?? null,
      page_count: invoice.pageCount,
      received_at: invoice.receivedAt,
      updated_at: invoice.updatedAt,
      version: invoice.version,
      ...factColumns(invoice),
    })
    .execute();
}

/** Writes changed facts; the version moves on. */
export async function updateFacts(tx: Tx<TenantCtx>, invoice: RegisteredInvoice): Promise<void> {
  await tx.db
    .updateTable('invoices')
    .set({ ...factColumns(invoice), updated_at: tx.clock.now(), version: invoice.version + 1 })
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', invoice.id)
    .execute();
}

export async function updateState(tx: Tx<TenantCtx>, invoice: RegisteredInvoice, state: InvoiceState): Promise<void> {
  const now = tx.clock.now();
  await tx.db
    .updateTable('invoices')
    .set({ state, state_since: now, state_by: JSON.stringify(tx.actor), updated_at: now, version: invoice.version + 1 })
    .where('company_id', '=', tx.company.id)
    .where('invoice_id', '=', invoice.id)
    .execute();
}
