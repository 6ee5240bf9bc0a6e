// Verifications of an archive: asked for by a person or once a month, run by a job, kept with what they found. One at a
// time for each company. A finished one is final.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table archive_verifications (
      company_id uuid not null,
      verification_id uuid not null,
      requested_at timestamptz not null,
      requested_by jsonb not null,
      finished_at timestamptz,
      checked integer not null default 0,
      head text,
      faults jsonb,
      fault_count integer,
      failure text,
      primary key (company_id, verification_id),
      check ((finished_at is null) = (head is null and failure is null)),
      check ((head is null) = (faults is null) and (head is null) = (fault_count is null))
    )`.execute(db);
  await sql`
    create unique index archive_verifications_running on archive_verifications (company_id)
    where finished_at is null`.execute(db);
  await sql`
    create index archive_verifications_latest on archive_verifications (company_id, requested_at desc)`.execute(db);
  await sql`
    create function facteur_verification_final() returns trigger language plpgsql as $$
    begin
      raise exception 'a finished verification does not change' using errcode = 'restrict_violation';
    end $$`.execute(db);
  await sql`
    create trigger archive_verifications_final before update or delete on archive_verifications for each row
    when (old.finished_at is not null) execute function facteur_verification_final()`.execute(db);
  await sql`call facteur_protect('archive_verifications', 'select, insert, update')`.execute(db);
  await sql`
    create policy owner_lookups on archive_heads for select to current_user using (true)`.execute(db);
  await sql`
    create function archive_companies() returns table (company_id uuid)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
      select company_id from archive_heads where sequence > 0 order by company_id
    $$`.execute(db);
  await sql`comment on function archive_companies() is
    'Companies with something in their archive, for the monthly verification: ids only.'`.execute(db);
}
