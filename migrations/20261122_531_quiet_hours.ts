// Hours in which a person is not written to, and the digests that such hours hold back.

import { sql, type Kysely } from 'kysely';

const SAFE = sql.raw('security definer set search_path = pg_catalog, public, pg_temp');

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notification_quiet_hours (
      user_id uuid primary key references users,
      from_minute smallint not null check (from_minute between 0 and 1439),
      to_minute smallint not null check (to_minute between 0 and 1439),
      days smallint[] not null check (days <@ '{1,2,3,4,5,6,7}'),
      whole_days smallint[] not null check (whole_days <@ '{1,2,3,4,5,6,7}'),
      time_zone text not null
    )`.execute(db);
  await sql`comment on table notification_quiet_hours is 'Local time of the person; days: ISO, Monday is 1'`.execute(
    db,
  );
  await sql`alter table notification_quiet_hours enable row level security`.execute(db);
  await sql`alter table notification_quiet_hours force row level security`.execute(db);
  await sql`
    create policy user_wall on notification_quiet_hours to facteur_app
    using (user_id = facteur_user()) with check (user_id = facteur_user())`.execute(db);
  await sql`grant select, insert, update, delete on notification_quiet_hours to facteur_app`.execute(db);
  await sql`
    create policy owner_lookups on notification_quiet_hours for select to current_user using (true)`.execute(db);
  await sql`alter table notification_marks add column is_held boolean not null default false`.execute(db);
  await sql`
    comment on column notification_marks.is_held is 'A digest was due in quiet hours: it goes out when they end'`.execute(
    db,
  );
  await lookup(db);
}

/** Asked on behalf of the product, of a person whose wall is not open. */
async function lookup(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_quiet_hours(person uuid)
    returns table (from_minute smallint, to_minute smallint, days smallint[], whole_days smallint[], time_zone text)
    language sql stable ${SAFE} as $$
      select from_minute, to_minute, days, whole_days, time_zone from notification_quiet_hours where user_id = person
    $$`.execute(db);
  await sql`revoke all on function tenancy_quiet_hours(uuid) from public`.execute(db);
  await sql`grant execute on function tenancy_quiet_hours(uuid) to facteur_app`.execute(db);
}
