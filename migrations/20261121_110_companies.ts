// Companies (dossiers) with their mail addresses and people; cabinets (accounting firms) with theirs.
// A company's rows stand behind the company wall (facteur_protect); a cabinet's behind facteur.cabinet_id.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await companies(db);
  await mailAddresses(db);
  await companyPeople(db);
  await cabinets(db);
}

async function companies(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table companies (
      company_id uuid primary key,
      name text not null,
      siren text,
      siret text,
      vat_number text,
      country text not null default 'FR',
      legal_form text,
      share_capital numeric(15, 2),
      registration_city text,
      address_line1 text,
      address_line2 text,
      postcode text,
      city text,
      language text not null default 'fr',
      time_zone text not null default 'Europe/Paris',
      status text not null,
      status_since timestamptz not null,
      status_by jsonb not null,
      version integer not null default 1,
      created_at timestamptz not null,
      created_by jsonb not null
    )`.execute(db);
  await sql`create unique index companies_siren on companies (siren)`.execute(db);
  await sql`comment on column companies.status is 'draft, created, updated, invited, active, disabled: only an active one works'`.execute(
    db,
  );
  await protect(db, 'companies', 'select, insert, update');
}

async function mailAddresses(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table company_mail_addresses (
      company_id uuid not null references companies,
      local_part text not null check (local_part = lower(local_part)),
      kind text not null,
      created_at timestamptz not null,
      primary key (company_id, local_part)
    )`.execute(db);
  await sql`create unique index company_mail_addresses_local_part on company_mail_addresses (local_part)`.execute(db);
  await sql`create unique index company_mail_addresses_kind on company_mail_addresses (company_id, kind)`.execute(db);
  await sql`comment on column company_mail_addresses.kind is 'siren and vat follow the company, free is chosen by its people'`.execute(
    db,
  );
  await protect(db, 'company_mail_addresses', 'select, insert, delete');
}

async function companyPeople(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table company_memberships (
      company_id uuid not null references companies,
      user_id uuid not null references users,
      role text not null,
      since timestamptz not null,
      granted_by jsonb not null,
      primary key (company_id, user_id)
    )`.execute(db);
  await sql`create index company_memberships_user on company_memberships (user_id)`.execute(db);
  await protect(db, 'company_memberships', 'select, insert, update, delete');
}

async function cabinets(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function facteur_cabinet() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('facteur.cabinet_id', true), '')::uuid $$`.execute(db);
  await sql`
    create table cabinets (
      cabinet_id uuid primary key,
      name text not null,
      siren text,
      siret text,
      created_at timestamptz not null,
      created_by jsonb not null
    )`.execute(db);
  await sql`
    create table cabinet_memberships (
      cabinet_id uuid not null references cabinets,
      user_id uuid not null references users,
      role text not null,
      since timestamptz not null,
      granted_by jsonb not null,
      primary key (cabinet_id, user_id)
    )`.execute(db);
  await sql`create index cabinet_memberships_user on cabinet_memberships (user_id)`.execute(db);
  await sql`
    create table cabinet_dossiers (
      cabinet_id uuid not null references cabinets,
      company_id uuid not null references companies,
      code text,
      since timestamptz not null,
      primary key (cabinet_id, company_id)
    )`.execute(db);
  await sql`create unique index cabinet_dossiers_company on cabinet_dossiers (company_id)`.execute(db);
  await sql`create unique index cabinet_dossiers_code on cabinet_dossiers (cabinet_id, code)`.execute(db);
  await sql`comment on column cabinet_dossiers.code is 'The number of the client at the cabinet'`.execute(db);
  await protectCabinet(db, 'cabinets', 'select, insert, update');
  await protectCabinet(db, 'cabinet_memberships', 'select, insert, update, delete');
  await protectCabinet(db, 'cabinet_dossiers', 'select, insert, update, delete');
}

/** The owner's own policy is for the look-up functions, which run as the owner and must pass forced security. */
async function protect(db: Kysely<unknown>, table: string, privileges: string): Promise<void> {
  await sql`call facteur_protect(${table}::regclass, ${privileges})`.execute(db);
  await sql`create policy owner_lookups on ${sql.table(table)} for select to current_user using (true)`.execute(db);
}

async function protectCabinet(db: Kysely<unknown>, table: string, privileges: string): Promise<void> {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`
    create policy cabinet_wall on ${name} to facteur_app
    using (cabinet_id = facteur_cabinet()) with check (cabinet_id = facteur_cabinet())`.execute(db);
  await sql`create policy owner_lookups on ${name} for select to current_user using (true)`.execute(db);
  await sql`grant ${sql.raw(privileges)} on ${name} to facteur_app`.execute(db);
}
