// Who is behind a cookie, what they may do in the company a page is about, and what is asked of them first: one
// question instead of four, so that it can travel with the page's own.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await access(db);
  await entering(db);
}

/** As before, but who is a member of the company is not looked for among those who reach it through a cabinet. */
async function access(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function tenancy_company_access(person uuid, company uuid, moment timestamptz)
    returns table (
      role text, rights text[], ends_at timestamptz, cabinet_id uuid,
      seen_role text, seen_rights text[], seen_until timestamptz)
    language plpgsql stable ${SAFE} as $$
    #variable_conflict use_column
    begin
      return query
        select m.role, own.rights, m.ends_at, null::uuid, v.as_role, seen.rights, v.ends_at
        from company_memberships m
        left join company_profiles own on own.company_id = company and m.role = 'profile:' || own.profile_id
        left join company_views v
          on v.company_id = company and v.user_id = person and v.ended_at is null and v.ends_at > moment
        left join company_profiles seen on seen.company_id = company and v.as_role = 'profile:' || seen.profile_id
        where m.company_id = company and m.user_id = person and (m.ends_at is null or m.ends_at > moment);
      if found then
        return;
      end if;
      return query
        select a.role, a.rights, a.ends_at, a.cabinet_id, v.as_role, p.rights, v.ends_at
        from (
          select * from tenancy_access_rows(person, moment) r where r.company_id = company order by r.rank limit 1) a
        left join company_views v
          on v.company_id = company and v.user_id = person and v.ended_at is null and v.ends_at > moment
        left join company_profiles p on p.company_id = company and v.as_role = 'profile:' || p.profile_id;
    end $$`.execute(db);
}

async function entering(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_enter(token bytea, moment timestamptz, idle interval, company uuid)
    returns table (
      session_id uuid, user_id uuid, email text, name text, language text, appearance text, density text,
      is_owner boolean, second_factor_at timestamptz, has_second_factor boolean, needs_second_factor boolean,
      guarded_rights text[], terms_due boolean,
      company_id uuid, company_name text, company_siren text, company_status text,
      role text, rights text[], ends_at timestamptz, cabinet_id uuid,
      seen_role text, seen_rights text[], seen_until timestamptz)
    language plpgsql ${SAFE} as $$
    #variable_conflict use_column
    declare
      kept sessions;
    begin
      select * into kept from sessions s where s.token_hash = token and s.expires_at > moment;
      if not found then
        return;
      end if;
      -- The sliding expiry is written at most once in five minutes: reading a page costs no write.
      if kept.last_seen_at < moment - interval '5 minutes' then
        update sessions s
        set last_seen_at = moment, expires_at = least(moment + idle, s.created_at + interval '30 days')
        where s.user_id = kept.user_id and s.session_id = kept.session_id;
      end if;
      return query
        select kept.session_id, u.user_id, u.email, u.name, u.language, u.appearance, u.density,
          exists (select from instance_owners o where o.user_id = u.user_id),
          kept.second_factor_at,
          exists (select from user_totp t where t.user_id = u.user_id and t.confirmed_at is not null)
            or exists (select from user_passkeys k where k.user_id = u.user_id),
          coalesce(i.requires_second_factor, false) or exists (
            select from cabinet_memberships m
            join cabinet_policies p on p.cabinet_id = m.cabinet_id and p.requires_second_factor
            where m.user_id = u.user_id),
          i.guarded_rights,
          coalesce((select max(t.version) from terms t), 1)
            > coalesce((select max(a.version) from terms_acceptances a where a.user_id = u.user_id), 1),
          c.company_id, c.name, c.siren, c.status,
          a.role, a.rights, a.ends_at, a.cabinet_id, a.seen_role, a.seen_rights, a.seen_until
        from users u
        left join instance_policy i on true
        left join lateral tenancy_company_access(u.user_id, company, moment) a on company is not null
        left join companies c on c.company_id = company and a.role is not null
        where u.user_id = kept.user_id and u.disabled_at is null;
    end $$`.execute(db);
  const enter = sql.raw('tenancy_enter(bytea, timestamptz, interval, uuid)');
  await sql`revoke all on function ${enter} from public`.execute(db);
  await sql`grant execute on function ${enter} to facteur_app`.execute(db);
  await sql`drop function tenancy_session(bytea, timestamptz, interval, uuid)`.execute(db);
}
