// Mails that go out. Whose they are is the business of whoever wrote them: who knows the id of a mail may see what
// became of it (facteur.mail_ids), the instance's owners see all of them.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function facteur_mails() returns uuid[]
    language sql stable parallel safe
    as $$ select string_to_array(nullif(current_setting('facteur.mail_ids', true), ''), ',')::uuid[] $$`.execute(db);
  await sql`
    create table outgoing_mails (
      mail_id uuid primary key,
      kind text not null,
      recipient text not null,
      recipient_name text,
      reply_to text,
      subject text not null,
      content jsonb,
      return_token text not null,
      state text not null check (
        state in ('held', 'queued', 'sent', 'delivered', 'refused', 'failed', 'expired', 'cancelled')),
      state_since timestamptz not null,
      attempts integer not null default 0,
      reason jsonb,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`comment on column outgoing_mails.content is 'Null once it has gone: its link is a secret of the recipient'`.execute(
    db,
  );
  await sql`create index outgoing_mails_waiting on outgoing_mails (expires_at) where state in ('held', 'queued')`.execute(
    db,
  );
  await sql`alter table outgoing_mails enable row level security`.execute(db);
  await sql`alter table outgoing_mails force row level security`.execute(db);
  await sql`
    create policy mail_wall on outgoing_mails
    using (mail_id = any (facteur_mails()) or current_setting('facteur.instance', true) = 'open')
    with check (mail_id = any (facteur_mails()) or current_setting('facteur.instance', true) = 'open')`.execute(db);
  await sql`grant select, insert on outgoing_mails to facteur_app`.execute(db);
  await sql`grant update (content, state, state_since, attempts, reason) on outgoing_mails to facteur_app`.execute(db);
}
