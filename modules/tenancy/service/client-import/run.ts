// The import as a job: line after line, each whole or not at all; what a stop interrupts goes on where it was.

import { enterCompany, inTransaction, type Actor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { Problem } from '#src/errors.ts';
import type { ImportLine } from '../../model/client-import/types.ts';
import { postalAddress } from '../../model/postal-address.ts';
import * as clients from '../../repository/client-import/clients.ts';
import { findImport, setState, type CabinetScope } from '../../repository/client-import/imports.ts';
import { nextLines, writeOutcome, type LineOutcome } from '../../repository/client-import/lines.ts';
import { wholeOrNothing } from '../../repository/client-import/savepoint.ts';
import { changeStatus } from '../../repository/company-state.ts';
import { enterCabinet } from '../../repository/scope.ts';
import { addClient } from '../cabinet/add-client.ts';
import type { ClientInput } from '../cabinet/client-input.ts';
import { record, recordForCabinet } from '../journal.ts';

/** Lines in one transaction: progress is seen, and locks are given back, this often. */
const BATCH = 50;

export interface ImportRun {
  readonly cabinetId: string;
  readonly importId: string;
  /** Who started it. */
  readonly by: Actor;
}

async function writeCompany(tx: Tx<TenantCtx>, importId: string, { line, values }: ImportLine): Promise<void> {
  await clients.updateCompany(tx, values);
  await record(tx, { action: 'company.imported', details: { importId, line } });
}

/** What the list says of a new client, as if it had been typed; the rest is written after. */
function inputOf(values: ImportLine['values']): ClientInput {
  const said = (key: string): string => values[key] ?? '';
  return {
    name: said('name'),
    number: said('siren'),
    legalForm: '',
    // Written with the rest of the line.
    ...postalAddress({}),
    closingMonth: said('closingMonth'),
    code: said('code'),
    inCharge: '',
    confidential: false,
  };
}

async function create(tx: CabinetScope, importId: string, line: ImportLine): Promise<string> {
  const companyId = await addClient(tx, inputOf(line.values));
  await writeCompany(await enterCompany(tx, companyId, tx.actor), importId, line);
  return companyId;
}

async function update(tx: CabinetScope, importId: string, line: ImportLine): Promise<string> {
  const { companyId = '', values } = line;
  const inside = await enterCompany(tx, companyId, tx.actor);
  await writeCompany(inside, importId, line);
  await changeStatus(inside, { to: 'updated', from: ['draft', 'created'] });
  if (values['code'] !== undefined) await clients.setCode(tx, companyId, values['code']);
  return companyId;
}

/** A line that cannot be written leaves nothing but the reason. */
function failure(line: number, { fields, text }: Problem): LineOutcome {
  const faults = fields.map(({ path, message }) => ({ field: path, message }));
  return { line, outcome: 'failed', companyId: undefined, faults: faults.length > 0 ? faults : [{ message: text }] };
}

async function writeLine(tx: CabinetScope, importId: string, line: ImportLine): Promise<LineOutcome> {
  const isNew = line.plan === 'create';
  try {
    const companyId = await wholeOrNothing(tx, async () => {
      const id = await (isNew ? create : update)(tx, importId, line);
      await clients.saveContact(tx, id, line.values);
      return id;
    });
    return { line: line.line, outcome: isNew ? 'created' : 'updated', companyId, faults: [] };
  } catch (error) {
    if (error instanceof Problem) return failure(line.line, error);
    throw error;
  }
}

/** Writes the next lines; false when none is left, and the import is done. */
async function writeBatch(ctx: Ctx, { cabinetId, importId, by }: ImportRun): Promise<boolean> {
  return await inTransaction(ctx, async (outer) => {
    await enterCabinet(outer, cabinetId);
    const tx: CabinetScope = { ...outer, cabinet: { id: cabinetId }, actor: by };
    const found = await findImport(tx, importId, 'change');
    if (found?.state !== 'running') return false;
    const place = { importId, sheet: found.sheet };
    const lines = await nextLines(tx, place, BATCH);
    for (const line of lines) await writeOutcome(tx, place, await writeLine(tx, importId, line));
    if (lines.length > 0) return true;
    await setState(tx, importId, 'done');
    await recordForCabinet(tx, { cabinetId, actor: by }, { action: 'clients.imported', details: { importId } });
    return false;
  });
}

/** Goes on until all lines are written or `signal` is aborted, which throws. */
export async function writeImport(ctx: Ctx, run: ImportRun, signal: AbortSignal): Promise<void> {
  while (await writeBatch(ctx, run)) signal.throwIfAborted();
}
