// Companies (dossiers): making them, finding them, entering them.

import {
  enterCompany,
  forCompany,
  inTransaction,
  type Actor,
  type Ctx,
  type TenantCtx,
  type Tx,
} from '#src/context.ts';
import { isId, newId } from '#src/ids.ts';
import { frenchVatNumber } from '#src/siren.ts';
import { companyExists, companyNotFound, notAllowed } from '../errors.ts';
import { companyNumberFault, lineFault, tidy } from '../model/checks.ts';
import { readCompanyNumber } from '../model/company-number.ts';
import { keptAddress, postalAddress } from '../model/postal-address.ts';
import { rightsOfAccess } from '../model/rights.ts';
import type { CompanyListItem, MailAddress } from '../model/types.ts';
import { accessOf } from '../repository/access.ts';
import * as repository from '../repository/companies.ts';
import { isOwner } from '../repository/instance.ts';
import { enterUser } from '../repository/scope.ts';
import { refuseFaults } from './answers.ts';
import { record } from './journal.ts';
import { addMemberIn } from './members.ts';
import { lookUpCompany } from './sirene/look-up.ts';

export interface CompanyInput {
  readonly name: string;
  /** SIREN, SIRET or VAT number, as typed. */
  readonly siren: string;
}

export interface CreatedCompany {
  readonly id: string;
  readonly name: string;
  readonly siren: string;
  readonly vatNumber: string;
}

/** A transaction inside the company it has just made. */
export type CompanyTx = Tx<TenantCtx> & { readonly created: CreatedCompany };

/** Throws `tenancy.invalid_input`. */
function refuseFaultyCompany(input: CompanyInput): void {
  refuseFaults(lineFault('company', input.name), companyNumberFault('siren', input.siren, true));
}

/**
 * Adds an active company with the addresses of its SIREN and VAT number, in the caller's transaction, which goes on
 * inside that company. Throws `tenancy.invalid_input`, `tenancy.company_exists`.
 */
export async function addCompany(tx: Tx, input: CompanyInput, by: Actor): Promise<CompanyTx> {
  refuseFaultyCompany(input);
  const siren = readCompanyNumber(input.siren)?.siren ?? '';
  const created: CreatedCompany = { id: newId(), name: tidy(input.name), siren, vatNumber: frenchVatNumber(siren) };
  const inside = await enterCompany(tx, created.id, by);
  if (!(await repository.insertCompany(inside, { ...created, country: 'FR', status: 'active' }))) throw companyExists();
  for (const address of addresses(created)) {
    if (!(await repository.insertMailAddress(inside, address))) throw companyExists();
  }
  await record(inside, { action: 'company.created', subject: { kind: 'company', id: created.id }, details: { siren } });
  return { ...inside, created };
}

/** Where a company receives mail from the day it has a number. */
export function addresses({ siren, vatNumber }: { readonly siren: string; readonly vatNumber: string }): MailAddress[] {
  return [
    { kind: 'siren', localPart: siren },
    { kind: 'vat', localPart: vatNumber.toLowerCase() },
  ];
}

export interface NewCompany extends CompanyInput {
  readonly by: Actor;
  /** Legal form and head office are taken from the company register, where it knows them. */
  readonly fromRegister?: boolean;
}

async function takeFromRegister(tx: CompanyTx): Promise<void> {
  const { name, siren, vatNumber } = tx.created;
  const found = await lookUpCompany(tx, siren);
  if (found.outcome !== 'found') return;
  const { siret, legalForm, address } = found.company;
  const kept = { name, vatNumber, siret, legalForm, ...keptAddress(postalAddress(address ?? {})) };
  await repository.updateProfile(tx, { ...kept, version: 1 });
}

/**
 * Creates a company whose manager is the person who asks. Only an owner of the instance may.
 * Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.company_exists`.
 */
export async function createCompany(ctx: Ctx, input: NewCompany): Promise<CreatedCompany> {
  return await inTransaction(ctx, async (tx) => {
    await requireOwner(tx, input.by);
    const inside = await addCompany(tx, input, input.by);
    if (input.fromRegister === true) await takeFromRegister(inside);
    if (input.by.kind === 'user') await addMemberIn(inside, { userId: input.by.id, role: 'manager' });
    return inside.created;
  });
}

/** Throws `tenancy.not_allowed` when a person acts who does not own the instance. */
export async function requireOwner(tx: Tx, actor: Actor): Promise<void> {
  if (actor.kind === 'system') return;
  if (actor.kind !== 'user') throw notAllowed();
  await enterUser(tx, actor.id);
  if (!(await isOwner(tx, actor.id))) throw notAllowed();
}

/** The companies a person may enter, by name. `term`: part of the name, start of the SIREN or of the client number. */
export async function companiesOf(
  ctx: Ctx,
  { userId, term = '', limit = 200 }: { readonly userId: string; readonly term?: string; readonly limit?: number },
): Promise<CompanyListItem[]> {
  const digits = term.replaceAll(/[\s\u00a0\u202f]/gu, '');
  return await repository.companiesOf(ctx, { userId, term: /^\d+$/.test(digits) ? digits : tidy(term), limit });
}

/** The company as a person works in it. Throws `tenancy.company_not_found` for a foreign one, which might not exist. */
export async function openCompany(
  ctx: Ctx,
  { user, companyId }: { readonly user: Actor; readonly companyId: string },
): Promise<TenantCtx> {
  const access = isId(companyId) ? await accessOf(ctx, user.id, companyId) : undefined;
  if (!access || rightsOfAccess(access).size === 0) throw companyNotFound();
  return forCompany(ctx, companyId, user);
}
