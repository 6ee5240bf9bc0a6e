// Why a person may enter the company of the context, or may not: each way in with the words to explain it. Answers
// about that company alone. The assignments of the cabinet of the context, with the names of what they are about.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await waysIn(db);
  await assignments(db);
}

async function assignments(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_assignments_of_cabinet()
    returns table (
      assignment_id uuid, user_id uuid, company_id uuid, company text, closing_month smallint, postcode text, city text,
      code text, in_charge text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
      select a.assignment_id, a.user_id, a.company_id, c.name, a.closing_month, a.postcode, a.city, a.code, u.name
      from cabinet_assignments a
      left join companies c on c.company_id = a.company_id
      left join users u on u.user_id = a.in_charge
      where a.cabinet_id = facteur_cabinet()
      order by lower(c.name) nulls first, a.assignment_id
    $$`.execute(db);
  await sql`revoke all on function tenancy_assignments_of_cabinet from public`.execute(db);
  await sql`grant execute on function tenancy_assignments_of_cabinet to facteur_app`.execute(db);
}

async function waysIn(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_explained_access(person uuid, moment timestamptz)
    returns table (kind text, holds boolean, role text, profile text, name text, criteria jsonb, until timestamptz)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
      with dossier as (
        select d.*, k.name as cabinet, c.closing_month, c.postcode, c.city
        from cabinet_dossiers d
        join cabinets k on k.cabinet_id = d.cabinet_id
        join companies c on c.company_id = d.company_id
        where d.company_id = facteur_company()),
      works as (
        select m.cabinet_id, m.role, p.name as profile, tenancy_reach(m.role, p.reach) as reach
        from cabinet_memberships m
        join dossier d on d.cabinet_id = m.cabinet_id
        left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id
        where m.user_id = person),
      stands_for as (
        select w.cabinet_id, person as user_id, null::text as from_name, null::timestamptz as until from works w
        union all
        select h.cabinet_id, h.from_user, u.name, h.ends_at
        from cabinet_handovers h
        join works w on w.cabinet_id = h.cabinet_id
        join users u on u.user_id = h.from_user
        where h.to_user = person and h.starts_at <= moment and h.ends_at > moment and h.ended_at is null)
      select 'member', m.ends_at is null or m.ends_at > moment, m.role, p.name, null, null::jsonb, m.ends_at
      from company_memberships m
      left join company_profiles p on p.company_id = m.company_id and m.role = 'profile:' || p.profile_id
      where m.company_id = facteur_company() and m.user_id = person
      union all
      select 'view', true, v.as_role, p.name, null, null, v.ends_at
      from company_views v
      left join company_profiles p on p.company_id = v.company_id and v.as_role = 'profile:' || p.profile_id
      where v.company_id = facteur_company() and v.user_id = person and v.ended_at is null and v.ends_at > moment
      union all
      select 'cabinet', w.reach = 'everything' or (w.reach = 'open' and not d.own and not d.confidential),
        'cabinet-' || w.role, w.profile, d.cabinet,
        jsonb_build_object('reach', w.reach, 'own', d.own, 'confidential', d.confidential), null
      from works w join dossier d on d.cabinet_id = w.cabinet_id
      union all
      select 'in_charge', true, null, null, s.from_name, null, s.until
      from stands_for s join dossier d on d.cabinet_id = s.cabinet_id and d.in_charge = s.user_id
      union all
      select case when a.company_id is null then 'rule' else 'named' end,
        case when a.company_id is not null then a.company_id = d.company_id
          else not d.own and not d.confidential
            and (a.closing_month is null or a.closing_month = d.closing_month)
            and (a.postcode is null or starts_with(coalesce(d.postcode, ''), a.postcode))
            and (a.city is null or lower(a.city) = lower(d.city))
            and (a.code is null or starts_with(lower(coalesce(d.code, '')), lower(a.code)))
            and (a.in_charge is null or a.in_charge = d.in_charge) end is true,
        null, null, s.from_name,
        jsonb_strip_nulls(jsonb_build_object(
          'closingMonth', a.closing_month, 'postcode', a.postcode, 'city', a.city, 'code', a.code,
          'inCharge', (select u.name from users u where u.user_id = a.in_charge))),
        s.until
      from stands_for s
      join dossier d on d.cabinet_id = s.cabinet_id
      join cabinet_assignments a on a.cabinet_id = s.cabinet_id and a.user_id = s.user_id
      where a.company_id is null or a.company_id = d.company_id
    $$`.execute(db);
  await sql`revoke all on function tenancy_explained_access from public`.execute(db);
  await sql`grant execute on function tenancy_explained_access to facteur_app`.execute(db);
}
