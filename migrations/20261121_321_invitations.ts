// Invitations to a dossier or a cabinet, and the conditions of use that who comes in accepts.
// An invitation stands behind the wall of what it leads to; who holds its token is answered by tenancy_invitation.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await invitations(db);
  await terms(db);
  await lookups(db);
}

async function invitations(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table invitations (
      scope_id uuid not null,
      invitation_id uuid not null,
      scope_kind text not null check (scope_kind in ('company', 'cabinet')),
      email text not null,
      name text not null,
      role text not null,
      language text not null,
      token_hash bytea not null unique,
      mail_id uuid,
      sendings integer not null default 1,
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      opened_at timestamptz,
      state text not null check (state in ('pending', 'accepted', 'declined', 'revoked')),
      state_since timestamptz not null,
      accepted_by uuid references users,
      created_at timestamptz not null,
      created_by jsonb not null,
      primary key (scope_id, invitation_id)
    )`.execute(db);
  await sql`comment on column invitations.scope_id is 'The company or the cabinet it leads to'`.execute(db);
  await sql`comment on column invitations.token_hash is 'SHA-256 of the link’s token; a new sending makes a new one'`.execute(
    db,
  );
  await sql`
    create unique index invitations_pending on invitations (scope_id, lower(email)) where state = 'pending'`.execute(
    db,
  );
  await sql`create index invitations_email on invitations (lower(email))`.execute(db);
  await guarded(db, 'invitations');
  await sql`
    create policy scope_wall on invitations to facteur_app
    using (scope_id in (facteur_company(), facteur_cabinet()))
    with check (scope_id in (facteur_company(), facteur_cabinet()))`.execute(db);
  await sql`grant select, insert, update on invitations to facteur_app`.execute(db);
}

async function terms(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table terms (
      version integer primary key,
      text_fr text not null,
      text_en text not null,
      published_at timestamptz not null,
      published_by jsonb not null
    )`.execute(db);
  await sql`grant select, insert on terms to facteur_app`.execute(db);
  await sql`
    create table terms_acceptances (
      user_id uuid not null references users,
      version integer not null,
      accepted_at timestamptz not null,
      address text not null,
      primary key (user_id, version)
    )`.execute(db);
  await guarded(db, 'terms_acceptances');
  await sql`
    create policy user_wall on terms_acceptances to facteur_app
    using (user_id = facteur_user()) with check (user_id = facteur_user())`.execute(db);
  await sql`grant select, insert on terms_acceptances to facteur_app`.execute(db);
}

async function lookups(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_invitation(token bytea)
    returns table (
      scope_kind text, scope_id uuid, invitation_id uuid, email text, name text, role text, language text,
      expires_at timestamptz, state text, created_by text, space text, cabinet text, account uuid)
    language sql stable ${SAFE} as $$
      select i.scope_kind, i.scope_id, i.invitation_id, i.email, i.name, i.role, i.language, i.expires_at, i.state,
        i.created_by ->> 'name', coalesce(c.name, k.name), kept.name, u.user_id
      from invitations i
      left join companies c on i.scope_kind = 'company' and c.company_id = i.scope_id
      left join cabinets k on i.scope_kind = 'cabinet' and k.cabinet_id = i.scope_id
      left join cabinet_dossiers d on d.company_id = c.company_id
      left join cabinets kept on kept.cabinet_id = d.cabinet_id
      left join users u on lower(u.email) = lower(i.email)
      where i.token_hash = token
    $$`.execute(db);
  await sql`
    create function tenancy_terms_due(person uuid) returns boolean
    language sql stable ${SAFE} as $$
      select coalesce((select max(t.version) from terms t), 1)
        > coalesce((select max(a.version) from terms_acceptances a where a.user_id = person), 1)
    $$`.execute(db);
  for (const lookup of ['tenancy_invitation(bytea)', 'tenancy_terms_due(uuid)']) {
    await sql`revoke all on function ${sql.raw(lookup)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(lookup)} to facteur_app`.execute(db);
  }
}

/** The owner's own policy is for the look-up functions, which run as the owner and must pass forced security. */
async function guarded(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`create policy owner_lookups on ${name} for select to current_user using (true)`.execute(db);
}
