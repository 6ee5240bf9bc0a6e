// Documents that are being read or could not be, in all companies a person reaches (migrations/…_344_waiting.ts).

import { sql } from 'kysely';
import type { Ctx } from '#src/context.ts';

export interface WaitingDocuments {
  readonly companyId: string;
  readonly state: 'reading' | 'failed';
  readonly count: number;
  /** When the oldest came in. */
  readonly since: Date;
}

export async function waitingDocuments(ctx: Ctx, userId: string): Promise<WaitingDocuments[]> {
  interface Row {
    company_id: string;
    state: 'reading' | 'failed';
    waiting: string;
    since: Date;
  }
  const found = await sql<Row>`
    select company_id, state, waiting, since from inbox_waiting(${userId}, ${ctx.clock.now()})`.execute(ctx.db);
  return found.rows.map((row) => ({
    companyId: row.company_id,
    state: row.state,
    count: Number(row.waiting),
    since: row.since,
  }));
}

/** Those that have turned out to be unreadable since then, and still wait for a person. */
export async function failedSince(
  ctx: Ctx,
  { userId, since }: { readonly userId: string; readonly since: Date },
): Promise<{ readonly companyId: string; readonly count: number }[]> {
  const found = await sql<{ company_id: string; failed: string }>`
    select company_id, failed from inbox_failed_since(${userId}, ${ctx.clock.now()}, ${since})`.execute(ctx.db);
  return found.rows.map((row) => ({ companyId: row.company_id, count: Number(row.failed) }));
}
