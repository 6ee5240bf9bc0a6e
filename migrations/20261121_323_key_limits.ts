// API keys of a cabinet, good for any of its dossiers; for all keys, the networks they may come from, and renewal
// without a cut: for a while the former secret opens too.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table api_keys
      add column networks text[] not null default '{}',
      add column previous_hash bytea,
      add column previous_until timestamptz,
      add column renewed_at timestamptz`.execute(db);
  await cabinetKeys(db);
  for (const table of ['api_keys', 'cabinet_api_keys']) await comments(db, table);
  await lookups(db);
}

async function comments(db: Kysely<unknown>, table: string): Promise<void> {
  const column = (name: string) => sql.raw(`${table}.${name}`);
  await sql`comment on column ${column('networks')} is 'Addresses and CIDR networks it may come from; empty: any'`.execute(
    db,
  );
  await sql`comment on column ${column('previous_hash')} is 'The secret before the last renewal, good until previous_until'`.execute(
    db,
  );
  await sql`
    create unique index ${sql.raw(`${table}_previous`)} on ${sql.raw(table)} (previous_hash)
    where previous_hash is not null`.execute(db);
}

async function cabinetKeys(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cabinet_api_keys (
      cabinet_id uuid not null references cabinets,
      key_id uuid not null,
      name text not null,
      prefix text not null,
      secret_hash bytea not null unique,
      scopes text[] not null,
      networks text[] not null default '{}',
      created_at timestamptz not null,
      created_by jsonb not null,
      last_used_at timestamptz,
      expires_at timestamptz,
      previous_hash bytea,
      previous_until timestamptz,
      renewed_at timestamptz,
      revoked_at timestamptz,
      revoked_by jsonb,
      primary key (cabinet_id, key_id)
    )`.execute(db);
  await sql`alter table cabinet_api_keys enable row level security`.execute(db);
  await sql`alter table cabinet_api_keys force row level security`.execute(db);
  await sql`
    create policy cabinet_wall on cabinet_api_keys to facteur_app
    using (cabinet_id = facteur_cabinet()) with check (cabinet_id = facteur_cabinet())`.execute(db);
  await sql`create policy owner_lookups on cabinet_api_keys to current_user using (true) with check (true)`.execute(db);
  await sql`grant select, insert, update on cabinet_api_keys to facteur_app`.execute(db);
}

async function lookups(db: Kysely<unknown>): Promise<void> {
  await sql`drop function tenancy_api_key(bytea, timestamptz)`.execute(db);
  await sql`
    create function tenancy_api_key(secret bytea, moment timestamptz, dossier text)
    returns table (
      key_id uuid, name text, scopes text[], networks text[], cabinet_id uuid, company_id uuid, company_name text)
    language plpgsql volatile ${SAFE} as $$
    #variable_conflict use_column
    begin
      update api_keys k set last_used_at = moment
      where (k.secret_hash = secret or (k.previous_hash = secret and k.previous_until > moment)) and k.revoked_at is null
        and (k.last_used_at is null or k.last_used_at < moment - interval '1 minute');
      return query
        select k.key_id, k.name, k.scopes, k.networks, null::uuid, c.company_id, c.name
        from api_keys k join companies c on c.company_id = k.company_id
        where (k.secret_hash = secret or (k.previous_hash = secret and k.previous_until > moment))
          and k.revoked_at is null and (k.expires_at is null or k.expires_at > moment) and c.status <> 'disabled';
      if found then return; end if;
      update cabinet_api_keys k set last_used_at = moment
      where (k.secret_hash = secret or (k.previous_hash = secret and k.previous_until > moment)) and k.revoked_at is null
        and (k.last_used_at is null or k.last_used_at < moment - interval '1 minute');
      return query
        select k.key_id, k.name, k.scopes, k.networks, k.cabinet_id, c.company_id, c.name
        from cabinet_api_keys k
        left join lateral (
          select o.company_id, o.name from cabinet_dossiers d join companies o on o.company_id = d.company_id
          where d.cabinet_id = k.cabinet_id and o.status <> 'disabled'
            and (o.siren = dossier or o.company_id::text = lower(dossier))) c on true
        where (k.secret_hash = secret or (k.previous_hash = secret and k.previous_until > moment))
          and k.revoked_at is null and (k.expires_at is null or k.expires_at > moment);
    end $$`.execute(db);
  await sql`comment on function tenancy_api_key is 'dossier: SIREN or id of the company a cabinet key is used for'`.execute(
    db,
  );
  await sql`
    create function tenancy_cabinet_key_scopes(key uuid) returns text[]
    language sql stable ${SAFE} as $$
      select k.scopes from cabinet_api_keys k
      join cabinet_dossiers d on d.cabinet_id = k.cabinet_id and d.company_id = facteur_company()
      where k.key_id = key and k.revoked_at is null
    $$`.execute(db);
  for (const lookup of ['tenancy_api_key(bytea, timestamptz, text)', 'tenancy_cabinet_key_scopes(uuid)']) {
    await sql`revoke all on function ${sql.raw(lookup)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(lookup)} to facteur_app`.execute(db);
  }
}
