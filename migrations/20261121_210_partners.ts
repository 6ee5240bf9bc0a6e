// Suppliers and customers of a company, with every bank account they were seen with.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table partner_series (
      company_id uuid not null references companies,
      kind text not null,
      last_number integer not null,
      primary key (company_id, kind)
    )`.execute(db);
  await sql`call facteur_protect('partner_series', 'select, insert, update')`.execute(db);
  await sql`
    create table partners (
      company_id uuid not null references companies,
      partner_id uuid not null,
      kind text not null check (kind in ('supplier', 'customer')),
      code text not null,
      name text not null,
      siren text,
      vat_number text,
      created_at timestamptz not null,
      created_by jsonb not null,
      primary key (company_id, partner_id)
    )`.execute(db);
  await sql`create unique index partners_siren on partners (company_id, kind, siren)`.execute(db);
  await sql`create unique index partners_vat on partners (company_id, kind, vat_number)`.execute(db);
  await sql`create unique index partners_code on partners (company_id, kind, code)`.execute(db);
  await sql`comment on column partners.code is 'Number of the partner in its series: FOUR-001, CUST-001'`.execute(db);
  await sql`call facteur_protect('partners', 'select, insert, update')`.execute(db);
  await sql`
    create table partner_accounts (
      company_id uuid not null,
      partner_id uuid not null,
      iban text not null,
      first_seen_at timestamptz not null,
      primary key (company_id, partner_id, iban),
      foreign key (company_id, partner_id) references partners
    )`.execute(db);
  await sql`create index partner_accounts_iban on partner_accounts (company_id, iban)`.execute(db);
  await sql`call facteur_protect('partner_accounts', 'select, insert')`.execute(db);
}
