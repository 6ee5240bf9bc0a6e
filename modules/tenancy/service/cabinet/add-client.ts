// A new client of a cabinet: typed by a person, or line by line from a list.

import { enterCompany, type TenantCtx, type Tx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { companyExists } from '../../errors.ts';
import { tidy } from '../../model/checks.ts';
import { readCompanyNumber } from '../../model/company-number.ts';
import { keptAddress } from '../../model/postal-address.ts';
import { reachedAmong, reachesAssignedOnly } from '../../repository/cabinet/access.ts';
import { insertAssignment } from '../../repository/cabinet/assignments.ts';
import { insertDossier } from '../../repository/cabinets.ts';
import * as companies from '../../repository/companies.ts';
import { setClosingMonth } from '../../repository/company-papers.ts';
import { refuseFaults } from '../answers.ts';
import { addresses } from '../companies.ts';
import { record } from '../journal.ts';
import { clientFaults, monthOf, orNothing, saveDossier, type ClientInput, type InCabinet } from './client-input.ts';

/** Throws `tenancy.company_exists`. */
async function insertClient(tx: InCabinet, input: ClientInput): Promise<Tx<TenantCtx>> {
  const numbers = readCompanyNumber(input.number);
  const inside = await enterCompany(tx, newId(), tx.actor);
  const company = {
    name: tidy(input.name),
    siren: numbers?.siren,
    vatNumber: numbers?.vatNumber,
    country: 'FR',
    status: numbers ? ('created' as const) : ('draft' as const),
  };
  if (!(await companies.insertCompany(inside, company))) throw companyExists();
  if (numbers) await addMailAddresses(inside, numbers);
  const known = { name: company.name, siret: numbers?.siret, vatNumber: numbers?.vatNumber };
  const said = { legalForm: orNothing(input.legalForm), ...keptAddress(input) };
  await companies.updateProfile(inside, { ...known, ...said, version: 1 });
  return inside;
}

/** Throws `tenancy.company_exists`. */
export async function addMailAddresses(
  tx: Tx<TenantCtx>,
  numbers: { siren: string; vatNumber: string },
): Promise<void> {
  for (const address of addresses(numbers)) {
    if (!(await companies.insertMailAddress(tx, address))) throw companyExists();
  }
}

/**
 * Adds a client in the caller's transaction: a draft without a number, else « créé », waiting for an invitation. Who
 * sees assigned dossiers only is assigned the one they make. Answers its id.
 * Throws `tenancy.invalid_input`, `tenancy.company_exists`, `tenancy.code_taken`.
 */
export async function addClient(tx: InCabinet, input: ClientInput): Promise<string> {
  refuseFaults(...clientFaults(input));
  const inside = await insertClient(tx, input);
  const companyId = inside.company.id;
  const { id: cabinetId } = tx.cabinet;
  await setClosingMonth(inside, monthOf(input));
  await insertDossier(tx, { cabinetId, companyId, code: undefined });
  await saveDossier(tx, companyId, input);
  if (!(await makerReaches(tx, companyId, input))) await assignToMaker(tx, companyId);
  await record(inside, { action: 'company.created', subject: { kind: 'company', id: companyId } });
  await record(inside, { action: 'company.joined_cabinet', subject: { kind: 'cabinet', id: cabinetId } });
  return companyId;
}

/** Of a confidential dossier it is asked; all others follow from how far the person reaches. */
async function makerReaches(tx: InCabinet, companyId: string, { confidential }: ClientInput): Promise<boolean> {
  const userId = tx.actor.id;
  if (!confidential) return !(await reachesAssignedOnly(tx, { cabinetId: tx.cabinet.id, userId }));
  return (await reachedAmong(tx, { userId, companyIds: [companyId] })).has(companyId);
}

async function assignToMaker(tx: InCabinet, companyId: string): Promise<void> {
  await insertAssignment(tx, {
    id: newId(),
    cabinetId: tx.cabinet.id,
    userId: tx.actor.id,
    companyId,
    closingMonth: undefined,
    postcode: undefined,
    city: undefined,
    code: undefined,
    inChargeId: undefined,
    by: tx.actor,
  });
}
