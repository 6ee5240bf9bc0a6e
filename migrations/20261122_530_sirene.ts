// What INSEE publishes about companies (the monthly SIRENE files), as the operator loads it: the same for every tenant,
// read by the application, written by the loader alone, which works as the owner and puts a whole table in the place of
// the former one.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sirene_units (
      siren text not null,
      name text,
      legal_category text,
      ape text,
      is_active boolean not null,
      is_disclosed boolean not null,
      seat_nic text
    )`.execute(db);
  await sql`create index sirene_units_by_siren on sirene_units (siren)`.execute(db);
  await sql`
    create table sirene_seats (
      siren text not null,
      nic text not null,
      address_line1 text,
      address_line2 text,
      address_line3 text,
      postcode text,
      city text
    )`.execute(db);
  await sql`create index sirene_seats_by_siren on sirene_seats (siren)`.execute(db);
  await sql`
    create table sirene_extracts (
      kind text primary key check (kind in ('units', 'seats')),
      file_name text not null,
      rows integer not null,
      valid_on date,
      loaded_at timestamptz not null
    )`.execute(db);
  await comments(db);
  await sql`grant select on sirene_units, sirene_seats, sirene_extracts to facteur_app`.execute(db);
}

async function comments(db: Kysely<unknown>): Promise<void> {
  await sql`
    comment on table sirene_units is
    'Legal units of SIRENE. No name of people who asked not to be shown (code de commerce, art. A123-96)'`.execute(db);
  await sql`comment on table sirene_seats is 'Addresses of head offices in SIRENE, of those that may be shown'`.execute(
    db,
  );
  await sql`
    comment on column sirene_extracts.valid_on is 'The latest change the file knows of: how old its facts are'`.execute(
    db,
  );
}
