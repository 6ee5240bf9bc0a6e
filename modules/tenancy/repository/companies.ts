// Tables companies, company_mail_addresses and company_memberships, and the questions asked from outside a company.

import { sql } from 'kysely';
import type { Ctx, TenantCtx, Tx } from '#src/context.ts';
import type { CompanyListItem, CompanyPerson, CompanyProfile, CompanyStatus, MailAddress } from '../model/types.ts';
import { isInserted } from './inserted.ts';

export interface NewCompany {
  readonly name: string;
  readonly siren: string | undefined;
  readonly vatNumber: string | undefined;
  readonly country: string;
  readonly status: CompanyStatus;
}

/** False when the SIREN is taken. */
export async function insertCompany(tx: Tx<TenantCtx>, company: NewCompany): Promise<boolean> {
  const now = tx.clock.now();
  const by = JSON.stringify(tx.actor);
  const result = await tx.db
    .insertInto('companies')
    .values({
      company_id: tx.company.id,
      name: company.name,
      siren: company.siren ?? null,
      vat_number: company.vatNumber ?? null,
      country: company.country,
      status: company.status,
      status_since: now,
      status_by: by,
      created_at: now,
      created_by: by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return isInserted(result);
}

/** Gives a company that has none its numbers; false when another company has the SIREN. */
export async function setNumbers(
  tx: Tx<TenantCtx>,
  numbers: { readonly siren: string; readonly siret: string | undefined; readonly vatNumber: string },
): Promise<boolean> {
  if (await companyIdBySiren(tx, numbers.siren)) return false;
  await tx.db
    .updateTable('companies')
    .set({ siren: numbers.siren, siret: numbers.siret ?? null, vat_number: numbers.vatNumber })
    .where('company_id', '=', tx.company.id)
    .where('siren', 'is', null)
    .execute();
  return true;
}

export async function companyIdBySiren(ctx: Ctx | Tx, siren: string): Promise<string | undefined> {
  const found = await sql<{ id: string | null }>`select tenancy_company_by_siren(${siren}) as id`.execute(ctx.db);
  return found.rows[0]?.id ?? undefined;
}

export async function profileOf(tx: Tx<TenantCtx>): Promise<CompanyProfile | undefined> {
  const row = await tx.db
    .selectFrom('companies')
    .select(['company_id', 'name', 'siren', 'siret', 'vat_number', 'country', 'legal_form'])
    .select(['address_line1', 'address_line2', 'address_line3', 'postcode', 'city', 'region', 'version'])
    .where('company_id', '=', tx.company.id)
    .executeTakeFirst();
  return (
    row && {
      id: row.company_id,
      name: row.name,
      siren: row.siren ?? undefined,
      siret: row.siret ?? undefined,
      vatNumber: row.vat_number ?? undefined,
      country: row.country,
      legalForm: row.legal_form ?? undefined,
      addressLine1: row.address_line1 ?? undefined,
      addressLine2: row.address_line2 ?? undefined,
      addressLine3: row.address_line3 ?? undefined,
      postcode: row.postcode ?? undefined,
      city: row.city ?? undefined,
      region: row.region ?? undefined,
      version: row.version,
    }
  );
}

export type ProfileChange = Omit<CompanyProfile, 'id' | 'siren' | 'country'>;

/** False when `change.version` is no longer the version of the row. */
export async function updateProfile(tx: Tx<TenantCtx>, change: ProfileChange): Promise<boolean> {
  const result = await tx.db
    .updateTable('companies')
    .set({
      name: change.name,
      siret: change.siret ?? null,
      vat_number: change.vatNumber ?? null,
      legal_form: change.legalForm ?? null,
      address_line1: change.addressLine1 ?? null,
      address_line2: change.addressLine2 ?? null,
      address_line3: change.addressLine3 ?? null,
      postcode: change.postcode ?? null,
      city: change.city ?? null,
      region: change.region ?? null,
      version: change.version + 1,
    })
    .where('company_id', '=', tx.company.id)
    .where('version', '=', change.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** False when another company has the local part. */
export async function insertMailAddress(tx: Tx<TenantCtx>, address: MailAddress): Promise<boolean> {
  const result = await tx.db
    .insertInto('company_mail_addresses')
    .values({
      company_id: tx.company.id,
      local_part: address.localPart,
      kind: address.kind,
      created_at: tx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return isInserted(result);
}

export async function deleteMailAddress(tx: Tx<TenantCtx>, kind: MailAddress['kind']): Promise<void> {
  await tx.db
    .deleteFrom('company_mail_addresses')
    .where('company_id', '=', tx.company.id)
    .where('kind', '=', kind)
    .execute();
}

export async function mailAddressesOf(tx: Tx<TenantCtx>): Promise<MailAddress[]> {
  const rows = await tx.db
    .selectFrom('company_mail_addresses')
    .select(['kind', 'local_part'])
    .where('company_id', '=', tx.company.id)
    .execute();
  return rows.map((row) => ({ kind: row.kind as MailAddress['kind'], localPart: row.local_part }));
}

/** False when the person has a role already. */
export async function insertMembership(tx: Tx<TenantCtx>, userId: string, role: string): Promise<boolean> {
  const result = await tx.db
    .insertInto('company_memberships')
    .values({
      company_id: tx.company.id,
      user_id: userId,
      role,
      since: tx.clock.now(),
      granted_by: JSON.stringify(tx.actor),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return isInserted(result);
}

export async function peopleOf(tx: Tx<TenantCtx>): Promise<CompanyPerson[]> {
  interface Row {
    user_id: string;
    name: string;
    email: string;
    role: string;
    since: Date;
    cabinet: string | null;
    last_sign_in_at: Date | null;
    ends_at: Date | null;
    profile: string | null;
  }
  const people = await sql<Row>`
    select user_id, name, email, role, since, cabinet, last_sign_in_at, ends_at, profile
    from tenancy_people_of_company()`.execute(tx.db);
  return people.rows.map((row) => ({
    id: row.user_id,
    name: row.name,
    email: row.email,
    role: row.role,
    since: row.since,
    cabinet: row.cabinet ?? undefined,
    lastSignInAt: row.last_sign_in_at ?? undefined,
    endsAt: row.ends_at ?? undefined,
    profile: row.profile ?? undefined,
  }));
}

interface CompanyRow {
  readonly company_id: string;
  readonly name: string;
  readonly siren: string | null;
  readonly status: string;
  readonly code: string | null;
  readonly cabinet: string | null;
  readonly role: string;
}

export interface CompanySearch {
  readonly userId: string;
  /** Part of the name, or the beginning of the SIREN or of the client number. Empty: all. */
  readonly term: string;
  readonly limit: number;
}

export async function companiesOf(ctx: Ctx, { userId, term, limit }: CompanySearch): Promise<CompanyListItem[]> {
  const found = await sql<CompanyRow>`
    select company_id, name, siren, status, code, cabinet, role
    from tenancy_companies_of(${userId}, ${term}, ${limit})`.execute(ctx.db);
  return found.rows.map((row) => ({
    id: row.company_id,
    name: row.name,
    siren: row.siren ?? undefined,
    status: row.status as CompanyStatus,
    code: row.code ?? undefined,
    cabinet: row.cabinet ?? undefined,
    role: row.role,
  }));
}

export interface Recipient {
  readonly companyId: string;
  readonly name: string;
  readonly status: CompanyStatus;
}

export async function companyByLocalPart(ctx: Ctx | Tx, localPart: string): Promise<Recipient | undefined> {
  const found = await sql<CompanyRow>`
    select company_id, name, status from tenancy_company_by_local_part(${localPart})`.execute(ctx.db);
  const row = found.rows[0];
  return row && { companyId: row.company_id, name: row.name, status: row.status as CompanyStatus };
}
