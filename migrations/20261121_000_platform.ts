// The ground every later migration stands on: the application's role, the tenant wall, the outbox, the ledger of
// handled events, cron slots and idempotency keys.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await roleAndSchema(db);
  await tenantWall(db);
  await outbox(db);
  await onceOnly(db);
  await jobTickets(db);
}

/** The application may put jobs into the queue, in its own transaction, and can do nothing else with the queue. */
async function jobTickets(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function facteur_enqueue(
      task text, payload json, job_key text, run_at timestamptz, max_attempts integer, queue text, priority integer)
    returns bigint
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $$
      select (graphile_worker.add_job(
        identifier := task, payload := payload, queue_name := queue, run_at := run_at, max_attempts := max_attempts,
        job_key := job_key, priority := priority)).id
    $$`.execute(db);
  await sql`revoke all on function facteur_enqueue from public`.execute(db);
  await sql`grant execute on function facteur_enqueue to facteur_app`.execute(db);
}

async function roleAndSchema(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'facteur_app') then
        create role facteur_app nologin noinherit;
      end if;
    exception when duplicate_object or unique_violation then null; -- another database of the same server was quicker
    end $$`.execute(db);
  await sql`
    do $$
    begin
      if not pg_has_role(current_user, 'facteur_app', 'member') then
        execute format('grant facteur_app to %I', current_user);
      end if;
    end $$`.execute(db);
  await sql`revoke all on schema public from public`.execute(db);
  await sql`grant usage on schema public to facteur_app`.execute(db);
}

async function tenantWall(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function facteur_company() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('facteur.company_id', true), '')::uuid $$`.execute(db);
  await sql`
    create procedure facteur_protect(tenant_table regclass, privileges text)
    language plpgsql as $$
    begin
      execute format('alter table %s enable row level security', tenant_table);
      execute format('alter table %s force row level security', tenant_table);
      execute format(
        'create policy company_wall on %s using (company_id = facteur_company()) with check (company_id = facteur_company())',
        tenant_table);
      execute format('grant %s on %s to facteur_app', privileges, tenant_table);
    end $$`.execute(db);
  await sql`
    comment on procedure facteur_protect is
    'Puts a tenant table behind the wall: only rows of the company named by facteur.company_id exist for facteur_app'`.execute(
    db,
  );
}

async function outbox(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outbox (
      company_id uuid not null,
      id uuid not null,
      type text not null,
      payload jsonb not null,
      published_at timestamptz not null,
      primary key (company_id, id)
    )`.execute(db);
  await sql`call facteur_protect('outbox', 'select, insert')`.execute(db);
  await sql`
    create table handled_events (
      company_id uuid not null,
      event_id uuid not null,
      subscriber text not null,
      handled_at timestamptz not null default now(),
      primary key (company_id, event_id, subscriber)
    )`.execute(db);
  await sql`call facteur_protect('handled_events', 'select, insert')`.execute(db);
}

async function onceOnly(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cron_slots (
      name text not null,
      slot timestamptz not null,
      primary key (name, slot)
    )`.execute(db);
  await sql`grant select, insert, delete on cron_slots to facteur_app`.execute(db);
  await sql`
    create table idempotency_keys (
      company_id uuid not null,
      key text not null,
      fingerprint text not null,
      status integer not null,
      response jsonb not null,
      created_at timestamptz not null,
      primary key (company_id, key)
    )`.execute(db);
  await sql`call facteur_protect('idempotency_keys', 'select, insert, update, delete')`.execute(db);
}
