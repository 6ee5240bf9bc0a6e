// Table cabinet_import_lines. The wall of the cabinet must be open.

import { sql } from 'kysely';
import type { Fault } from '#src/imports/index.ts';
import {
  outcomes,
  plans,
  type ImportLine,
  type LineSource,
  type Outcome,
  type OutcomeCounts,
  type Plan,
  type PlanCounts,
  type PlannedLine,
} from '../../model/client-import/types.ts';
import type { CabinetScope } from './imports.ts';

export interface Place {
  readonly importId: string;
  readonly sheet: number;
}

interface SheetLines extends Place {
  /** Rows of the sheet that hold something, by their number. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** One statement for all: parameters are arrays, whatever the number of lines. */
export async function insertLines(tx: CabinetScope, { importId, sheet, rows }: SheetLines): Promise<void> {
  await sql`
    insert into cabinet_import_lines (cabinet_id, import_id, sheet, line, cells)
    select ${tx.cabinet.id}, ${importId}, ${sheet}, (row ->> 'line')::integer,
      array(select jsonb_array_elements_text(row -> 'cells'))
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) row`.execute(tx.db);
}

function linesAt(tx: CabinetScope, { importId, sheet }: Place) {
  return tx.db
    .selectFrom('cabinet_import_lines')
    .where('cabinet_id', '=', tx.cabinet.id)
    .where('import_id', '=', importId)
    .where('sheet', '=', sheet);
}

/** The first rows of a sheet, titles included, and what was typed over them. */
export async function firstLines(tx: CabinetScope, place: Place, limit: number): Promise<LineSource[]> {
  return await sourceLines(tx, { ...place, after: 0, limit });
}

export async function sourceLines(
  tx: CabinetScope,
  { after, limit, ...place }: Place & { readonly after: number; readonly limit?: number },
): Promise<LineSource[]> {
  const query = linesAt(tx, place)
    .select(['line', 'cells', 'corrections', 'set_aside'])
    .where('line', '>', after)
    .orderBy('line');
  const rows = await (limit === undefined ? query : query.limit(limit)).execute();
  return rows.map((row) => ({
    line: row.line,
    cells: row.cells,
    corrections: row.corrections as Record<string, string>,
    setAside: row.set_aside,
  }));
}

/** Writes the fate of all lines of a sheet; rows without one (titles and what stands above) have none. */
export async function writePlan(tx: CabinetScope, place: Place, lines: readonly PlannedLine[]): Promise<void> {
  await sql`
    update cabinet_import_lines set plan = null, plan_values = null, faults = '[]', company_id = null
    where cabinet_id = ${tx.cabinet.id} and import_id = ${place.importId} and plan is not null`.execute(tx.db);
  await sql`
    update cabinet_import_lines l
    set plan = p.plan, plan_values = p.values, faults = p.faults, company_id = p."companyId"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      p (line integer, plan text, "values" jsonb, faults jsonb, "companyId" uuid)
    where l.cabinet_id = ${tx.cabinet.id} and l.import_id = ${place.importId} and l.sheet = ${place.sheet}
      and l.line = p.line`.execute(tx.db);
}

export interface LinePage extends Place {
  /** Plans or outcomes to show; empty: all that have a fate. */
  readonly plans: readonly Plan[];
  readonly outcomes: readonly Outcome[];
  readonly after: number;
  readonly limit: number;
}

export async function listLines(tx: CabinetScope, page: LinePage): Promise<ImportLine[]> {
  let query = linesAt(tx, page)
    .select(['line', 'cells', 'corrections', 'set_aside', 'plan', 'plan_values', 'faults', 'outcome', 'company_id'])
    .where('plan', 'is not', null)
    .where('line', '>', page.after);
  if (page.plans.length > 0) query = query.where('plan', 'in', page.plans);
  if (page.outcomes.length > 0) query = query.where('outcome', 'in', page.outcomes);
  const rows = await query.orderBy('line').limit(page.limit).execute();
  return rows.map((row) => ({
    line: row.line,
    cells: row.cells,
    corrections: row.corrections as Record<string, string>,
    setAside: row.set_aside,
    plan: (row.plan ?? undefined) as Plan | undefined,
    values: (row.plan_values ?? {}) as Record<string, string>,
    faults: row.faults as unknown as Fault[],
    outcome: (row.outcome ?? undefined) as Outcome | undefined,
    companyId: row.company_id ?? undefined,
  }));
}

const counted = <K extends string>(keys: readonly K[], rows: readonly { key: string | null; count: string }[]) =>
  Object.fromEntries(keys.map((key) => [key, Number(rows.find((row) => row.key === key)?.count ?? 0)])) as Record<
    K,
    number
  >;

export async function countPlans(tx: CabinetScope, place: Place): Promise<PlanCounts> {
  const rows = await linesAt(tx, place)
    .select(['plan as key', sql<string>`count(*)`.as('count')])
    .groupBy('plan')
    .execute();
  return counted(plans, rows);
}

export async function countOutcomes(tx: CabinetScope, place: Place): Promise<OutcomeCounts> {
  const rows = await linesAt(tx, place)
    .select(['outcome as key', sql<string>`count(*)`.as('count')])
    .groupBy('outcome')
    .execute();
  return counted(outcomes, rows);
}

export type Correction = Place & Pick<ImportLine, 'line' | 'corrections' | 'setAside'>;

/** False when there is no such line. */
export async function correctLine(tx: CabinetScope, correction: Correction): Promise<boolean> {
  const result = await tx.db
    .updateTable('cabinet_import_lines')
    .set({ corrections: sql`${JSON.stringify(correction.corrections)}::jsonb`, set_aside: correction.setAside })
    .where('cabinet_id', '=', tx.cabinet.id)
    .where('import_id', '=', correction.importId)
    .where('sheet', '=', correction.sheet)
    .where('line', '=', correction.line)
    .where('plan', 'is not', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The next lines that are to be written and have no outcome yet. */
export async function nextLines(tx: CabinetScope, place: Place, limit: number): Promise<ImportLine[]> {
  const rows = await linesAt(tx, place)
    .select(['line', 'cells', 'plan', 'plan_values', 'company_id'])
    .where('plan', 'in', ['create', 'update'])
    .where('outcome', 'is', null)
    .orderBy('line')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    line: row.line,
    cells: row.cells,
    corrections: {},
    setAside: false,
    plan: row.plan as Plan,
    values: (row.plan_values ?? {}) as Record<string, string>,
    faults: [],
    outcome: undefined,
    companyId: row.company_id ?? undefined,
  }));
}

/** Clients that the import made or changed. */
export async function importedCompanies(tx: CabinetScope, importId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.db
    .selectFrom('cabinet_import_lines')
    .select('company_id')
    .where('cabinet_id', '=', tx.cabinet.id)
    .where('import_id', '=', importId)
    .where('outcome', 'in', ['created', 'updated'])
    .execute();
  return new Set(rows.flatMap(({ company_id: id }) => id ?? []));
}

export interface LineOutcome {
  readonly line: number;
  readonly outcome: Outcome;
  readonly companyId: string | undefined;
  readonly faults: readonly Fault[];
}

export async function writeOutcome(tx: CabinetScope, place: Place, result: LineOutcome): Promise<void> {
  await tx.db
    .updateTable('cabinet_import_lines')
    .set({
      outcome: result.outcome,
      company_id: result.companyId ?? null,
      faults: sql`${JSON.stringify(result.faults)}::jsonb`,
    })
    .where('cabinet_id', '=', tx.cabinet.id)
    .where('import_id', '=', place.importId)
    .where('sheet', '=', place.sheet)
    .where('line', '=', result.line)
    .execute();
}
