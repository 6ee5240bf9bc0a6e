// Which mails each person wants: for all their dossiers, and otherwise for one of them; and until when they have been told.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notification_choices (
      user_id uuid not null references users,
      event text not null check (event in ('waiting', 'failed', 'invitation')),
      frequency text not null check (frequency in ('now', 'daily', 'weekly', 'never')),
      primary key (user_id, event)
    )`.execute(db);
  await sql`
    create table notification_marks (
      user_id uuid not null references users,
      frequency text not null check (frequency in ('now', 'daily', 'weekly')),
      told_until timestamptz not null,
      primary key (user_id, frequency)
    )`.execute(db);
  for (const table of ['notification_choices', 'notification_marks']) await ownRowsOnly(db, table);
  await sql`
    create table company_notification_choices (
      company_id uuid not null references companies,
      user_id uuid not null references users,
      event text not null check (event in ('waiting', 'failed')),
      frequency text not null check (frequency in ('now', 'daily', 'weekly', 'never')),
      primary key (company_id, user_id, event)
    )`.execute(db);
  await sql`call facteur_protect('company_notification_choices', 'select, insert, update, delete')`.execute(db);
  await ownerLooks(db, 'company_notification_choices');
  await ownerLooks(db, 'outgoing_mails');
  await sql`create index invitations_by_creator on invitations ((created_by ->> 'id'))`.execute(db);
  await lookups(db);
}

async function ownRowsOnly(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`
    create policy user_wall on ${name} to facteur_app
    using (user_id = facteur_user()) with check (user_id = facteur_user())`.execute(db);
  await sql`grant select, insert, update, delete on ${name} to facteur_app`.execute(db);
}

async function ownerLooks(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`create policy owner_lookups on ${sql.table(table)} for select to current_user using (true)`.execute(db);
}

async function lookups(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_notified_people()
    returns table (user_id uuid, email text, name text, language text)
    language sql stable ${SAFE} as $$
      select user_id, email, name, language from users where disabled_at is null and last_sign_in_at is not null
    $$`.execute(db);
  await sql`
    create function tenancy_notified_dossiers(person uuid, moment timestamptz)
    returns table (company_id uuid, name text, role text, rights text[], waiting text, failed text)
    language sql stable ${SAFE} as $$
      select r.company_id, c.name, r.role, r.rights, w.frequency, f.frequency
      from tenancy_reachable(person, moment) r
      join companies c on c.company_id = r.company_id and c.status <> 'disabled'
      left join company_notification_choices w
        on w.company_id = r.company_id and w.user_id = person and w.event = 'waiting'
      left join company_notification_choices f
        on f.company_id = r.company_id and f.user_id = person and f.event = 'failed'
    $$`.execute(db);
  await sql`
    create function tenancy_invitations_ended(person uuid, since timestamptz, until timestamptz)
    returns table (scope_kind text, scope_id uuid, space text, email text, fate text)
    language sql stable ${SAFE} as $$
      select i.scope_kind, i.scope_id, coalesce(c.name, k.name), i.email,
        case when i.state = 'declined' then 'declined' when i.expires_at <= until then 'expired' else 'refused' end
      from invitations i
      left join companies c on i.scope_kind = 'company' and c.company_id = i.scope_id
      left join cabinets k on i.scope_kind = 'cabinet' and k.cabinet_id = i.scope_id
      left join outgoing_mails m on m.mail_id = i.mail_id
      where i.created_by ->> 'id' = person::text and (
        (i.state = 'declined' and i.state_since > since and i.state_since <= until)
        or (i.state = 'pending' and i.expires_at > since and i.expires_at <= until)
        or (i.state = 'pending' and m.state in ('refused', 'failed') and m.state_since > since
          and m.state_since <= until))
    $$`.execute(db);
  await sql`
    create function invoices_arrived(person uuid, moment timestamptz, since timestamptz)
    returns table (company_id uuid, arrived bigint)
    language sql stable ${SAFE} as $$
      select r.company_id, count(*)
      from tenancy_reachable(person, moment) r
      cross join (values ('purchase'), ('sale')) d (direction)
      -- Reading takes its time: what came in up to two days before may have become an invoice since.
      join invoices i on i.company_id = r.company_id and i.direction = d.direction and i.state = 'pending'
        and i.received_at > since - interval '2 days' and i.state_since > since
      group by r.company_id
    $$`.execute(db);
  await sql`
    create function inbox_failed_since(person uuid, moment timestamptz, since timestamptz)
    returns table (company_id uuid, failed bigint)
    language sql stable ${SAFE} as $$
      select r.company_id, count(*)
      from tenancy_reachable(person, moment) r
      join inbox_documents d on d.company_id = r.company_id and d.state = 'failed' and d.state_since > since
      group by r.company_id
    $$`.execute(db);
  for (const lookup of [
    'tenancy_notified_people()',
    'tenancy_notified_dossiers(uuid, timestamptz)',
    'tenancy_invitations_ended(uuid, timestamptz, timestamptz)',
    'invoices_arrived(uuid, timestamptz, timestamptz)',
    'inbox_failed_since(uuid, timestamptz, timestamptz)',
  ]) {
    await sql`revoke all on function ${sql.raw(lookup)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(lookup)} to facteur_app`.execute(db);
  }
}
