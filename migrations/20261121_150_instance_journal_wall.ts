// The journal of the instance names people of all companies: it is read on purpose or not at all.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table instance_journal enable row level security`.execute(db);
  await sql`alter table instance_journal force row level security`.execute(db);
  await sql`
    create policy instance_wall on instance_journal
    using (current_setting('facteur.instance', true) = 'open')
    with check (current_setting('facteur.instance', true) = 'open')`.execute(db);
}
