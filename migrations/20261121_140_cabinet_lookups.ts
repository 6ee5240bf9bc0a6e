// Which cabinets a person works for: asked before a cabinet is entered.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tenancy_cabinets_of(person uuid)
    returns table (cabinet_id uuid, name text, siren text, role text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
      select c.cabinet_id, c.name, c.siren, m.role
      from cabinet_memberships m join cabinets c on c.cabinet_id = m.cabinet_id
      where m.user_id = person
      order by lower(c.name), c.cabinet_id
    $$`.execute(db);
  await sql`revoke all on function tenancy_cabinets_of(uuid) from public`.execute(db);
  await sql`grant execute on function tenancy_cabinets_of(uuid) to facteur_app`.execute(db);
}
