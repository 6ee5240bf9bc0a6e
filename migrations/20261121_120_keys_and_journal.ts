// API keys, and the journals of security-relevant acts: one chain for each company, one for the instance.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await apiKeys(db);
  await journals(db);
}

async function apiKeys(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_keys (
      company_id uuid not null references companies,
      key_id uuid not null,
      name text not null,
      prefix text not null,
      secret_hash bytea not null,
      scopes text[] not null,
      created_at timestamptz not null,
      created_by jsonb not null,
      last_used_at timestamptz,
      expires_at timestamptz,
      revoked_at timestamptz,
      revoked_by jsonb,
      primary key (company_id, key_id)
    )`.execute(db);
  await sql`create unique index api_keys_secret on api_keys (secret_hash)`.execute(db);
  await sql`comment on column api_keys.secret_hash is 'SHA-256 of a 256-bit random secret, shown once and never kept'`.execute(
    db,
  );
  await sql`call facteur_protect('api_keys', 'select, insert, update')`.execute(db);
  await sql`create policy owner_lookups on api_keys to current_user using (true) with check (true)`.execute(db);
}

async function journals(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table company_journal (
      company_id uuid not null references companies,
      sequence integer not null,
      at timestamptz not null,
      actor_kind text not null,
      actor_id text not null,
      actor_name text,
      action text not null,
      subject_kind text,
      subject_id text,
      details jsonb,
      details_digest bytea not null,
      previous_hash bytea not null,
      hash bytea not null,
      primary key (company_id, sequence)
    )`.execute(db);
  await sql`call facteur_protect('company_journal', 'select, insert')`.execute(db);
  await sql`
    create table instance_journal (
      sequence integer primary key,
      at timestamptz not null,
      actor_kind text not null,
      actor_id text not null,
      actor_name text,
      action text not null,
      subject_kind text,
      subject_id text,
      details jsonb,
      details_digest bytea not null,
      previous_hash bytea not null,
      hash bytea not null
    )`.execute(db);
  await sql`grant select, insert on instance_journal to facteur_app`.execute(db);
  await appendOnly(db);
}

/** Names and details are personal data: they may be erased (GDPR art. 17); the digests keep the chain whole. */
async function appendOnly(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function facteur_append_only() returns trigger
    language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then
        if (new.details is null or new.details = old.details)
          and (new.actor_name is null or new.actor_name = old.actor_name)
          and to_jsonb(new) - array['details', 'actor_name'] = to_jsonb(old) - array['details', 'actor_name'] then
          return new;
        end if;
      end if;
      raise exception 'The journal % is append-only', tg_table_name;
    end $$`.execute(db);
  for (const journal of ['company_journal', 'instance_journal']) {
    await sql`
      create trigger append_only before update or delete on ${sql.table(journal)}
      for each row execute function facteur_append_only()`.execute(db);
    await sql`
      create trigger never_emptied before truncate on ${sql.table(journal)}
      for each statement execute function facteur_append_only()`.execute(db);
  }
}
