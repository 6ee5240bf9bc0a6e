// What is kept only to recognise a repetition is forgotten after a while.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create policy owner_forgets on idempotency_keys to current_user using (true)`.execute(db);
  await sql`
    create function facteur_forget(before timestamptz) returns void
    language sql security definer set search_path = pg_catalog, public, pg_temp as $$
      delete from idempotency_keys where created_at < before;
      delete from cron_slots where slot < before;
    $$`.execute(db);
  await sql`revoke all on function facteur_forget(timestamptz) from public`.execute(db);
  await sql`grant execute on function facteur_forget(timestamptz) to facteur_app`.execute(db);
}
