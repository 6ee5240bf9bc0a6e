// A person's data: what the product knows of them, across all walls (GDPR art. 15), and its erasure (art. 17) down to
// what the law wants kept. Asked by the person or the operator, after the program has made sure of it.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

/** Where the name of who did something stands beside their id, and is no part of an accounting record. */
const SIGNED = [
  'api_keys.created_by',
  'api_keys.revoked_by',
  'cabinet_api_keys.created_by',
  'cabinet_api_keys.revoked_by',
  'cabinet_assignments.created_by',
  'cabinet_handovers.created_by',
  'cabinet_memberships.granted_by',
  'cabinet_profiles.created_by',
  'cabinets.created_by',
  'companies.created_by',
  'companies.status_by',
  'company_memberships.granted_by',
  'company_profiles.created_by',
  'instance_owners.granted_by',
  'invitations.created_by',
  'terms.published_by',
  'users.created_by',
] as const;

const CLEARED = [
  'cabinet_assignments',
  'cabinet_memberships',
  'cabinet_handovers',
  'cabinet_dossiers',
  'company_memberships',
  'company_views',
  'identity_flows',
  'invitations',
  'outgoing_mails',
  'sessions',
  'terms_acceptances',
  'user_identities',
  'user_passkeys',
  'user_recovery_codes',
  'user_totp',
  'users',
  'company_journal',
  'cabinet_journal',
  'instance_journal',
  'instance_owners',
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = new Set([...CLEARED, ...SIGNED.map((column) => column.split('.')[0] ?? '')]);
  for (const table of tables) {
    // The owner of the tables stands behind forced walls too; a table without walls needs no door.
    await sql`create policy owner_personal_data on ${sql.table(table)} to current_user using (true) with check (true)`.execute(
      db,
    );
  }
  await sql`
    create index if not exists outgoing_mails_recipient on outgoing_mails (lower(recipient))`.execute(db);
  await acts(db);
  await needed(db);
  await erase(db);
  for (const lookup of [
    'tenancy_acts_of(uuid)',
    'tenancy_mails_to(text)',
    'tenancy_solely_managed_by(uuid)',
    'tenancy_erase_person(uuid, timestamptz)',
  ]) {
    await sql`revoke all on function ${sql.raw(lookup)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(lookup)} to facteur_app`.execute(db);
  }
}

async function acts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_acts_of(person uuid)
    returns table (chain text, sequence integer, at timestamptz, action text, subject_kind text, subject_id text, details jsonb)
    language sql stable ${SAFE} as $$
      select 'instance', j.sequence, j.at, j.action, j.subject_kind, j.subject_id, j.details from instance_journal j
      where j.actor_id = person::text or j.subject_id = person::text
      union all
      select k.name, j.sequence, j.at, j.action, j.subject_kind, j.subject_id, j.details
      from cabinet_journal j join cabinets k on k.cabinet_id = j.cabinet_id
      where j.actor_id = person::text or j.subject_id = person::text
      union all
      select c.name, j.sequence, j.at, j.action, j.subject_kind, j.subject_id, j.details
      from company_journal j join companies c on c.company_id = j.company_id
      where j.actor_id = person::text or j.subject_id = person::text
      order by 3, 1, 2
    $$`.execute(db);
  await sql`
    create function tenancy_mails_to(address text)
    returns table (subject text, kind text, state text, created_at timestamptz)
    language sql stable ${SAFE} as $$
      select m.subject, m.kind, m.state, m.created_at from outgoing_mails m
      where lower(m.recipient) = lower(address) order by m.created_at
    $$`.execute(db);
}

/** A company that a cabinet keeps is managed by the cabinet's administrators too. */
async function needed(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_solely_managed_by(person uuid) returns table (kind text, name text)
    language sql stable ${SAFE} as $$
      select 'instance', '' from instance_owners o where o.user_id = person
        and not exists (select from instance_owners other where other.user_id <> person)
      union all
      select 'cabinet', k.name from cabinet_memberships m join cabinets k on k.cabinet_id = m.cabinet_id
      where m.user_id = person and m.role = 'administrator' and not exists (
        select from cabinet_memberships other
        where other.cabinet_id = m.cabinet_id and other.role = 'administrator' and other.user_id <> person)
      union all
      select 'company', c.name from company_memberships m join companies c on c.company_id = m.company_id
      where m.user_id = person and m.role = 'manager'
        and not exists (
          select from company_memberships other
          where other.company_id = m.company_id and other.role = 'manager' and other.user_id <> person)
        and not exists (select from cabinet_dossiers d where d.company_id = m.company_id)
      order by 1, 2
    $$`.execute(db);
}

/** Hashes of journal entries cover the digest of the details and no name: the chains hold. */
async function erase(db: Kysely<unknown>): Promise<void> {
  const signed = SIGNED.map((column) => `'${column}'`).join(', ');
  await sql`
    create function tenancy_erase_person(person uuid, moment timestamptz) returns void
    language plpgsql volatile ${SAFE} as $$
    declare
      address text := (select lower(u.email) from users u where u.user_id = person);
      nobody constant text := 'Personne effacée';
      signed text;
      journal text;
    begin
      foreach journal in array array['company_journal', 'cabinet_journal', 'instance_journal'] loop
        execute format(
          'update %I set actor_name = null where actor_id = $1::text and actor_name is not null', journal) using person;
        execute format(
          'update %I set details = null where details is not null
           and (lower(details ->> ''email'') = $2 or (subject_kind = ''user'' and subject_id = $1::text)
             or (actor_id = $1::text and action like ''user.%%''))', journal) using person, address;
        execute format(
          'update %I set actor_name = null where actor_kind = ''mail'' and lower(actor_id) = $1 and actor_name is not null',
          journal) using address;
      end loop;
      foreach signed in array array[${sql.raw(signed)}] loop
        execute format(
          'update %1$I set %2$I = %2$I || jsonb_build_object(''name'', $2) where %2$I ->> ''id'' = $1::text',
          split_part(signed, '.', 1), split_part(signed, '.', 2)) using person, nobody;
      end loop;
      delete from sessions where user_id = person;
      delete from identity_flows where user_id = person;
      delete from user_totp where user_id = person;
      delete from user_passkeys where user_id = person;
      delete from user_recovery_codes where user_id = person;
      delete from user_identities where user_id = person;
      delete from company_memberships where user_id = person;
      delete from cabinet_assignments where user_id = person;
      update cabinet_assignments set in_charge = null
        where in_charge = person
          and num_nonnulls(company_id, closing_month, postcode, city, code) > 0;
      delete from cabinet_assignments where in_charge = person;
      update cabinet_handovers set ended_at = moment where ended_at is null and person in (from_user, to_user);
      update cabinet_dossiers set in_charge = null where in_charge = person;
      delete from cabinet_memberships where user_id = person;
      delete from instance_owners where user_id = person;
      update company_views set ended_at = moment where user_id = person and ended_at is null;
      update terms_acceptances set address = '' where user_id = person;
      update invitations set email = 'efface+' || invitation_id || '@invalid', name = '',
          state = case state when 'pending' then 'revoked' else state end
        where lower(email) = address or accepted_by = person;
      update outgoing_mails set recipient = 'efface@invalid', recipient_name = null, subject = '', content = null,
          reason = null, reply_to = null,
          state = case when state in ('held', 'queued') then 'cancelled' else state end
        where lower(recipient) = address;
      update users set name = nobody, email = 'efface+' || person || '@invalid', password_hash = null,
          disabled_at = moment, email_confirmed_at = null, last_sign_in_at = null
        where user_id = person;
    end $$`.execute(db);
}
