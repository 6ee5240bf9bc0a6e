// Where a cabinet's lists of clients come from by themselves: a folder, or another professional system's export.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cabinet_connectors (
      cabinet_id uuid not null references cabinets,
      connector_id uuid not null,
      kind text not null check (kind in ('folder', 'https')),
      name text not null,
      address text,
      account text,
      secret bytea,
      last_digest text,
      last_run_at timestamptz,
      last_fault jsonb,
      created_at timestamptz not null,
      created_by jsonb not null,
      primary key (cabinet_id, connector_id)
    )`.execute(db);
  await sql`comment on column cabinet_connectors.secret is 'Of the service account, sealed with the key of the instance'`.execute(
    db,
  );
  await sql`comment on column cabinet_connectors.last_digest is 'SHA-256 of the last file taken: the same is not taken twice'`.execute(
    db,
  );
  await sql`alter table cabinet_connectors enable row level security`.execute(db);
  await sql`alter table cabinet_connectors force row level security`.execute(db);
  await sql`
    create policy cabinet_wall on cabinet_connectors to facteur_app
    using (cabinet_id = facteur_cabinet()) with check (cabinet_id = facteur_cabinet())`.execute(db);
  await sql`create policy owner_lookups on cabinet_connectors for select to current_user using (true)`.execute(db);
  await sql`grant select, insert, update, delete on cabinet_connectors to facteur_app`.execute(db);
  await sql`
    create function tenancy_connectors() returns table (cabinet_id uuid, connector_id uuid)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
      select cabinet_id, connector_id from cabinet_connectors
    $$`.execute(db);
  await sql`revoke all on function tenancy_connectors() from public`.execute(db);
  await sql`grant execute on function tenancy_connectors() to facteur_app`.execute(db);
}
