// Mails that come at the same moment are committed together: one statement, one transaction, one sync of the log.
// The function runs with the caller's rights: the company wall holds for every row it writes.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function inbox_accept_mails(mails jsonb, task text, max_attempts integer, channel text) returns void
    language plpgsql volatile as $$
    declare
      mail record;
    begin
      for mail in
        select * from jsonb_to_recordset(mails) as given(
          company_id uuid, message_id uuid, sha256 text, size bigint, recipient text, sender text,
          client_address text, helo_name text, is_encrypted boolean, received_at timestamptz)
        order by company_id, sha256
      loop
        perform set_config('facteur.company_id', mail.company_id::text, true);
        insert into inbox_messages (
          company_id, message_id, sha256, size, recipient, sender, client_address, helo_name, is_encrypted,
          received_at, state)
        values (
          mail.company_id, mail.message_id, mail.sha256, mail.size, mail.recipient, mail.sender, mail.client_address,
          mail.helo_name, mail.is_encrypted, mail.received_at, 'received')
        on conflict (company_id, sha256) do nothing;
        -- A sender that got no answer sends the same bytes again: the first row stands.
        continue when not found;
        perform facteur_enqueue(
          task, json_build_object('companyId', mail.company_id, 'messageId', mail.message_id), null, null,
          max_attempts, null, 0);
        perform pg_notify(
          channel, json_build_object('company', mail.company_id, 'topic', 'message', 'id', mail.message_id)::text);
      end loop;
    end $$`.execute(db);
  await sql`revoke all on function inbox_accept_mails from public`.execute(db);
  await sql`grant execute on function inbox_accept_mails to facteur_app`.execute(db);
}
