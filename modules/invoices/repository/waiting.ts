// What waits in all companies a person reaches (migrations/…_344_waiting.ts), for the client list of a cabinet.

import { sql } from 'kysely';
import type { Ctx } from '#src/context.ts';

export interface WaitingInvoices {
  readonly companyId: string;
  readonly pending: number;
  readonly accepted: number;
}

export async function waitingInvoices(ctx: Ctx, userId: string): Promise<WaitingInvoices[]> {
  interface Row {
    company_id: string;
    pending: string;
    accepted: string;
  }
  const found = await sql<Row>`
    select company_id, pending, accepted from invoices_waiting(${userId}, ${ctx.clock.now()})`.execute(ctx.db);
  return found.rows.map((row) => ({
    companyId: row.company_id,
    pending: Number(row.pending),
    accepted: Number(row.accepted),
  }));
}

export interface OldestInvoice {
  readonly companyId: string;
  readonly state: 'pending' | 'accepted';
  readonly since: Date;
}

export async function oldestInvoices(
  ctx: Ctx,
  { userId, companyIds }: { readonly userId: string; readonly companyIds: readonly string[] },
): Promise<OldestInvoice[]> {
  interface Row {
    company_id: string;
    state: 'pending' | 'accepted';
    since: Date;
  }
  const found = await sql<Row>`
    select company_id, state, since
    from invoices_oldest_waiting(${userId}, ${ctx.clock.now()}, ${[...companyIds]}::uuid[])`.execute(ctx.db);
  return found.rows.map((row) => ({ companyId: row.company_id, state: row.state, since: row.since }));
}

/** Those that have begun to wait for a decision since then, and still do. */
export async function arrivedInvoices(
  ctx: Ctx,
  { userId, since }: { readonly userId: string; readonly since: Date },
): Promise<{ readonly companyId: string; readonly count: number }[]> {
  const found = await sql<{ company_id: string; arrived: string }>`
    select company_id, arrived from invoices_arrived(${userId}, ${ctx.clock.now()}, ${since})`.execute(ctx.db);
  return found.rows.map((row) => ({ companyId: row.company_id, count: Number(row.arrived) }));
}
