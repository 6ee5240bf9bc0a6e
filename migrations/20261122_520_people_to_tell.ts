// Discussions call people by name: two more events to choose a rhythm for, who there is to tell in a dossier, and the right
// to write for the profiles that were made before it existed.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await anyEvent(db, 'notification_choices');
  await anyEvent(db, 'company_notification_choices');
  await sql`
    create policy owner_lookups on notification_choices for select to current_user using (true)`.execute(db);
  await lookups(db);
  await writersGoOnWriting(db);
}

/** Which events there are is said once, in modules/tenancy/model/notifications.ts. */
async function anyEvent(db: Kysely<unknown>, table: string): Promise<void> {
  const constraint = sql.ref(`${table}_event_check`);
  await sql`alter table ${sql.table(table)} drop constraint if exists ${constraint}`.execute(db);
  await sql`alter table ${sql.table(table)} add constraint ${constraint} check (event ~ '^[a-z_]{1,40}$')`.execute(db);
}

async function lookups(db: Kysely<unknown>): Promise<void> {
  await sql`drop function tenancy_notified_dossiers(uuid, timestamptz)`.execute(db);
  await sql`
    create function tenancy_notified_dossiers(person uuid, moment timestamptz)
    returns table (company_id uuid, name text, role text, rights text[], choices jsonb)
    language sql stable ${SAFE} as $$
      select r.company_id, c.name, r.role, r.rights, coalesce(o.choices, '{}')
      from tenancy_reachable(person, moment) r
      join companies c on c.company_id = r.company_id and c.status <> 'disabled'
      left join lateral (
        select jsonb_object_agg(n.event, n.frequency) as choices from company_notification_choices n
        where n.company_id = r.company_id and n.user_id = person) o on true
    $$`.execute(db);
  await sql`
    create function tenancy_people_to_tell(moment timestamptz)
    returns table (user_id uuid, name text, email text, language text, role text, rights text[], cabinet_id uuid,
      choices jsonb)
    language sql stable ${SAFE} as $$
      select u.user_id, u.name, u.email, u.language, a.role, a.rights, a.cabinet_id,
        coalesce((select jsonb_object_agg(n.event, n.frequency) from notification_choices n
          where n.user_id = u.user_id), '{}')
        || coalesce((select jsonb_object_agg(o.event, o.frequency) from company_notification_choices o
          where o.company_id = facteur_company() and o.user_id = u.user_id), '{}')
      from (
        select m.user_id from company_memberships m where m.company_id = facteur_company()
        union
        select m.user_id from cabinet_dossiers d join cabinet_memberships m on m.cabinet_id = d.cabinet_id
        where d.company_id = facteur_company()) p
      join users u on u.user_id = p.user_id and u.disabled_at is null
      cross join lateral (
        select r.role, r.rights, r.cabinet_id from tenancy_access_rows(p.user_id, moment) r
        where r.company_id = facteur_company() order by r.rank limit 1) a
      where exists (
        select from companies c where c.company_id = facteur_company() and c.status <> 'disabled')
      order by lower(u.name), u.user_id
    $$`.execute(db);
  for (const lookup of ['tenancy_notified_dossiers(uuid, timestamptz)', 'tenancy_people_to_tell(timestamptz)']) {
    await sql`revoke all on function ${sql.raw(lookup)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(lookup)} to facteur_app`.execute(db);
  }
}

/** Who may see invoices and change anything at all could say so in a mail until now: they may write about them here. */
async function writersGoOnWriting(db: Kysely<unknown>): Promise<void> {
  const looking = sql`array['company.read', 'invoices.read', 'archive.read', 'invoices.export', 'iban.read', 'journal.read']`;
  for (const table of ['company_profiles', 'cabinet_profiles']) {
    await sql`
      update ${sql.table(table)} set rights = rights || array['invoices.discuss']
      where 'invoices.read' = any(rights) and not rights <@ ${looking}::text[]`.execute(db);
  }
}
