// Whether an invoice is being talked about, kept with it as it changes, so that the list shows and filters it without
// looking at messages. What is internal to the cabinet leaves no trace here.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table invoices add column has_open_discussion boolean not null default false`.execute(db);
  await sql`
    create index invoices_discussed on invoices (company_id, direction, received_at, invoice_id)
    where has_open_discussion`.execute(db);
  await sql`
    create function facteur_mark_discussed() returns trigger language plpgsql as $$
    declare
      is_open boolean := case tg_table_name
        when 'invoice_messages' then true else (to_jsonb(new) ->> 'state') = 'reopened' end;
    begin
      update invoices set has_open_discussion = is_open
      where company_id = new.company_id and invoice_id = new.invoice_id and has_open_discussion <> is_open;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger invoice_messages_discussed after insert on invoice_messages for each row
    when (not new.is_internal) execute function facteur_mark_discussed()`.execute(db);
  await sql`
    create trigger invoice_discussion_marks_discussed after insert on invoice_discussion_marks for each row
    execute function facteur_mark_discussed()`.execute(db);
  await sql`
    update invoices i set has_open_discussion = true
    where exists (
      select from invoice_messages m
      where m.company_id = i.company_id and m.invoice_id = i.invoice_id and not m.is_internal)
    and coalesce((
      select k.state from invoice_discussion_marks k
      where k.company_id = i.company_id and k.invoice_id = i.invoice_id
      order by k.mark_id desc limit 1), 'reopened') = 'reopened'`.execute(db);
}
