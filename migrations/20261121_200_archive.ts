// The archive journal: one hash chain for each company. The application may add to it and read it, nothing else.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table archive_heads (
      company_id uuid primary key references companies,
      sequence bigint not null,
      hash bytea not null
    )`.execute(db);
  await sql`call facteur_protect('archive_heads', 'select, insert, update')`.execute(db);
  await sql`
    create table archive_entries (
      company_id uuid not null references companies,
      sequence bigint not null,
      entry_id uuid not null,
      subject_kind text not null,
      subject_id uuid not null,
      kind text not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      size bigint not null,
      media_type text not null,
      filename text not null,
      archived_at timestamptz not null,
      archived_by jsonb not null,
      keep_until date not null,
      previous_hash bytea not null,
      hash bytea not null,
      primary key (company_id, sequence)
    )`.execute(db);
  await sql`create index archive_entries_subject on archive_entries (company_id, subject_id, sequence)`.execute(db);
  await sql`call facteur_protect('archive_entries', 'select, insert')`.execute(db);
  await sql`
    create function facteur_archive_is_final() returns trigger language plpgsql as $$
    begin
      raise exception 'The archive journal is append-only';
    end $$`.execute(db);
  await sql`
    create trigger archive_entries_final before update or delete or truncate on archive_entries
    for each statement execute function facteur_archive_is_final()`.execute(db);
}
