// What is missing in all companies a person reaches, and which companies the nightly work is about
// (migrations/…_510_missing_documents.ts).

import { sql } from 'kysely';
import type { Ctx } from '#src/context.ts';
import { Decimal, type Money } from '#src/money.ts';
import type { Rhythm } from '../../model/missing/rhythms.ts';

export interface MissingCount {
  readonly companyId: string;
  readonly count: number;
  /** ISO day since which the oldest is missing. */
  readonly since: string;
}

/** One query, whatever was missing before. */
export async function missingCounts(ctx: Ctx, userId: string): Promise<MissingCount[]> {
  const found = await sql<{ company_id: string; waiting: number; since: string }>`
    select company_id, waiting, since from inbox_missing_waiting(${userId}, ${ctx.clock.now()})`.execute(ctx.db);
  return found.rows.map((row) => ({ companyId: row.company_id, count: row.waiting, since: row.since }));
}

export interface MissingLine {
  readonly companyId: string;
  readonly id: string;
  readonly supplierName: string;
  readonly rhythm: Rhythm | undefined;
  readonly expectedOn: string | undefined;
  readonly number: string | undefined;
  readonly expectedAmount: Money | undefined;
  readonly currency: string | undefined;
  readonly since: string;
  readonly state: 'open' | 'asked';
  readonly timesAsked: number;
  readonly lastAskedAt: Date | undefined;
}

export interface LinesQuestion {
  readonly userId: string;
  readonly companyIds: readonly string[];
  /** Of each company, the longest missing. */
  readonly limit: number;
}

/** By company, the longest missing first. */
export async function missingLines(
  ctx: Ctx,
  { userId, companyIds, limit }: LinesQuestion,
): Promise<ReadonlyMap<string, readonly MissingLine[]>> {
  interface Row {
    readonly company_id: string;
    readonly missing_id: string;
    readonly supplier_name: string;
    readonly rhythm: Rhythm | null;
    readonly expected_on: string | null;
    readonly number: string | null;
    readonly expected_amount: string | null;
    readonly currency: string | null;
    readonly missing_since: string;
    readonly state: 'open' | 'asked';
    readonly times_asked: number;
    readonly last_asked_at: Date | null;
  }
  const found = await sql<Row>`
    select company_id, missing_id, supplier_name, rhythm, expected_on, number, expected_amount, currency,
      missing_since, state, times_asked, last_asked_at
    from inbox_missing_lines(${userId}, ${ctx.clock.now()}, ${[...companyIds]}::uuid[], ${limit})`.execute(ctx.db);
  const lines = found.rows.map((row): MissingLine => ({
    companyId: row.company_id,
    id: row.missing_id,
    supplierName: row.supplier_name,
    rhythm: row.rhythm ?? undefined,
    expectedOn: row.expected_on ?? undefined,
    number: row.number ?? undefined,
    expectedAmount: row.expected_amount === null ? undefined : Decimal.of(row.expected_amount),
    currency: row.currency ?? undefined,
    since: row.missing_since,
    state: row.state,
    timesAsked: row.times_asked,
    lastAskedAt: row.last_asked_at ?? undefined,
  }));
  return Map.groupBy(lines, ({ companyId }) => companyId);
}

/** Companies that have bought anything and are at work. */
export async function companiesToSearch(ctx: Ctx): Promise<string[]> {
  const found = await sql<{ company_id: string }>`select company_id from inbox_companies_to_search()`.execute(ctx.db);
  return found.rows.map((row) => row.company_id);
}

/** Companies whose reminder of the month is due and has not gone. `today`: ISO day. */
export async function companiesToRemind(ctx: Ctx, today: string): Promise<string[]> {
  const found = await sql<{ company_id: string }>`
    select company_id from inbox_reminders_due(${today}::date)`.execute(ctx.db);
  return found.rows.map((row) => row.company_id);
}
