// What a client has mandated its cabinet to do, the plateformes agréées that it has chosen, and its addresses in the
// annuaire. What happened to a mandate or a platform is kept row by row and never changed.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await mandates(db);
  await mandateHistory(db);
  await platforms(db);
  await addresses(db);
  for (const table of ['company_mandates', 'company_mandate_states', 'company_platforms']) {
    await sql`create policy owner_lookups on ${sql.table(table)} for select to current_user using (true)`.execute(db);
  }
}

async function mandates(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table company_mandates (
      company_id uuid not null references companies,
      mandate_id uuid not null,
      kind text not null check (kind in ('delegation', 'designation')),
      agent_name text not null,
      agent_siren text,
      signer_name text not null,
      signer_quality text not null,
      signer_email text not null,
      platform_name text,
      platform_number text,
      starts_on date not null,
      ends_on date,
      ceiling numeric(15, 2) check (ceiling > 0),
      document_sha256 text not null,
      state text not null check (state in ('draft', 'sent', 'signed', 'refused', 'revoked', 'expired')),
      state_since timestamptz not null,
      signed_on date,
      signed_sha256 text,
      signed_size integer,
      signed_media_type text,
      signed_filename text,
      link_hash bytea unique,
      link_expires_at timestamptz,
      link_opened_at timestamptz,
      ending_noticed_at timestamptz,
      created_at timestamptz not null,
      created_by jsonb not null,
      primary key (company_id, mandate_id),
      check (ends_on >= starts_on)
    )`.execute(db);
  await sql`comment on column company_mandates.ends_on is 'Last day; null: until it is revoked'`.execute(db);
  await sql`comment on column company_mandates.document_sha256 is 'The PDF that is to be signed'`.execute(db);
  await sql`comment on column company_mandates.link_hash is 'SHA-256 of the token of the last mail’s link'`.execute(db);
  await sql`create index company_mandates_ending on company_mandates (ends_on) where state = 'signed'`.execute(db);
  await sql`call facteur_protect('company_mandates', 'select, insert, update')`.execute(db);
}

async function mandateHistory(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table company_mandate_states (
      company_id uuid not null,
      mandate_id uuid not null,
      sequence integer not null,
      state text not null,
      at timestamptz not null,
      by jsonb not null,
      note text,
      primary key (company_id, mandate_id, sequence),
      foreign key (company_id, mandate_id) references company_mandates
    )`.execute(db);
  await sql`call facteur_protect('company_mandate_states', 'select, insert')`.execute(db);
  await sql`
    create table company_mandate_sendings (
      company_id uuid not null,
      mandate_id uuid not null,
      sequence integer not null,
      email text not null,
      mail_id uuid not null,
      at timestamptz not null,
      by jsonb not null,
      primary key (company_id, mandate_id, sequence),
      foreign key (company_id, mandate_id) references company_mandates
    )`.execute(db);
  await sql`call facteur_protect('company_mandate_sendings', 'select, insert')`.execute(db);
}

async function platforms(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table company_platforms (
      company_id uuid not null references companies,
      platform_id uuid not null,
      name text not null,
      number text check (number ~ '^[0-9]{4}$'),
      starts_on date,
      ends_on date,
      state text not null check (state in ('to_designate', 'requested', 'active', 'ended')),
      state_since timestamptz not null,
      created_at timestamptz not null,
      created_by jsonb not null,
      primary key (company_id, platform_id),
      check (ends_on >= starts_on)
    )`.execute(db);
  await sql`comment on column company_platforms.number is 'Number of the plateforme agréée (scheme 0238)'`.execute(db);
  await sql`call facteur_protect('company_platforms', 'select, insert, update')`.execute(db);
  await sql`
    create table company_platform_states (
      company_id uuid not null,
      platform_id uuid not null,
      sequence integer not null,
      state text not null,
      at timestamptz not null,
      by jsonb not null,
      primary key (company_id, platform_id, sequence),
      foreign key (company_id, platform_id) references company_platforms
    )`.execute(db);
  await sql`call facteur_protect('company_platform_states', 'select, insert')`.execute(db);
}

/** On one day an address receives at one platform only. */
async function addresses(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table company_directory_addresses (
      company_id uuid not null,
      address_id uuid not null,
      platform_id uuid not null,
      address text not null check (length(address) <= 125),
      siret text,
      routing_code text,
      suffix text,
      starts_on date not null,
      ends_on date,
      created_at timestamptz not null,
      created_by jsonb not null,
      primary key (company_id, address_id),
      foreign key (company_id, platform_id) references company_platforms,
      check (ends_on >= starts_on)
    )`.execute(db);
  await sql`comment on column company_directory_addresses.address is 'Electronic address (scheme 0225), as it stands in the annuaire'`.execute(
    db,
  );
  await sql`call facteur_protect('company_directory_addresses', 'select, insert, update, delete')`.execute(db);
  await sql`
    create function tenancy_one_platform_a_day() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended(new.company_id || ' ' || lower(new.address), 0));
      if exists (
        select from company_directory_addresses a
        where a.company_id = new.company_id and lower(a.address) = lower(new.address)
          and a.address_id <> new.address_id
          and daterange(a.starts_on, a.ends_on, '[]') && daterange(new.starts_on, new.ends_on, '[]')) then
        raise exclusion_violation using message = 'The address receives elsewhere on one of these days';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger one_platform_a_day before insert or update on company_directory_addresses
    for each row execute function tenancy_one_platform_a_day()`.execute(db);
}
