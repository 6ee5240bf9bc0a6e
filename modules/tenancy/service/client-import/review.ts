// The dry run: each line with its fate, corrected or left out, then started.

import type { Ctx } from '#src/context.ts';
import { enqueue } from '#src/jobs/job.ts';
import { importLineNotFound, importNothingToDo } from '../../import-errors.ts';
import { clientFields } from '../../model/client-import/fields.ts';
import type { ClientImport, ImportLine, OutcomeCounts, PlanCounts } from '../../model/client-import/types.ts';
import { listImports as findImports, setState } from '../../repository/client-import/imports.ts';
import * as lines from '../../repository/client-import/lines.ts';
import { inCabinet, type CabinetCall } from '../cabinet/open.ts';
import { recordForCabinet } from '../journal.ts';
import { replan } from './columns.ts';
import { changeImport, withImport, type ImportCall } from './open.ts';

const IMPORTS_LISTED = 50;

/** The newest first. */
export async function clientImports(ctx: Ctx, call: CabinetCall): Promise<ClientImport[]> {
  return await inCabinet(
    ctx,
    { ...call, right: 'clients.manage' },
    async (tx) => await findImports(tx, IMPORTS_LISTED),
  );
}

export interface ImportProgress {
  readonly import: ClientImport;
  readonly plans: PlanCounts;
  readonly outcomes: OutcomeCounts;
}

/** How far an import is. Throws `tenancy.import_not_found`. */
export async function importProgress(ctx: Ctx, call: ImportCall): Promise<ImportProgress> {
  return await withImport(ctx, call, async (tx) => {
    const place = { importId: tx.import.id, sheet: tx.import.sheet };
    return {
      import: tx.import,
      plans: await lines.countPlans(tx, place),
      outcomes: await lines.countOutcomes(tx, place),
    };
  });
}

export type LineFilter = Pick<lines.LinePage, 'plans' | 'outcomes' | 'after' | 'limit'>;

/** Lines with their fate, in the order of the file, after the line numbered `after`. */
export async function importLines(ctx: Ctx, call: ImportCall & LineFilter): Promise<ImportLine[]> {
  return await withImport(ctx, call, async (tx) => {
    const { plans, outcomes, after, limit } = call;
    return await lines.listLines(tx, { importId: tx.import.id, sheet: tx.import.sheet, plans, outcomes, after, limit });
  });
}

export interface LineChange {
  readonly line: number;
  /** Text by field, as typed over the cells; a field that is absent is as in the file. */
  readonly corrections: Readonly<Record<string, string>>;
  readonly setAside: boolean;
}

/** Corrects cells of a line or leaves it out. Throws `tenancy.import_line_not_found`, `tenancy.import_closed`. */
export async function correctImportLine(ctx: Ctx, call: ImportCall & LineChange): Promise<void> {
  await changeImport(ctx, call, async (tx) => {
    const { id: importId, sheet } = tx.import;
    const corrections = Object.fromEntries(
      clientFields.flatMap(({ key }) =>
        Object.hasOwn(call.corrections, key) ? [[key, call.corrections[key] ?? '']] : [],
      ),
    );
    const { line, setAside } = call;
    if (!(await lines.correctLine(tx, { importId, sheet, line, corrections, setAside }))) throw importLineNotFound();
    await replan(tx, tx.import);
  });
}

export const importTicket = { name: 'tenancy.import_clients', maxAttempts: 12 };

/**
 * Starts writing: what is planned as new or changed, in the background. Lines in error are left for the file of failed
 * lines. Throws `tenancy.import_nothing_to_do`, `tenancy.import_closed`.
 */
export async function runImport(ctx: Ctx, call: ImportCall): Promise<void> {
  await changeImport(ctx, call, async (tx) => {
    const { id: importId, sheet } = tx.import;
    // What changed since the review counts: another import may have ended meanwhile.
    await replan(tx, tx.import);
    const counts = await lines.countPlans(tx, { importId, sheet });
    if (counts.create + counts.update === 0) throw importNothingToDo();
    await setState(tx, importId, 'running');
    const cabinetId = tx.cabinet.id;
    await recordForCabinet(
      tx,
      { cabinetId, actor: tx.actor },
      { action: 'clients.import_started', details: { importId, file: tx.import.fileName, ...counts } },
    );
    await enqueue(tx, importTicket, { payload: { cabinetId, importId, by: tx.actor }, key: `import:${importId}` });
  });
}

/** Gives an import up before it is started; its lines stay to be looked at. */
export async function abandonImport(ctx: Ctx, call: ImportCall): Promise<void> {
  await changeImport(ctx, call, async (tx) => await setState(tx, call.importId, 'abandoned'));
}
