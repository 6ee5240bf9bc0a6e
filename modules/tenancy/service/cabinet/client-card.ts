// A client of a cabinet: made, changed, put away and taken up again.

import { enterCompany, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import type { FieldProblem } from '#src/errors.ts';
import { isId, newId } from '#src/ids.ts';
import { codeTaken, companyExists, companyNotFound } from '../../errors.ts';
import { faultsOf, lineFault, tidy } from '../../model/checks.ts';
import { readCompanyNumber } from '../../model/company-number.ts';
import type { CompanyProfile, CompanyStatus } from '../../model/types.ts';
import { reachedAmong } from '../../repository/cabinet/access.ts';
import { insertAssignment } from '../../repository/cabinet/assignments.ts';
import { codeIsTaken, dossierOf, updateDossier, type DossierCard } from '../../repository/cabinet/clients.ts';
import { peopleOfCabinet } from '../../repository/cabinet/people.ts';
import { insertDossier } from '../../repository/cabinets.ts';
import * as companies from '../../repository/companies.ts';
import { changeStatus } from '../../repository/company-state.ts';
import { closingMonthOf, setClosingMonth } from '../../repository/company-papers.ts';
import { refuseFaults } from '../answers.ts';
import { addresses } from '../companies.ts';
import { record } from '../journal.ts';
import { inCabinet, type CabinetCall, type CabinetTx } from './open.ts';

/** As typed. */
export interface ClientInput {
  readonly name: string;
  /** SIREN, SIRET or VAT number; empty for a draft. Fixed once it is known. */
  readonly number: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly addressLine3: string;
  readonly postcode: string;
  readonly city: string;
  readonly region: string;
  /** 1 to 12, or empty. */
  readonly closingMonth: string;
  /** Number of the client at the cabinet. */
  readonly code: string;
  /** Id of the person in charge, or empty. */
  readonly inCharge: string;
  readonly confidential: boolean;
}

const text = (fr: string, en: string) => ({ fr, en });

function numberFault(number: string): FieldProblem | undefined {
  if (tidy(number) === '' || readCompanyNumber(number)) return undefined;
  const message = text(
    'Ni un SIREN, ni un SIRET, ni un numéro de TVA français : la clé ne correspond pas. Vérifiez la saisie.',
    'Neither a SIREN, nor a SIRET, nor a French VAT number: the key does not match. Check what you typed.',
  );
  return { path: 'number', message };
}

function monthFault(month: string): FieldProblem | undefined {
  if (month === '' || (/^\d{1,2}$/.test(month) && Number(month) >= 1 && Number(month) <= 12)) return undefined;
  return { path: 'closingMonth', message: text('Un mois de 1 à 12.', 'A month from 1 to 12.') };
}

const OPTIONAL = ['addressLine1', 'addressLine2', 'addressLine3', 'postcode', 'city', 'region', 'code'] as const;

/** What is wrong with the answers, before anything is written. */
function clientFaults(input: ClientInput): FieldProblem[] {
  return faultsOf(
    lineFault('name', input.name),
    numberFault(input.number),
    monthFault(input.closingMonth),
    ...OPTIONAL.map((path) => lineFault(path, input[path], false)),
  );
}

const orNothing = (typed: string): string | undefined => tidy(typed) || undefined;
const monthOf = ({ closingMonth }: ClientInput): number | undefined =>
  closingMonth === '' ? undefined : Number(closingMonth);

/** Writes what the cabinet says of the client. Throws `tenancy.code_taken`, `tenancy.invalid_input`. */
async function saveDossier(tx: CabinetTx, companyId: string, input: ClientInput): Promise<void> {
  const inChargeId = orNothing(input.inCharge);
  if (inChargeId !== undefined && !(await peopleOfCabinet(tx)).some(({ id }) => id === inChargeId)) {
    const message = text('Choisissez une personne du cabinet.', 'Choose somebody of the firm.');
    refuseFaults({ path: 'inCharge', message });
  }
  const { confidential } = input;
  const change = { cabinetId: tx.cabinet.id, companyId, code: orNothing(input.code), confidential, inChargeId };
  if (change.code !== undefined && (await codeIsTaken(tx, change))) throw codeTaken();
  await updateDossier(tx, change);
}

function addressOf(input: ClientInput) {
  return {
    addressLine1: orNothing(input.addressLine1),
    addressLine2: orNothing(input.addressLine2),
    addressLine3: orNothing(input.addressLine3),
    postcode: orNothing(input.postcode),
    city: orNothing(input.city),
    region: orNothing(input.region),
  };
}

/** Throws `tenancy.company_exists`. */
async function insertClient(tx: CabinetTx, input: ClientInput): Promise<Tx<TenantCtx>> {
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
  const known = { name: company.name, siret: numbers?.siret, vatNumber: numbers?.vatNumber, legalForm: undefined };
  await companies.updateProfile(inside, { ...known, ...addressOf(input), version: 1 });
  return inside;
}

async function addMailAddresses(tx: Tx<TenantCtx>, numbers: { siren: string; vatNumber: string }): Promise<void> {
  for (const address of addresses(numbers)) {
    if (!(await companies.insertMailAddress(tx, address))) throw companyExists();
  }
}

/**
 * Adds a client in the caller's transaction: a draft without a number, else « créé », waiting for an invitation. Who
 * sees assigned dossiers only is assigned the one they make. Answers its id.
 * Throws `tenancy.invalid_input`, `tenancy.company_exists`, `tenancy.code_taken`.
 */
async function addClient(tx: CabinetTx, input: ClientInput): Promise<string> {
  refuseFaults(...clientFaults(input));
  const inside = await insertClient(tx, input);
  const companyId = inside.company.id;
  const { id: cabinetId } = tx.cabinet;
  await setClosingMonth(inside, monthOf(input));
  await insertDossier(tx, { cabinetId, companyId, code: undefined });
  await saveDossier(tx, companyId, input);
  const reached = await reachedAmong(tx, { userId: tx.actor.id, companyIds: [companyId] });
  if (!reached.has(companyId)) await assignToMaker(tx, companyId);
  await record(inside, { action: 'company.created', subject: { kind: 'company', id: companyId } });
  await record(inside, { action: 'company.joined_cabinet', subject: { kind: 'cabinet', id: cabinetId } });
  return companyId;
}

async function assignToMaker(tx: CabinetTx, companyId: string): Promise<void> {
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

/** Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed` and what {@link addClient} throws. */
export async function createClient(ctx: Ctx, call: CabinetCall, input: ClientInput): Promise<string> {
  return await inCabinet(ctx, { ...call, right: 'clients.manage' }, async (tx) => await addClient(tx, input));
}

export interface ClientCall extends CabinetCall {
  readonly companyId: string;
}

export interface ClientCard {
  readonly profile: CompanyProfile;
  readonly dossier: DossierCard;
  readonly closingMonth: number | undefined;
  readonly status: CompanyStatus;
}

/** The company, entered; only one that the person reaches. Throws `tenancy.company_not_found`. */
async function reach(tx: CabinetTx, companyId: string): Promise<{ inside: Tx<TenantCtx>; card: ClientCard }> {
  const reached = isId(companyId)
    ? await reachedAmong(tx, { userId: tx.actor.id, companyIds: [companyId] })
    : new Set<string>();
  const dossier = reached.has(companyId) ? await dossierOf(tx, tx.cabinet.id, companyId) : undefined;
  if (!dossier) throw companyNotFound();
  const inside = await enterCompany(tx, companyId, tx.actor);
  const profile = await companies.profileOf(inside);
  if (!profile) throw companyNotFound();
  return { inside, card: { profile, dossier, ...(await closingMonthOf(inside)) } };
}

/** What the form of a client shows. Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.company_not_found`. */
export async function clientCard(ctx: Ctx, call: ClientCall): Promise<ClientCard> {
  return await inCabinet(
    ctx,
    { ...call, right: 'clients.manage' },
    async (tx) => (await reach(tx, call.companyId)).card,
  );
}

/** Gives a draft its number. Throws `tenancy.company_exists`. */
async function completeDraft(tx: Tx<TenantCtx>, number: string): Promise<void> {
  const numbers = readCompanyNumber(number);
  if (!numbers) return;
  if (!(await companies.setNumbers(tx, numbers))) throw companyExists();
  await addMailAddresses(tx, numbers);
}

/**
 * Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.company_not_found`, `tenancy.invalid_input`,
 * `tenancy.company_exists`, `tenancy.code_taken`.
 */
export async function changeClient(ctx: Ctx, call: ClientCall, input: ClientInput): Promise<void> {
  refuseFaults(...clientFaults(input));
  await inCabinet(ctx, { ...call, right: 'clients.manage' }, async (tx) => {
    const { inside, card } = await reach(tx, call.companyId);
    const { siret, vatNumber, legalForm, version, siren } = card.profile;
    const kept = { name: tidy(input.name), siret, vatNumber, legalForm, version };
    await companies.updateProfile(inside, { ...kept, ...addressOf(input) });
    if (siren === undefined) await completeDraft(inside, input.number);
    await setClosingMonth(inside, monthOf(input));
    await saveDossier(tx, call.companyId, input);
    const isComplete = siren !== undefined || readCompanyNumber(input.number) !== undefined;
    if (isComplete) await changeStatus(inside, { to: 'updated', from: ['draft', 'created'] });
    await record(inside, { action: 'company.profile_changed', details: { name: kept.name } });
  });
}

/** Puts a client away (nothing is received or kept out of its archive any more) or takes it up again. */
export async function setClientActive(ctx: Ctx, call: ClientCall, active: boolean): Promise<void> {
  await inCabinet(ctx, { ...call, right: 'clients.manage' }, async (tx) => {
    const { inside } = await reach(tx, call.companyId);
    const changed = active
      ? await changeStatus(inside, { to: 'active', from: ['disabled'] })
      : await changeStatus(inside, { to: 'disabled', from: ['draft', 'created', 'updated', 'invited', 'active'] });
    if (changed) await record(inside, { action: active ? 'company.enabled' : 'company.disabled' });
  });
}
