// How people prove who they are beside a password: authenticator apps, recovery codes, passkeys, outside identity
// providers; what an instance or a cabinet asks of them; and the steps of signing in that are still under way.
// What belongs to a person stands behind the wall of that person, what belongs to the instance behind facteur.instance.

import { sql, type Kysely, type RawBuilder } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await people(db);
  await secondFactors(db);
  await passkeys(db);
  await flows(db);
  await providers(db);
  await policies(db);
  await lookups(db);
}

async function people(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column email_confirmed_at timestamptz`.execute(db);
  await sql`alter table sessions add column second_factor_at timestamptz`.execute(db);
  await sql`comment on column sessions.second_factor_at is 'When this session last proved a second factor'`.execute(db);
  await sql`grant update (second_factor_at, methods) on sessions to facteur_app`.execute(db);
  await sql`create index instance_journal_by_actor on instance_journal (actor_id, sequence)`.execute(db);
  await sql`create index instance_journal_by_subject on instance_journal (subject_id, sequence)`.execute(db);
}

async function secondFactors(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table user_totp (
      user_id uuid primary key references users,
      sealed_secret bytea not null,
      last_step integer not null default 0,
      created_at timestamptz not null,
      confirmed_at timestamptz
    )`.execute(db);
  await sql`comment on column user_totp.sealed_secret is 'Encrypted with the key of the instance'`.execute(db);
  await sql`comment on column user_totp.last_step is 'The thirty seconds whose code was last used: it and earlier ones are refused (RFC 6238, 5.2)'`.execute(
    db,
  );
  await ownRowsOnly(db, 'user_totp', 'select, insert, update, delete');
  await sql`
    create table user_recovery_codes (
      user_id uuid not null references users,
      code_hash bytea not null,
      used_at timestamptz,
      primary key (user_id, code_hash)
    )`.execute(db);
  await ownRowsOnly(db, 'user_recovery_codes', 'select, insert, update, delete');
}

async function passkeys(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table user_passkeys (
      user_id uuid not null references users,
      passkey_id uuid not null,
      credential_id text not null unique,
      public_key bytea not null,
      sign_count bigint not null,
      transports text[] not null,
      is_synced boolean not null,
      name text not null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      primary key (user_id, passkey_id)
    )`.execute(db);
  await ownRowsOnly(db, 'user_passkeys', 'select, insert, update, delete');
}

/** The wall of a flow is its secret: who does not hold the token finds no row, and the table cannot be scanned. */
async function flows(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table identity_flows (
      token_hash bytea primary key,
      kind text not null,
      user_id uuid references users,
      payload jsonb not null,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`comment on table identity_flows is 'Steps under way: a second factor awaited, a challenge sent, a link mailed. Each token serves once'`.execute(
    db,
  );
  await sql`create index identity_flows_user on identity_flows (user_id)`.execute(db);
  await sql`create index identity_flows_expiry on identity_flows (expires_at)`.execute(db);
  await guarded(db, 'identity_flows');
  await sql`
    create policy token_wall on identity_flows to facteur_app
    using (encode(token_hash, 'hex') = current_setting('facteur.flow', true) or user_id = facteur_user())
    with check (encode(token_hash, 'hex') = current_setting('facteur.flow', true))`.execute(db);
  await sql`grant select, insert, delete on identity_flows to facteur_app`.execute(db);
}

async function providers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table identity_providers (
      provider_id uuid primary key,
      name text not null,
      issuer text not null unique,
      client_id text not null,
      sealed_secret bytea,
      scopes text not null,
      cabinets_claim text not null,
      role_claim text not null,
      administrator_roles text not null,
      creates_people boolean not null,
      creates_cabinets boolean not null,
      is_enabled boolean not null,
      changed_at timestamptz not null,
      changed_by jsonb not null
    )`.execute(db);
  await sql`comment on column identity_providers.cabinets_claim is 'Where the provider says which cabinets a person works for; empty: it does not'`.execute(
    db,
  );
  await ofInstance(db, 'identity_providers', 'select, insert, update, delete');
  await sql`
    create table user_identities (
      user_id uuid not null references users,
      issuer text not null,
      subject text not null,
      email text,
      linked_at timestamptz not null,
      last_used_at timestamptz,
      primary key (user_id, issuer, subject),
      unique (issuer, subject)
    )`.execute(db);
  await ownRowsOnly(db, 'user_identities', 'select, insert, update, delete');
}

async function policies(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table instance_policy (
      only_one boolean primary key default true check (only_one),
      requires_second_factor boolean not null,
      guarded_rights text[] not null,
      changed_at timestamptz not null,
      changed_by jsonb not null
    )`.execute(db);
  await sql`comment on column instance_policy.guarded_rights is 'Rights whose use asks for a second factor proved a moment ago'`.execute(
    db,
  );
  await ofInstance(db, 'instance_policy', 'select, insert, update');
  await sql`
    create table cabinet_policies (
      cabinet_id uuid primary key references cabinets,
      requires_second_factor boolean not null,
      changed_at timestamptz not null,
      changed_by jsonb not null
    )`.execute(db);
  await guarded(db, 'cabinet_policies');
  await sql`
    create policy cabinet_wall on cabinet_policies to facteur_app
    using (cabinet_id = facteur_cabinet()) with check (cabinet_id = facteur_cabinet())`.execute(db);
  await sql`grant select, insert, update on cabinet_policies to facteur_app`.execute(db);
}

/** Asked before there is a person, or of rules that are nobody's secret. */
async function lookups(db: Kysely<unknown>): Promise<void> {
  await lookup(
    db,
    'tenancy_passkey(credential text)',
    sql`returns table (user_id uuid, passkey_id uuid, name text, public_key bytea, sign_count bigint, transports text[])
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
      select k.user_id, k.passkey_id, u.name, k.public_key, k.sign_count, k.transports
      from user_passkeys k join users u on u.user_id = k.user_id and u.disabled_at is null
      where k.credential_id = credential
    $$`,
  );
  await lookup(
    db,
    'tenancy_person_by_identity(provider text, person text)',
    sql`returns table (user_id uuid, name text, disabled_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
      select u.user_id, u.name, u.disabled_at
      from user_identities i join users u on u.user_id = i.user_id
      where i.issuer = provider and i.subject = person
    $$`,
  );
  await lookup(
    db,
    'tenancy_cabinet_by_siret(wanted text)',
    sql`returns table (cabinet_id uuid, name text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
      select c.cabinet_id, c.name from cabinets c where c.siret = wanted order by c.created_at limit 1
    $$`,
  );
  await demands(db);
  await lookup(
    db,
    'tenancy_forget_flows(moment timestamptz)',
    sql`returns void
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
      delete from identity_flows where expires_at <= moment
    $$`,
  );
}

/** Part of the one query of every request: it must stay a few look-ups by key. */
async function demands(db: Kysely<unknown>): Promise<void> {
  await lookup(
    db,
    'tenancy_demands(person uuid, session uuid)',
    sql`returns table (second_factor_at timestamptz, has_second_factor boolean, needs_second_factor boolean, guarded_rights text[])
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
      select s.second_factor_at,
        exists (select from user_totp t where t.user_id = person and t.confirmed_at is not null)
          or exists (select from user_passkeys k where k.user_id = person),
        coalesce((select p.requires_second_factor from instance_policy p), false)
          or exists (
            select from cabinet_memberships m
            join cabinet_policies c on c.cabinet_id = m.cabinet_id and c.requires_second_factor
            where m.user_id = person),
        (select p.guarded_rights from instance_policy p)
      from sessions s where s.user_id = person and s.session_id = session
    $$`,
  );
}

async function lookup(db: Kysely<unknown>, signature: string, rest: RawBuilder<unknown>): Promise<void> {
  const declared = sql.raw(signature);
  await sql`create function ${declared} ${rest}`.execute(db);
  const name = sql.raw(signature.replaceAll(/(\(|, )\w+ /g, '$1'));
  await sql`revoke all on function ${name} from public`.execute(db);
  await sql`grant execute on function ${name} to facteur_app`.execute(db);
}

async function guarded(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`create policy owner_lookups on ${name} to current_user using (true) with check (true)`.execute(db);
}

async function ownRowsOnly(db: Kysely<unknown>, table: string, privileges: string): Promise<void> {
  await guarded(db, table);
  await sql`
    create policy user_wall on ${sql.table(table)} to facteur_app
    using (user_id = facteur_user()) with check (user_id = facteur_user())`.execute(db);
  await sql`grant ${sql.raw(privileges)} on ${sql.table(table)} to facteur_app`.execute(db);
}

async function ofInstance(db: Kysely<unknown>, table: string, privileges: string): Promise<void> {
  await guarded(db, table);
  await sql`
    create policy instance_wall on ${sql.table(table)} to facteur_app
    using (current_setting('facteur.instance', true) = 'open')
    with check (current_setting('facteur.instance', true) = 'open')`.execute(db);
  await sql`grant ${sql.raw(privileges)} on ${sql.table(table)} to facteur_app`.execute(db);
}
