// The journal of a cabinet: who was invited, what its keys may do, who its people are. A chain of its own, like those of
// the companies and of the instance. And what makes journals searchable.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cabinet_journal (
      cabinet_id uuid not null references cabinets,
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
      primary key (cabinet_id, sequence)
    )`.execute(db);
  await sql`alter table cabinet_journal enable row level security`.execute(db);
  await sql`alter table cabinet_journal force row level security`.execute(db);
  await sql`
    create policy cabinet_wall on cabinet_journal to facteur_app
    using (cabinet_id = facteur_cabinet()) with check (cabinet_id = facteur_cabinet())`.execute(db);
  await sql`grant select, insert on cabinet_journal to facteur_app`.execute(db);
  await sql`
    create trigger append_only before update or delete on cabinet_journal
    for each row execute function facteur_append_only()`.execute(db);
  await sql`
    create trigger never_emptied before truncate on cabinet_journal
    for each statement execute function facteur_append_only()`.execute(db);
  await sql`create index company_journal_actor on company_journal (company_id, actor_id, sequence desc)`.execute(db);
  await sql`create index cabinet_journal_actor on cabinet_journal (cabinet_id, actor_id, sequence desc)`.execute(db);
}
