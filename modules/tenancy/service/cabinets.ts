// Cabinets (accounting firms): a cabinet, its first administrator, its dossiers.

import { inTransaction, systemActor, type Actor, type Ctx, type Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { parseSiren, parseSiret } from '#src/siren.ts';
import { lineFault, sirenFault, siretFault, tidy } from '../model/checks.ts';
import type { CabinetListItem } from '../model/types.ts';
import * as repository from '../repository/cabinets.ts';
import { companyIdBySiren } from '../repository/companies.ts';
import { enterCabinet } from '../repository/scope.ts';
import { refuseFaults } from './answers.ts';
import { inCabinet } from './cabinet/open.ts';
import { addCompany, requireOwner, type CompanyInput, type CompanyTx, type CreatedCompany } from './companies.ts';
import { record, recordForInstance } from './journal.ts';

export interface DossierInput extends CompanyInput {
  /** Number of the client at the cabinet. */
  readonly code?: string;
}

export interface CabinetInput {
  readonly name: string;
  readonly siren?: string;
  /** Of this office: a firm may have several cabinets. As typed. */
  readonly siret?: string;
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
 * Creates a cabinet with its first administrator, its own books (when it has a SIREN that is not here yet) and its
 * dossiers, all or nothing. Only an owner of the instance may.
 * Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.company_exists`.
 */
export async function createCabinet(ctx: Ctx, input: CabinetInput): Promise<CreatedCabinet> {
  const { name, siren, siret = '', by } = input;
  refuseFaults(
    lineFault('name', name),
    siren === undefined ? undefined : sirenFault('siren', siren),
    siretFault('siret', siret, siren === undefined ? undefined : parseSiren(siren)),
  );
  const administratorId = input.administratorId ?? (by.kind === 'user' ? by.id : undefined);
  if (administratorId === undefined) throw new Error('A cabinet needs an administrator');
  return await inTransaction(ctx, async (tx) => {
    await requireOwner(tx, by);
    const id = await addCabinet(tx, { name, siren, siret, by, administratorId });
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
  readonly siret?: string | undefined;
  readonly by: Actor;
  readonly administratorId: string;
}

/** Adds a cabinet in the caller's transaction, which goes on inside that cabinet. */
async function addCabinet(tx: Tx, input: NewCabinet): Promise<string> {
  const { name, by, administratorId } = input;
  const siren = parseSiren(input.siren ?? '');
  const cabinetId = newId();
  await enterCabinet(tx, cabinetId);
  await repository.insertCabinet(tx, {
    id: cabinetId,
    name: tidy(name),
    siren,
    siret: parseSiret(input.siret ?? ''),
    by,
  });
  await repository.insertCabinetMember(tx, { cabinetId, userId: administratorId, role: 'administrator', by });
  await recordForInstance(tx, by, {
    action: 'cabinet.created',
    subject: { kind: 'cabinet', id: cabinetId },
    details: { administratorId },
  });
  if (siren !== undefined) await addOwnBooks(tx, { cabinetId, dossier: { name, siren }, by });
  return cabinetId;
}

/** The books of the cabinet itself; another office of the same firm may have brought them already. */
async function addOwnBooks(tx: Tx, input: NewDossier): Promise<void> {
  if (await companyIdBySiren(tx, input.dossier.siren)) return;
  await addDossier(tx, { ...input, own: true });
}

export interface NewDossier {
  readonly cabinetId: string;
  readonly dossier: DossierInput;
  readonly by: Actor;
  /** The books of the cabinet itself. */
  readonly own?: boolean;
}

/** Adds a company to the cabinet that the caller's transaction is inside of. */
export async function addDossier(tx: Tx, { cabinetId, dossier, by, own = false }: NewDossier): Promise<CompanyTx> {
  const inside = await addCompany(tx, dossier, by);
  await repository.insertDossier(tx, { cabinetId, companyId: inside.created.id, code: dossier.code, own });
  await record(inside, { action: 'company.joined_cabinet', subject: { kind: 'cabinet', id: cabinetId } });
  return inside;
}

/**
 * Creates an active company kept by a cabinet. It takes `clients.manage`; people make clients with `createClient`.
 * Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.company_exists`.
 */
export async function createDossier(ctx: Ctx, input: NewDossier): Promise<CreatedCompany> {
  return await inTransaction(ctx, async (tx) => {
    const { cabinetId, by } = input;
    if (by.kind === 'system') await enterCabinet(tx, cabinetId);
    else await inCabinet(tx, { cabinetId, by, right: 'clients.manage' }, async () => await Promise.resolve());
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
