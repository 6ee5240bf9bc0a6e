// Profiles of rights made by a cabinet or a company, access that ends by itself, and which dossiers of a cabinet its
// people reach: by name, by rule, by being in charge, or by standing in for somebody.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await profiles(db);
  await timeBoxes(db);
  await dossiers(db);
  await assignments(db);
  await views(db);
}

/** A membership names a made profile as `profile:<id>` in its role; the built-in roles are known to the program. */
async function profiles(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table company_profiles (
      company_id uuid not null references companies,
      profile_id uuid not null,
      name text not null,
      rights text[] not null,
      created_at timestamptz not null,
      created_by jsonb not null,
      primary key (company_id, profile_id)
    )`.execute(db);
  await sql`create unique index company_profiles_name on company_profiles (company_id, lower(name))`.execute(db);
  await sql`call facteur_protect('company_profiles', 'select, insert, update, delete')`.execute(db);
  await sql`
    create table cabinet_profiles (
      cabinet_id uuid not null references cabinets,
      profile_id uuid not null,
      name text not null,
      rights text[] not null,
      reach text not null check (reach in ('everything', 'open', 'assigned')),
      created_at timestamptz not null,
      created_by jsonb not null,
      primary key (cabinet_id, profile_id)
    )`.execute(db);
  await sql`create unique index cabinet_profiles_name on cabinet_profiles (cabinet_id, lower(name))`.execute(db);
  await sql`comment on column cabinet_profiles.reach is 'everything; open: neither the cabinet''s own dossier nor confidential ones; assigned: what is given by name or by rule'`.execute(
    db,
  );
  await protectCabinet(db, 'cabinet_profiles', 'select, insert, update, delete');
  for (const table of ['company_profiles', 'cabinet_profiles']) await ownerLooksUp(db, table);
}

/** Auditors and tax inspectors: in for a while, for a reason. */
async function timeBoxes(db: Kysely<unknown>): Promise<void> {
  await sql`alter table company_memberships add column ends_at timestamptz, add column reason text`.execute(db);
  await sql`comment on column company_memberships.ends_at is 'From this moment on the membership gives nothing'`.execute(
    db,
  );
}

async function dossiers(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cabinet_dossiers
      add column own boolean not null default false,
      add column confidential boolean not null default false,
      add column in_charge uuid references users`.execute(db);
  await sql`comment on column cabinet_dossiers.own is 'The books of the cabinet itself'`.execute(db);
  await sql`create unique index cabinet_dossiers_own on cabinet_dossiers (cabinet_id) where own`.execute(db);
  await sql`alter table companies add column closing_month smallint check (closing_month between 1 and 12)`.execute(db);
}

async function assignments(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cabinet_assignments (
      cabinet_id uuid not null references cabinets,
      assignment_id uuid not null,
      user_id uuid not null references users,
      company_id uuid references companies,
      closing_month smallint,
      postcode text,
      city text,
      code text,
      in_charge uuid references users,
      created_at timestamptz not null,
      created_by jsonb not null,
      primary key (cabinet_id, assignment_id),
      check (num_nonnulls(company_id, closing_month, postcode, city, code, in_charge) > 0)
    )`.execute(db);
  await sql`comment on table cabinet_assignments is 'A dossier by name (company_id), or every dossier that meets all criteria given'`.execute(
    db,
  );
  await sql`comment on column cabinet_assignments.postcode is 'The postcode begins so; the same for code'`.execute(db);
  await sql`create index cabinet_assignments_user on cabinet_assignments (user_id, cabinet_id)`.execute(db);
  await sql`
    create unique index cabinet_assignments_named on cabinet_assignments (cabinet_id, user_id, company_id)
    where company_id is not null`.execute(db);
  await protectCabinet(db, 'cabinet_assignments', 'select, insert, delete');
  await sql`
    create table cabinet_handovers (
      cabinet_id uuid not null references cabinets,
      handover_id uuid not null,
      from_user uuid not null references users,
      to_user uuid not null references users,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      ended_at timestamptz,
      created_at timestamptz not null,
      created_by jsonb not null,
      primary key (cabinet_id, handover_id),
      check (starts_at < ends_at and from_user <> to_user)
    )`.execute(db);
  await sql`comment on table cabinet_handovers is 'From one moment to another, one person also reaches what is assigned to another'`.execute(
    db,
  );
  await sql`create index cabinet_handovers_to on cabinet_handovers (to_user, cabinet_id)`.execute(db);
  await protectCabinet(db, 'cabinet_handovers', 'select, insert, update');
  for (const table of ['cabinet_assignments', 'cabinet_handovers']) await ownerLooksUp(db, table);
}

/** « Voir comme » : for a while somebody sees of a company what a role sees, and changes nothing. */
async function views(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table company_views (
      company_id uuid not null references companies,
      view_id uuid not null,
      user_id uuid not null references users,
      as_role text not null,
      started_at timestamptz not null,
      ends_at timestamptz not null,
      ended_at timestamptz,
      primary key (company_id, view_id)
    )`.execute(db);
  await sql`create unique index company_views_open on company_views (company_id, user_id) where ended_at is null`.execute(
    db,
  );
  await sql`call facteur_protect('company_views', 'select, insert, update')`.execute(db);
  await ownerLooksUp(db, 'company_views');
}

/** The owner's own policy is for the look-up functions, which run as the owner and must pass forced security. */
async function ownerLooksUp(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`create policy owner_lookups on ${sql.table(table)} for select to current_user using (true)`.execute(db);
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
