// Table invoices: one invoice, its twins, the next one that waits.

import { sql } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import type { Direction, RegisteredInvoice } from '../model.ts';
import { columns, fromRow } from './row.ts';

function select(tx: Tx<TenantCtx>) {
  return tx.db.selectFrom('invoices').select(columns).where('company_id', '=', tx.company.id);
}

export async function byId(tx: Tx<TenantCtx>, id: string): Promise<RegisteredInvoice | undefined> {
  const row = await select(tx).where('invoice_id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

/** Locks the row until the transaction ends: decisions and corrections of one invoice come one after the other. */
export async function lockById(tx: Tx<TenantCtx>, id: string): Promise<RegisteredInvoice | undefined> {
  const row = await select(tx).where('invoice_id', '=', id).forUpdate().executeTakeFirst();
  return row && fromRow(row);
}

/** Another invoice of the register, as duplicates and links name it. */
export interface Twin {
  readonly id: string;
  readonly number: string | null;
  readonly partnerName: string | null;
  readonly receivedAt: Date;
}

const twinColumns = ['invoice_id as id', 'number', 'partner_name as partnerName', 'received_at as receivedAt'] as const;

/** The oldest other invoice made of the same bytes. */
export async function twinByBytes(tx: Tx<TenantCtx>, id: string, sha256: string): Promise<Twin | undefined> {
  return await tx.db
    .selectFrom('invoices')
    .select(twinColumns)
    .where('company_id', '=', tx.company.id)
    .where('original_sha256', '=', sha256)
    .where('invoice_id', '!=', id)
    .where('state', '!=', 'refused')
    .orderBy('received_at')
    .executeTakeFirst();
}

export interface TwinKey {
  readonly direction: Direction;
  readonly numberKey: string;
  readonly partnerId: string | undefined;
  /** Normalised; used when the partner was not recognised. */
  readonly partnerSort: string;
}

/** The oldest other invoice of the same partner with the same number. */
export async function twinByNumber(tx: Tx<TenantCtx>, id: string, key: TwinKey): Promise<Twin | undefined> {
  return await tx.db
    .selectFrom('invoices')
    .select(twinColumns)
    .where('company_id', '=', tx.company.id)
    .where('number_key', '=', key.numberKey)
    .where('direction', '=', key.direction)
    .where((either) =>
      either.or([
        ...(key.partnerId !== undefined ? [either('partner_id', '=', key.partnerId)] : []),
        ...(key.partnerSort !== '' ? [either('partner_sort', '=', key.partnerSort)] : []),
      ]),
    )
    .where('invoice_id', '!=', id)
    .where('state', '!=', 'refused')
    .orderBy('received_at')
    .executeTakeFirst();
}

/** Two identical invoices read at once must see each other: registrations with one number wait for each other. */
export async function lockNumber(tx: Tx<TenantCtx>, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${tx.company.id}), hashtext(${key}))`.execute(tx.db);
}

/** The invoice that waits next after this one, in the order of arrival; after the last, the first again. */
export async function nextPending(tx: Tx<TenantCtx>, invoice: RegisteredInvoice): Promise<string | undefined> {
  const waiting = tx.db
    .selectFrom('invoices')
    .select('invoice_id')
    .where('company_id', '=', tx.company.id)
    .where('direction', '=', invoice.direction)
    .where('state', '=', 'pending')
    .where('invoice_id', '!=', invoice.id)
    .orderBy('received_at')
    .orderBy('invoice_id')
    .limit(1);
  const after = sql<boolean>`(received_at, invoice_id) > (${invoice.receivedAt}, ${invoice.id}::uuid)`;
  const row = (await waiting.where(after).executeTakeFirst()) ?? (await waiting.executeTakeFirst());
  return row?.invoice_id;
}
