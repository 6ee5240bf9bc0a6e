// Companies (dossiers): creation, profile, the addresses that receive their invoices, who has access.

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
import {
  alreadyMember,
  changedMeanwhile,
  companyExists,
  companyNotFound,
  localPartTaken,
  notAllowed,
} from '../errors.ts';
import { lineFault, localPartFault, sirenFault, siretFault, tidy } from '../model/checks.ts';
import { canonicalLocalPart } from '../model/local-part.ts';
import { rightsOfRole } from '../model/rights.ts';
import { parseSiren, parseSiret, vatNumberOf } from '../model/siren.ts';
import type { CompanyListItem, CompanyPerson, CompanyProfile, MailAddress } from '../model/types.ts';
import * as repository from '../repository/companies.ts';
import { isOwner } from '../repository/instance.ts';
import { enterUser } from '../repository/scope.ts';
import { refuseFaults } from './answers.ts';
import { authorize } from './authorize.ts';
import { record } from './journal.ts';

export interface CompanyInput {
  readonly name: string;
  /** As typed. */
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
  refuseFaults(lineFault('company', input.name), sirenFault('siren', input.siren));
}

/**
 * Adds an active company with the addresses of its SIREN and VAT number, in the caller's transaction, which goes on
 * inside that company. Throws `tenancy.invalid_input`, `tenancy.company_exists`.
 */
export async function addCompany(tx: Tx, input: CompanyInput, by: Actor): Promise<CompanyTx> {
  refuseFaultyCompany(input);
  const siren = parseSiren(input.siren) ?? '';
  const created: CreatedCompany = { id: newId(), name: tidy(input.name), siren, vatNumber: vatNumberOf(siren) };
  const inside = await enterCompany(tx, created.id, by);
  if (!(await repository.insertCompany(inside, { ...created, country: 'FR' }))) throw companyExists();
  for (const address of companyAddresses(created)) {
    if (!(await repository.insertMailAddress(inside, address))) throw companyExists();
  }
  await record(inside, { action: 'company.created', subject: { kind: 'company', id: created.id }, details: { siren } });
  return { ...inside, created };
}

function companyAddresses({ siren, vatNumber }: CreatedCompany): MailAddress[] {
  return [
    { kind: 'siren', localPart: siren },
    { kind: 'vat', localPart: vatNumber.toLowerCase() },
  ];
}

export interface NewMember {
  readonly userId: string;
  readonly role: 'manager' | 'approver' | 'viewer';
}

/** Gives a person a role in the company. Throws `tenancy.not_allowed`, `tenancy.already_member`. */
export async function addMember(ctx: TenantCtx, member: NewMember): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'people.manage');
    await addMemberIn(tx, member);
  });
}

/** The same in the caller's transaction, which has made sure that it is right. */
export async function addMemberIn(tx: Tx<TenantCtx>, { userId, role }: NewMember): Promise<void> {
  if (!(await repository.insertMembership(tx, userId, role))) throw alreadyMember();
  await record(tx, { action: 'member.added', subject: { kind: 'user', id: userId }, details: { role } });
}

/**
 * Creates a company whose manager is the person who asks. Only an owner of the instance may.
 * Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.company_exists`.
 */
export async function createCompany(ctx: Ctx, input: CompanyInput & { readonly by: Actor }): Promise<CreatedCompany> {
  return await inTransaction(ctx, async (tx) => {
    await requireOwner(tx, input.by);
    const inside = await addCompany(tx, input, input.by);
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
  const role = isId(companyId) ? await repository.roleOf(ctx, user.id, companyId) : undefined;
  if (role === undefined || rightsOfRole(role).size === 0) throw companyNotFound();
  return forCompany(ctx, companyId, user);
}

/**
 * The company a mail is for, by the part before the @: SIREN, `SIREN` + number, VAT number or free word, in any case,
 * `+suffix` ignored. A disabled company receives nothing.
 */
export async function companyByRecipient(
  ctx: Ctx,
  localPart: string,
): Promise<{ companyId: string; name: string } | undefined> {
  const found = await repository.companyByLocalPart(ctx, canonicalLocalPart(localPart));
  return found && found.status !== 'disabled' ? { companyId: found.companyId, name: found.name } : undefined;
}

/** Throws `tenancy.company_not_found`. */
export async function companyProfile(ctx: TenantCtx): Promise<CompanyProfile> {
  const profile = await inTransaction(ctx, repository.profileOf);
  if (!profile) throw companyNotFound();
  return profile;
}

export interface ProfileInput {
  readonly name: string;
  readonly siret: string;
  readonly legalForm: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly postcode: string;
  readonly city: string;
  /** The version that was read. */
  readonly version: number;
}

/** Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.changed_meanwhile`. */
export async function changeProfile(ctx: TenantCtx, input: ProfileInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.edit');
    const current = await repository.profileOf(tx);
    if (!current) throw companyNotFound();
    refuseFaults(
      lineFault('name', input.name),
      siretFault('siret', input.siret, current.siren),
      ...(['legalForm', 'addressLine1', 'addressLine2', 'postcode', 'city'] as const).map((path) =>
        lineFault(path, input[path], false),
      ),
    );
    const kept = {
      name: tidy(input.name),
      siret: parseSiret(input.siret),
      vatNumber: current.vatNumber,
      legalForm: tidy(input.legalForm) || undefined,
      addressLine1: tidy(input.addressLine1) || undefined,
      addressLine2: tidy(input.addressLine2) || undefined,
      postcode: tidy(input.postcode) || undefined,
      city: tidy(input.city) || undefined,
      version: input.version,
    };
    if (!(await repository.updateProfile(tx, kept))) throw changedMeanwhile();
    await record(tx, { action: 'company.profile_changed', details: { name: kept.name } });
  });
}

/** Every local part the company receives at: SIREN, VAT number, and the free one when there is one. */
export async function mailAddresses(ctx: TenantCtx): Promise<MailAddress[]> {
  const order = { siren: 0, vat: 1, free: 2 };
  const addresses = await inTransaction(ctx, repository.mailAddressesOf);
  return addresses.toSorted((a, b) => order[a.kind] - order[b.kind]);
}

/**
 * Sets the free local part, or removes it when empty; the former one stops receiving at once.
 * Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.local_part_taken`.
 */
export async function setMailAlias(ctx: TenantCtx, localPart: string): Promise<void> {
  const wanted = localPart.trim().toLowerCase();
  if (wanted !== '') refuseFaults(localPartFault('localPart', wanted));
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.edit');
    await repository.deleteMailAddress(tx, 'free');
    if (wanted !== '' && !(await repository.insertMailAddress(tx, { kind: 'free', localPart: wanted }))) {
      throw localPartTaken();
    }
    await record(tx, { action: 'company.mail_alias_changed', details: { localPart: wanted } });
  });
}

/** Who has access, by name, with those who come through the cabinet. */
export async function companyPeople(ctx: TenantCtx): Promise<CompanyPerson[]> {
  return await inTransaction(ctx, repository.peopleOf);
}
