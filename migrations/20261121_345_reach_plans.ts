// The questions of …_341 and …_344 again, in the language whose plans a session keeps: they are asked on every request,
// and planning them took longer than answering. The client list is no longer sorted, and counts come in one row each.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await oneCompany(db);
  await allCompanies(db);
  await clients(db);
  await waiting(db);
}

async function oneCompany(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function tenancy_company_access(person uuid, company uuid, moment timestamptz)
    returns table (
      role text, rights text[], ends_at timestamptz, cabinet_id uuid,
      seen_role text, seen_rights text[], seen_until timestamptz)
    language plpgsql stable ${SAFE} as $$
    #variable_conflict use_column
    begin
      return query
        select a.role, a.rights, a.ends_at, a.cabinet_id, v.as_role, p.rights, v.ends_at
        from (
          select * from tenancy_access_rows(person, moment) r where r.company_id = company order by r.rank limit 1) a
        left join company_views v
          on v.company_id = company and v.user_id = person and v.ended_at is null and v.ends_at > moment
        left join company_profiles p on p.company_id = company and v.as_role = 'profile:' || p.profile_id;
    end $$`.execute(db);
  await sql`
    create or replace function tenancy_company_role(person uuid, company uuid) returns text
    language plpgsql stable ${SAFE} as $$
    begin
      return (
        select case when a.seen_role is null then a.role else 'view-as' end
        from tenancy_company_access(person, company, now()) a);
    end $$`.execute(db);
}

async function allCompanies(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function tenancy_reachable(person uuid, moment timestamptz)
    returns table (company_id uuid, role text, rights text[])
    language plpgsql stable ${SAFE} as $$
    #variable_conflict use_column
    begin
      return query
        select distinct on (r.company_id) r.company_id, r.role, r.rights
        from tenancy_access_rows(person, moment) r order by r.company_id, r.rank;
    end $$`.execute(db);
  await sql`
    create or replace function tenancy_companies_of(person uuid, term text, at_most integer)
    returns table (company_id uuid, name text, siren text, status text, code text, cabinet text, role text)
    language plpgsql stable ${SAFE} as $$
    #variable_conflict use_column
    begin
      return query
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
        limit at_most;
    end $$`.execute(db);
}

/** What a person reaches through the cabinet; their own membership of a company decides what they are there. */
async function clients(db: Kysely<unknown>): Promise<void> {
  await sql`drop function tenancy_clients_of(uuid, uuid, timestamptz)`.execute(db);
  await sql`
    create function tenancy_clients_of(person uuid, cabinet uuid, moment timestamptz)
    returns table (
      company_id uuid, name text, siren text, vat_number text, postcode text, city text, closing_month smallint,
      status text, status_since timestamptz, code text, own boolean, confidential boolean,
      in_charge text, role text, rights text[], linked boolean, link_used_at timestamptz)
    language plpgsql stable ${SAFE} as $$
    #variable_conflict use_column
    begin
      return query
        select c.company_id, c.name, c.siren, c.vat_number, c.postcode, c.city, c.closing_month, c.status,
          c.status_since, d.code, d.own, d.confidential, u.name, coalesce(m.role, a.role),
          case when m.role is null then a.rights else m.rights end, k.company_id is not null, k.used
        from tenancy_access_rows(person, moment) a
        join cabinet_dossiers d on d.cabinet_id = a.cabinet_id and d.company_id = a.company_id
        join companies c on c.company_id = a.company_id
        left join users u on u.user_id = d.in_charge
        left join (
          select o.company_id, o.role, p.rights
          from company_memberships o
          left join company_profiles p on p.company_id = o.company_id and o.role = 'profile:' || p.profile_id
          where o.user_id = person and (o.ends_at is null or o.ends_at > moment)) m on m.company_id = a.company_id
        left join (
          select company_id, max(last_used_at) as used from api_keys
          where revoked_at is null and (expires_at is null or expires_at > moment)
          group by company_id) k on k.company_id = a.company_id
        where a.rank = 2 and a.cabinet_id = cabinet;
    end $$`.execute(db);
  await sql`revoke all on function tenancy_clients_of(uuid, uuid, timestamptz) from public`.execute(db);
  await sql`grant execute on function tenancy_clients_of(uuid, uuid, timestamptz) to facteur_app`.execute(db);
}

async function waiting(db: Kysely<unknown>): Promise<void> {
  await sql`drop function invoices_waiting(uuid, timestamptz)`.execute(db);
  await sql`
    create function invoices_waiting(person uuid, moment timestamptz)
    returns table (company_id uuid, pending bigint, accepted bigint)
    language plpgsql stable ${SAFE} as $$
    #variable_conflict use_column
    begin
      return query
        select c.company_id, coalesce(sum(c.count) filter (where c.state = 'pending'), 0)::bigint,
          coalesce(sum(c.count) filter (where c.state = 'accepted'), 0)::bigint
        from tenancy_reachable(person, moment) r join invoice_counts c on c.company_id = r.company_id
        where c.state in ('pending', 'accepted') and c.count > 0
        group by c.company_id;
    end $$`.execute(db);
  await sql`revoke all on function invoices_waiting(uuid, timestamptz) from public`.execute(db);
  await sql`grant execute on function invoices_waiting(uuid, timestamptz) to facteur_app`.execute(db);
}
