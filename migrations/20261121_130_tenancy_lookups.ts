// The questions that are asked before there is a person or a company: who holds this session, whose key is this, whose
// mail address is that. Each function answers one of them, runs as the owner of the tables, and can be called by the
// application's role; that role can read the tables behind them only through their walls.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await roles(db);
  await sessions(db);
  await people(db);
  await companies(db);
  await keys(db);
  await closed(db);
}

/** What a person may be in a company: by name, or through the cabinet that keeps its books. */
async function roles(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_company_role(person uuid, company uuid) returns text
    language sql stable ${SAFE} as $$
      select coalesce(
        (select m.role from company_memberships m where m.company_id = company and m.user_id = person),
        (select 'cabinet-' || m.role
         from cabinet_dossiers d join cabinet_memberships m on m.cabinet_id = d.cabinet_id
         where d.company_id = company and m.user_id = person))
    $$`.execute(db);
}

async function sessions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_session(token bytea, moment timestamptz, idle interval, company uuid)
    returns table (
      session_id uuid, user_id uuid, email text, name text, language text, appearance text, density text,
      is_owner boolean, expires_at timestamptz,
      company_id uuid, company_name text, company_siren text, company_status text, role text)
    language plpgsql volatile ${SAFE} as $$
    #variable_conflict use_column
    begin
      -- The sliding expiry is written at most once in five minutes: reading a page costs no write.
      update sessions s
      set last_seen_at = moment, expires_at = least(moment + idle, s.created_at + interval '30 days')
      where s.token_hash = token and s.expires_at > moment and s.last_seen_at < moment - interval '5 minutes';
      return query
        select s.session_id, u.user_id, u.email, u.name, u.language, u.appearance, u.density,
          exists (select from instance_owners o where o.user_id = u.user_id), s.expires_at,
          c.company_id, c.name, c.siren, c.status, r.role
        from sessions s
        join users u on u.user_id = s.user_id and u.disabled_at is null
        left join lateral (select tenancy_company_role(u.user_id, company) as role) r on company is not null
        left join companies c on c.company_id = company and r.role is not null
        where s.token_hash = token and s.expires_at > moment;
    end $$`.execute(db);
  await sql`
    create function tenancy_end_session(token bytea) returns table (user_id uuid, name text)
    language sql volatile ${SAFE} as $$
      with gone as (delete from sessions s where s.token_hash = token returning s.user_id)
      select u.user_id, u.name from gone join users u on u.user_id = gone.user_id
    $$`.execute(db);
  await sql`
    create function tenancy_forget_expired(moment timestamptz) returns void
    language sql volatile ${SAFE} as $$
      delete from sessions where expires_at <= moment;
      delete from login_throttles where ends_at <= moment
    $$`.execute(db);
}

async function people(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_user_by_email(address text)
    returns table (user_id uuid, name text, language text, password_hash text, disabled_at timestamptz)
    language sql stable ${SAFE} as $$
      select u.user_id, u.name, u.language, u.password_hash, u.disabled_at
      from users u where lower(u.email) = lower(address)
    $$`.execute(db);
  await sql`
    create function tenancy_people_of_company()
    returns table (user_id uuid, name text, email text, role text, since timestamptz, cabinet text, last_sign_in_at timestamptz)
    language sql stable ${SAFE} as $$
      select u.user_id, u.name, u.email, m.role, m.since, null, u.last_sign_in_at
      from company_memberships m join users u on u.user_id = m.user_id
      where m.company_id = facteur_company()
      union all
      select u.user_id, u.name, u.email, 'cabinet-' || m.role, m.since, c.name, u.last_sign_in_at
      from cabinet_dossiers d
      join cabinets c on c.cabinet_id = d.cabinet_id
      join cabinet_memberships m on m.cabinet_id = d.cabinet_id
      join users u on u.user_id = m.user_id
      where d.company_id = facteur_company()
        and not exists (
          select from company_memberships own where own.company_id = d.company_id and own.user_id = m.user_id)
      order by 2
    $$`.execute(db);
}

async function companies(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_companies_of(person uuid, term text, at_most integer)
    returns table (company_id uuid, name text, siren text, status text, code text, cabinet text, role text)
    language sql stable ${SAFE} as $$
      with reachable as (
        select m.company_id from company_memberships m where m.user_id = person
        union
        select d.company_id from cabinet_memberships m join cabinet_dossiers d on d.cabinet_id = m.cabinet_id
        where m.user_id = person)
      select c.company_id, c.name, c.siren, c.status, d.code, k.name, tenancy_company_role(person, c.company_id)
      from reachable r
      join companies c on c.company_id = r.company_id
      left join cabinet_dossiers d on d.company_id = c.company_id
      left join cabinets k on k.cabinet_id = d.cabinet_id
      where term = '' or position(lower(term) in lower(c.name)) > 0
        or starts_with(coalesce(c.siren, ''), term) or starts_with(lower(coalesce(d.code, '')), lower(term))
      order by lower(c.name), c.company_id
      limit at_most
    $$`.execute(db);
  await sql`
    create function tenancy_company_by_local_part(local text)
    returns table (company_id uuid, name text, status text, kind text)
    language sql stable ${SAFE} as $$
      select c.company_id, c.name, c.status, a.kind
      from company_mail_addresses a join companies c on c.company_id = a.company_id
      where a.local_part = local
    $$`.execute(db);
  await sql`
    create function tenancy_company_by_siren(wanted text) returns uuid
    language sql stable ${SAFE} as $$ select c.company_id from companies c where c.siren = wanted $$`.execute(db);
}

async function keys(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_api_key(secret bytea, moment timestamptz)
    returns table (key_id uuid, name text, scopes text[], company_id uuid, company_name text)
    language plpgsql volatile ${SAFE} as $$
    #variable_conflict use_column
    begin
      update api_keys k set last_used_at = moment
      where k.secret_hash = secret and k.revoked_at is null
        and (k.last_used_at is null or k.last_used_at < moment - interval '1 minute');
      return query
        select k.key_id, k.name, k.scopes, c.company_id, c.name
        from api_keys k join companies c on c.company_id = k.company_id
        where k.secret_hash = secret and k.revoked_at is null
          and (k.expires_at is null or k.expires_at > moment) and c.status <> 'disabled';
    end $$`.execute(db);
}

/** PostgreSQL lets everybody execute a new function: take that back. */
async function closed(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare lookup regprocedure;
    begin
      for lookup in
        select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'public' and p.proname like 'tenancy\\_%'
      loop
        execute format('revoke all on function %s from public', lookup);
        execute format('grant execute on function %s to facteur_app', lookup);
      end loop;
    end $$`.execute(db);
}
