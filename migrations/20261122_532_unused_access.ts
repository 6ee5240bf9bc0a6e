// Who has access and does not use it: asked every quarter of those who manage people, and what they answer.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['company_memberships', 'cabinet_memberships']) {
    await sql`alter table ${sql.table(table)} add column confirmed_at timestamptz`.execute(db);
    await sql`
      comment on column ${sql.table(table)}.confirmed_at is 'When somebody said last that the access is needed'`.execute(
      db,
    );
  }
  await sql`
    create table unused_access_reports (
      user_id uuid not null references users,
      quarter date not null,
      told_at timestamptz not null,
      primary key (user_id, quarter)
    )`.execute(db);
  await sql`comment on table unused_access_reports is 'Who was told of unused accesses in which quarter: once'`.execute(
    db,
  );
  await sql`alter table unused_access_reports enable row level security`.execute(db);
  await sql`alter table unused_access_reports force row level security`.execute(db);
  await sql`
    create policy user_wall on unused_access_reports to facteur_app
    using (user_id = facteur_user()) with check (user_id = facteur_user())`.execute(db);
  await sql`grant select, insert on unused_access_reports to facteur_app`.execute(db);
  await lookups(db);
}

async function lookups(db: Kysely<unknown>): Promise<void> {
  // The rule, once: of every member of every space, for the functions below alone.
  await sql`
    create view tenancy_unused_members as
      select 'company'::text as kind, m.company_id as space_id, u.user_id, u.name, u.email, m.role, p.name as profile,
        m.since, u.last_sign_in_at, m.ends_at,
        greatest(m.since, u.last_sign_in_at, m.confirmed_at) as used_at
      from company_memberships m
      join users u on u.user_id = m.user_id and u.disabled_at is null
      left join company_profiles p on p.company_id = m.company_id and m.role = 'profile:' || p.profile_id
      union all
      select 'cabinet', m.cabinet_id, u.user_id, u.name, u.email, m.role, p.name, m.since, u.last_sign_in_at, null,
        greatest(m.since, u.last_sign_in_at, m.confirmed_at)
      from cabinet_memberships m
      join users u on u.user_id = m.user_id and u.disabled_at is null
      left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id`.execute(db);
  await sql`revoke all on tenancy_unused_members from public, facteur_app`.execute(db);
  await sql`
    create function tenancy_unused_here(space text, moment timestamptz, before timestamptz)
    returns table (user_id uuid, name text, email text, role text, profile text, since timestamptz,
      last_sign_in_at timestamptz)
    language sql stable ${SAFE} as $$
      select m.user_id, m.name, m.email, m.role, m.profile, m.since, m.last_sign_in_at
      from tenancy_unused_members m
      where m.kind = space and m.space_id = case space when 'company' then facteur_company() else facteur_cabinet() end
        and m.used_at < before and (m.ends_at is null or m.ends_at > moment)
      order by m.used_at, lower(m.name)
    $$`.execute(db);
  await sql`
    create function tenancy_unused_for(person uuid, moment timestamptz, before timestamptz)
    returns table (kind text, space_id uuid, space text, role text, rights text[], unused bigint)
    language sql stable ${SAFE} as $$
      select s.kind, s.space_id, s.space, s.role, s.rights, n.unused
      from (
        select 'company'::text as kind, m.company_id as space_id, c.name as space, m.role, p.rights
        from company_memberships m
        join companies c on c.company_id = m.company_id and c.status <> 'disabled'
        left join company_profiles p on p.company_id = m.company_id and m.role = 'profile:' || p.profile_id
        where m.user_id = person and (m.ends_at is null or m.ends_at > moment)
        union all
        select 'cabinet', m.cabinet_id, k.name, 'cabinet-' || m.role, p.rights
        from cabinet_memberships m
        join cabinets k on k.cabinet_id = m.cabinet_id
        left join cabinet_profiles p on p.cabinet_id = m.cabinet_id and m.role = 'profile:' || p.profile_id
        where m.user_id = person) s
      cross join lateral (
        select count(*) as unused from tenancy_unused_members u
        where u.kind = s.kind and u.space_id = s.space_id and u.used_at < before
          and (u.ends_at is null or u.ends_at > moment)) n
      where n.unused > 0
      order by s.kind, lower(s.space)
    $$`.execute(db);
  for (const lookup of [
    'tenancy_unused_here(text, timestamptz, timestamptz)',
    'tenancy_unused_for(uuid, timestamptz, timestamptz)',
  ]) {
    await sql`revoke all on function ${sql.raw(lookup)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(lookup)} to facteur_app`.execute(db);
  }
}
