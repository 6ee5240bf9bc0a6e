// Cabinets (accounting firms): a cabinet, its first administrator, its dossiers.

import { inTransaction, systemActor, type Actor, type Ctx, type Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { parseSiren } from '#src/siren.ts';
import { notAllowed } from '../errors.ts';
import { lineFault, sirenFault, tidy } from '../model/checks.ts';
import type { CabinetListItem } from '../model/types.ts';
import * as repository from '../repository/cabinets.ts';
import { enterCabinet } from '../repository/scope.ts';
import { refuseFaults } from './answers.ts';
import { addCompany, requireOwner, type CompanyInput, type CompanyTx, type CreatedCompany } from './companies.ts';
import { record, recordForInstance } from './journal.ts';

export interface DossierInput extends CompanyInput {
  /** Number of the client at the cabinet. */
  readonly code?: string;
}

export interface CabinetInput {
  readonly name: string;
  readonly siren?: string;
  readonly by: Actor;
  /** Who administers it first; the person who asks when absent. */
  readonly administratorId?: string;
  readonly dossiers?: readonly DossierInput[];
}

export interface CreatedCabinet {
  readonly id: string;
  readonly dossiers: readonly CreatedCompany[];
}

/**
 * Creates a cabinet with its first administrator and its dossiers, all or nothing. Only an owner of the instance may.
 * Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.company_exists`.
 */
export async function createCabinet(ctx: Ctx, input: CabinetInput): Promise<CreatedCabinet> {
  const { name, siren, by } = input;
  refuseFaults(lineFault('name', name), siren === undefined ? undefined : sirenFault('siren', siren));
  const administratorId = input.administratorId ?? (by.kind === 'user' ? by.id : undefined);
  if (administratorId === undefined) throw new Error('A cabinet needs an administrator');
  return await inTransaction(ctx, async (tx) => {
    await requireOwner(tx, by);
    const id = await addCabinet(tx, { name, siren, by, administratorId });
    const dossiers: CreatedCompany[] = [];
    for (const dossier of input.dossiers ?? []) {
      dossiers.push((await addDossier(tx, { cabinetId: id, dossier, by })).created);
    }
    return { id, dossiers };
  });
}

interface NewCabinet {
  readonly name: string;
  readonly siren?: string | undefined;
  readonly by: Actor;
  readonly administratorId: string;
}

/** Adds a cabinet in the caller's transaction, which goes on inside that cabinet. */
async function addCabinet(tx: Tx, { name, siren, by, administratorId }: NewCabinet): Promise<string> {
  const cabinetId = newId();
  await enterCabinet(tx, cabinetId);
  await repository.insertCabinet(tx, { id: cabinetId, name: tidy(name), siren: parseSiren(siren ?? ''), by });
  await repository.insertCabinetMember(tx, { cabinetId, userId: administratorId, role: 'administrator', by });
  await recordForInstance(tx, by, {
    action: 'cabinet.created',
    subject: { kind: 'cabinet', id: cabinetId },
    details: { administratorId },
  });
  return cabinetId;
}

export interface NewDossier {
  readonly cabinetId: string;
  readonly dossier: DossierInput;
  readonly by: Actor;
}

/** Adds a company to the cabinet that the caller's transaction is inside of. */
export async function addDossier(tx: Tx, { cabinetId, dossier, by }: NewDossier): Promise<CompanyTx> {
  const inside = await addCompany(tx, dossier, by);
  await repository.insertDossier(tx, { cabinetId, companyId: inside.created.id, code: dossier.code });
  await record(inside, { action: 'company.joined_cabinet', subject: { kind: 'cabinet', id: cabinetId } });
  return inside;
}

/**
 * Creates a company kept by a cabinet. Its administrators may.
 * Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.company_exists`.
 */
export async function createDossier(ctx: Ctx, input: NewDossier): Promise<CreatedCompany> {
  return await inTransaction(ctx, async (tx) => {
    await enterCabinet(tx, input.cabinetId);
    if (input.by.kind !== 'system') {
      const role = await repository.cabinetRoleOf(tx, input.cabinetId, input.by.id);
      if (role !== 'administrator') throw notAllowed();
    }
    return (await addDossier(tx, input)).created;
  });
}

/** The cabinets a person works for, by name. */
export async function cabinetsOf(ctx: Ctx, userId: string): Promise<CabinetListItem[]> {
  return await repository.cabinetsOf(ctx, userId);
}

/**
 * The cabinet of this name that the person administers, or a new one; the caller's transaction goes on inside it.
 * For the operator's command line.
 */
export async function cabinetNamed(tx: Tx, name: string, administratorId: string): Promise<string> {
  refuseFaults(lineFault('cabinet', name));
  const administered = (await repository.cabinetsOf(tx, administratorId)).find(
    (cabinet) => cabinet.name === tidy(name) && cabinet.role === 'administrator',
  );
  if (!administered) return await addCabinet(tx, { name, by: systemActor, administratorId });
  await enterCabinet(tx, administered.id);
  return administered.id;
}
