// What a person may enter and as what, evaluated where the rows are. `tenancy_access_rows` states the rule once; it is
// expanded into each question below, so that one company is found by index and all companies in one pass.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await accessRows(db);
  await oneCompany(db);
  await allCompanies(db);
  await people(db);
  await clients(db);
  await cabinetPeople(db);
  await closed(db);
}

/**
 * Every way in, by rank: the person's own membership before their cabinet's. A dossier of the cabinet itself and a
 * confidential one are reached by full administrators, by those in charge, and by name, never by a rule.
 */
async function accessRows(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_reach(role text, profile_reach text) returns text
    language sql immutable parallel safe as $$
      select case
        when role = 'administrator' then 'everything'
        when role in ('administrator-but-own', 'client-manager') then 'open'
        else coalesce(profile_reach, 'assigned') end
    $$`.execute(db);
  await sql`
    create function tenancy_access_rows(person uuid, moment timestamptz)
    returns table (company_id uuid, rank integer, role text, rights text[], ends_at timestamptz, cabinet_id uuid)
    language sql stable as $$
      with works as materialized (
        select m.cabinet_id, m.role, p.rights, tenancy_reach(m.role, p.reach) as reach
        from cabinet_memberships m
        left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id
        where m.user_id = person),
      stands_for as materialized (
        select w.cabinet_id, person as user_id from works w
        union
        select h.cabinet_id, h.from_user from cabinet_handovers h join works w on w.cabinet_id = h.cabinet_id
        where h.to_user = person and h.starts_at <= moment and h.ends_at > moment and h.ended_at is null),
      given as materialized (
        select a.* from cabinet_assignments a
        join stands_for s on s.cabinet_id = a.cabinet_id and s.user_id = a.user_id)
      select m.company_id, 1, m.role, p.rights, m.ends_at, null::uuid
      from company_memberships m
      left join company_profiles p on p.company_id = m.company_id and m.role = 'profile:' || p.profile_id
      where m.user_id = person and (m.ends_at is null or m.ends_at > moment)
      union all
      select d.company_id, 2, 'cabinet-' || w.role, w.rights, null, d.cabinet_id
      from works w
      join cabinet_dossiers d on d.cabinet_id = w.cabinet_id
      join companies c on c.company_id = d.company_id
      where w.reach = 'everything'
        or (w.reach = 'open' and not d.own and not d.confidential)
        or exists (select from stands_for s where s.cabinet_id = d.cabinet_id and s.user_id = d.in_charge)
        or exists (select from given g where g.cabinet_id = d.cabinet_id and g.company_id = d.company_id)
        or (not d.own and not d.confidential and exists (
          select from given g
          where g.cabinet_id = d.cabinet_id and g.company_id is null
            and (g.closing_month is null or g.closing_month = c.closing_month)
            and (g.postcode is null or starts_with(coalesce(c.postcode, ''), g.postcode))
            and (g.city is null or lower(g.city) = lower(c.city))
            and (g.code is null or starts_with(lower(coalesce(d.code, '')), lower(g.code)))
            and (g.in_charge is null or g.in_charge = d.in_charge)))
    $$`.execute(db);
}

async function oneCompany(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_company_access(person uuid, company uuid, moment timestamptz)
    returns table (
      role text, rights text[], ends_at timestamptz, cabinet_id uuid,
      seen_role text, seen_rights text[], seen_until timestamptz)
    language sql stable ${SAFE} as $$
      select a.role, a.rights, a.ends_at, a.cabinet_id, v.as_role, p.rights, v.ends_at
      from (
        select * from tenancy_access_rows(person, moment) r where r.company_id = company order by r.rank limit 1) a
      left join company_views v
        on v.company_id = company and v.user_id = person and v.ended_at is null and v.ends_at > moment
      left join company_profiles p on p.company_id = company and v.as_role = 'profile:' || p.profile_id
    $$`.execute(db);
  await sql`
    create or replace function tenancy_company_role(person uuid, company uuid) returns text
    language sql stable ${SAFE} as $$
      select case when seen_role is null then role else 'view-as' end
      from tenancy_company_access(person, company, now())
    $$`.execute(db);
}

async function allCompanies(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_reachable(person uuid, moment timestamptz)
    returns table (company_id uuid, role text, rights text[])
    language sql stable ${SAFE} as $$
      select distinct on (r.company_id) r.company_id, r.role, r.rights
      from tenancy_access_rows(person, moment) r order by r.company_id, r.rank
    $$`.execute(db);
  await sql`
    create or replace function tenancy_companies_of(person uuid, term text, at_most integer)
    returns table (company_id uuid, name text, siren text, status text, code text, cabinet text, role text)
    language sql stable ${SAFE} as $$
      select c.company_id, c.name, c.siren, c.status, d.code, k.name, r.role
      from (
        select distinct on (a.company_id) a.company_id, a.role
        from tenancy_access_rows(person, now()) a order by a.company_id, a.rank) r
      join companies c on c.company_id = r.company_id
      left join cabinet_dossiers d on d.company_id = c.company_id
      left join cabinets k on k.cabinet_id = d.cabinet_id
      where term = '' or position(lower(term) in lower(c.name)) > 0
        or starts_with(coalesce(c.siren, ''), term) or starts_with(lower(coalesce(d.code, '')), lower(term))
      order by lower(c.name), c.company_id
      limit at_most
    $$`.execute(db);
}

async function people(db: Kysely<unknown>): Promise<void> {
  await sql`drop function tenancy_people_of_company()`.execute(db);
  await sql`
    create function tenancy_people_of_company()
    returns table (
      user_id uuid, name text, email text, role text, since timestamptz, cabinet text, last_sign_in_at timestamptz,
      ends_at timestamptz, profile text)
    language sql stable ${SAFE} as $$
      select u.user_id, u.name, u.email, m.role, m.since, null, u.last_sign_in_at, m.ends_at, p.name
      from company_memberships m
      join users u on u.user_id = m.user_id
      left join company_profiles p on p.company_id = m.company_id and m.role = 'profile:' || p.profile_id
      where m.company_id = facteur_company()
      union all
      select u.user_id, u.name, u.email, 'cabinet-' || m.role, m.since, c.name, u.last_sign_in_at, null, p.name
      from cabinet_dossiers d
      join cabinets c on c.cabinet_id = d.cabinet_id
      join cabinet_memberships m on m.cabinet_id = d.cabinet_id
      join users u on u.user_id = m.user_id
      left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id
      where d.company_id = facteur_company()
        and not exists (
          select from company_memberships own where own.company_id = d.company_id and own.user_id = m.user_id)
        and exists (
          select from tenancy_access_rows(m.user_id, now()) a where a.company_id = d.company_id and a.rank = 2)
      order by 2
    $$`.execute(db);
}

/** The client list of a cabinet, as far as this person reaches it. */
async function clients(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_clients_of(person uuid, cabinet uuid, moment timestamptz)
    returns table (
      company_id uuid, name text, siren text, vat_number text, postcode text, city text, closing_month smallint,
      status text, status_since timestamptz, status_by text, code text, own boolean, confidential boolean,
      in_charge text, role text, rights text[], linked boolean, link_used_at timestamptz)
    language sql stable ${SAFE} as $$
      select c.company_id, c.name, c.siren, c.vat_number, c.postcode, c.city, c.closing_month,
        c.status, c.status_since, c.status_by ->> 'name', d.code, d.own, d.confidential,
        u.name, r.role, r.rights, k.used is not null or k.linked is true, k.used
      from (
        select distinct on (a.company_id) a.company_id, a.role, a.rights
        from tenancy_access_rows(person, moment) a order by a.company_id, a.rank) r
      join cabinet_dossiers d on d.company_id = r.company_id and d.cabinet_id = cabinet
      join companies c on c.company_id = r.company_id
      left join users u on u.user_id = d.in_charge
      left join (
        select company_id, max(last_used_at) as used, true as linked from api_keys
        where revoked_at is null and (expires_at is null or expires_at > moment)
        group by company_id) k on k.company_id = c.company_id
    $$`.execute(db);
}

async function cabinetPeople(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_people_of_cabinet()
    returns table (
      user_id uuid, name text, email text, role text, profile text, since timestamptz, last_sign_in_at timestamptz)
    language sql stable ${SAFE} as $$
      select u.user_id, u.name, u.email, m.role, p.name, m.since, u.last_sign_in_at
      from cabinet_memberships m
      join users u on u.user_id = m.user_id
      left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id
      where m.cabinet_id = facteur_cabinet()
      order by lower(u.name), u.user_id
    $$`.execute(db);
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
