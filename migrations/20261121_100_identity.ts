// People, their sessions, and the right of the first person to claim the instance.
// None of these tables belongs to a company: their wall is the signed-in person (facteur.user_id). What must be known
// before there is a person (the password of an e-mail address, the owner of a session token) is answered by the
// narrow functions of 20261121_130, never by a table that could be scanned.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await people(db);
  await sessions(db);
  await instance(db);
}

async function people(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function facteur_user() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('facteur.user_id', true), '')::uuid $$`.execute(db);
  await sql`
    create table users (
      user_id uuid primary key,
      email text not null,
      name text not null,
      language text not null default 'fr',
      appearance text not null default 'system',
      density text not null default 'comfortable',
      password_hash text,
      password_changed_at timestamptz,
      last_sign_in_at timestamptz,
      disabled_at timestamptz,
      created_at timestamptz not null,
      created_by jsonb not null
    )`.execute(db);
  await sql`create unique index users_email on users (lower(email))`.execute(db);
  await sql`comment on column users.password_hash is 'Argon2id in PHC form; null when the person signs in another way'`.execute(
    db,
  );
  await ownRowsOnly(db, 'users', 'select, insert, update');
}

async function sessions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sessions (
      user_id uuid not null references users,
      session_id uuid not null,
      token_hash bytea not null unique,
      methods text[] not null,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      user_agent text not null,
      address text not null,
      primary key (user_id, session_id)
    )`.execute(db);
  await sql`create index sessions_expiry on sessions (expires_at)`.execute(db);
  await sql`comment on column sessions.token_hash is 'SHA-256 of the cookie: a stolen table opens no session'`.execute(
    db,
  );
  await sql`comment on column sessions.methods is 'How the person proved who they are, in order: password, totp, passkey, oidc'`.execute(
    db,
  );
  await ownRowsOnly(db, 'sessions', 'select, insert, delete');
  await sql`
    create table login_throttles (
      bucket text primary key,
      attempts integer not null,
      ends_at timestamptz not null
    )`.execute(db);
  await sql`comment on table login_throttles is 'Sign-in attempts of a window, by account and by address, both hashed'`.execute(
    db,
  );
  await sql`grant select, insert, update, delete on login_throttles to facteur_app`.execute(db);
}

async function instance(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table instance_claims (
      only_one boolean primary key default true check (only_one),
      claimed_by uuid not null references users deferrable initially deferred,
      claimed_at timestamptz not null
    )`.execute(db);
  await sql`grant select, insert on instance_claims to facteur_app`.execute(db);
  await sql`
    create table instance_owners (
      user_id uuid primary key references users,
      since timestamptz not null,
      granted_by jsonb not null
    )`.execute(db);
  await ownRowsOnly(db, 'instance_owners', 'select, insert');
}

/** The owner's own policy is for the look-up functions, which run as the owner and must pass forced security. */
async function ownRowsOnly(db: Kysely<unknown>, table: string, privileges: string): Promise<void> {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`
    create policy user_wall on ${name} to facteur_app
    using (user_id = facteur_user()) with check (user_id = facteur_user())`.execute(db);
  await sql`create policy owner_lookups on ${name} to current_user using (true) with check (true)`.execute(db);
  await sql`grant ${sql.raw(privileges)} on ${name} to facteur_app`.execute(db);
}
