// Mass import of a cabinet's clients: files, their lines with each line's fate, mappings kept per source; and what the
// cabinet knows of a client before its people come in.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table companies add column address_line3 text, add column region text`.execute(db);
  await imports(db);
  await contacts(db);
  await cards(db);
}

async function imports(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cabinet_imports (
      cabinet_id uuid not null references cabinets,
      import_id uuid not null,
      file_name text not null,
      file_sha256 text not null,
      sheets text[] not null,
      sheet integer not null,
      header_row integer not null,
      mapping text[] not null,
      state text not null check (state in ('mapping', 'review', 'running', 'done', 'abandoned')),
      state_since timestamptz not null,
      created_at timestamptz not null,
      created_by jsonb not null,
      primary key (cabinet_id, import_id)
    )`.execute(db);
  await sql`comment on column cabinet_imports.header_row is 'Number of the row of titles, from 1; 0: there is none'`.execute(
    db,
  );
  await sql`comment on column cabinet_imports.mapping is 'Field of each column, an empty text for none'`.execute(db);
  await sql`
    create table cabinet_import_lines (
      cabinet_id uuid not null,
      import_id uuid not null,
      sheet integer not null,
      line integer not null,
      cells text[] not null,
      corrections jsonb not null default '{}',
      set_aside boolean not null default false,
      plan text check (plan in ('create', 'update', 'same', 'duplicate', 'faulty', 'aside')),
      plan_values jsonb,
      faults jsonb not null default '[]',
      outcome text check (outcome in ('created', 'updated', 'failed')),
      company_id uuid,
      primary key (cabinet_id, import_id, sheet, line),
      foreign key (cabinet_id, import_id) references cabinet_imports on delete cascade
    )`.execute(db);
  await sql`comment on column cabinet_import_lines.line is 'Number of the row in the file, from 1'`.execute(db);
  await sql`
    create index cabinet_import_lines_plan on cabinet_import_lines (cabinet_id, import_id, sheet, plan, line)`.execute(
    db,
  );
  await sql`
    create table cabinet_import_sources (
      cabinet_id uuid not null references cabinets,
      signature text not null,
      mapping text[] not null,
      saved_at timestamptz not null,
      saved_by jsonb not null,
      primary key (cabinet_id, signature)
    )`.execute(db);
  await sql`comment on table cabinet_import_sources is 'A mapping corrected by hand, for files with the same titles'`.execute(
    db,
  );
  await protectCabinet(db, 'cabinet_imports', 'select, insert, update, delete');
  await protectCabinet(db, 'cabinet_import_lines', 'select, insert, update, delete');
  await protectCabinet(db, 'cabinet_import_sources', 'select, insert, update');
}

async function contacts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cabinet_client_contacts (
      cabinet_id uuid not null references cabinets,
      company_id uuid not null references companies,
      name text,
      email text,
      language text,
      delegates text[] not null default '{}',
      iban text,
      bic text,
      changed_at timestamptz not null,
      changed_by jsonb not null,
      primary key (cabinet_id, company_id)
    )`.execute(db);
  await sql`comment on column cabinet_client_contacts.delegates is 'Mail addresses of others to invite'`.execute(db);
  await protectCabinet(db, 'cabinet_client_contacts', 'select, insert, update, delete');
}

/** What a person may compare a list with: the dossiers of the cabinet that they reach. */
async function cards(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_client_cards(person uuid, cabinet uuid, moment timestamptz)
    returns table (
      company_id uuid, code text, name text, siren text, siret text, vat_number text, country text,
      address_line1 text, address_line2 text, address_line3 text, postcode text, city text, region text, language text,
      closing_month smallint, own boolean)
    language sql stable ${SAFE} as $$
      select c.company_id, d.code, c.name, c.siren, c.siret, c.vat_number, c.country, c.address_line1, c.address_line2,
        c.address_line3, c.postcode, c.city, c.region, c.language, c.closing_month, d.own
      from tenancy_reachable(person, moment) r
      join cabinet_dossiers d on d.company_id = r.company_id and d.cabinet_id = cabinet
      join companies c on c.company_id = r.company_id
    $$`.execute(db);
  await sql`revoke all on function tenancy_client_cards(uuid, uuid, timestamptz) from public`.execute(db);
  await sql`grant execute on function tenancy_client_cards(uuid, uuid, timestamptz) to facteur_app`.execute(db);
}

async function protectCabinet(db: Kysely<unknown>, table: string, privileges: string): Promise<void> {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`
    create policy cabinet_wall on ${name} to facteur_app
    using (cabinet_id = facteur_cabinet()) with check (cabinet_id = facteur_cabinet())`.execute(db);
  await sql`grant ${sql.raw(privileges)} on ${name} to facteur_app`.execute(db);
}
